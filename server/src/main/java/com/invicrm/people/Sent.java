package com.invicrm.people;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What was sent with an edit, by field.
public final class Sent {
  private Sent() {}

  /// Adds a field if the edit gives it; an emptied one is an empty text.
  public static void add(Map<String, Object> sent, String field, Edit<?> edit) {
    if (edit.given()) sent.put(field, Objects.requireNonNullElse(edit.value(), ""));
  }

  /// The `field_sources` of fields that a person wrote: each is pinned against the machine.
  public static String pins(Set<String> fields) {
    return fields.stream()
        .map(field -> "\"" + field + "\":{\"source\":\"person\"}")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
