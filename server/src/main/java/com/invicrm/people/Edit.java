package com.invicrm.people;

import org.jspecify.annotations.Nullable;

/// What an edit says about one field: leave it, empty it, or give it a value.
///
/// @param value null empties the field when it is given
public record Edit<T>(boolean given, @Nullable T value) {
  /// Leaves the field as it is.
  public static <T> Edit<T> leave() {
    return new Edit<>(false, null);
  }

  /// Empties the field.
  public static <T> Edit<T> clear() {
    return new Edit<>(true, null);
  }

  /// Gives the field a value.
  public static <T> Edit<T> to(T value) {
    return new Edit<>(true, value);
  }

  /// What the field holds after the edit, when it held `current` before.
  public @Nullable T over(@Nullable T current) {
    return given ? value : current;
  }
}
