package com.invicrm.capture.mime;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields of a mail's header, in order, unfolded; looked up without regard to case.
public record Headers(List<Field> fields) {
  public Headers {
    fields = ImmutableList.copyOf(fields);
  }

  /// A header of more is cut off there.
  static final int MOST_FIELDS = 2000;

  /// One field.
  ///
  /// @param name in lower case
  /// @param value unfolded, as characters, encoded words still encoded
  public record Field(String name, String value) {
    public Field {
      name = CleanText.of(name).toLowerCase(Locale.ROOT);
      value = CleanText.of(value);
    }
  }

  /// The value of the first field of that name.
  public Optional<String> first(String name) {
    return all(name).findFirst();
  }

  /// The values of all fields of that name, in order.
  public Stream<String> all(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value);
  }

  /// Without line breaks; the blanks that folding put behind them stay (RFC 5322, section 2.2.3).
  static String unfolded(String value) {
    if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) return value;
    return value.replace("\r", "").replace("\n", "").strip();
  }

  /// Whether there is such a field at all.
  public boolean has(String name) {
    return fields.stream().anyMatch(f -> f.name().equalsIgnoreCase(name));
  }
}
