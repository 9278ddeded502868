package com.invicrm.people;

import java.util.Optional;

/// Which page of a list.
///
/// @param text any parts of a name, address or domain; when there is one, the best match comes
///   first and `sort` does not matter
/// @param tag only records that have the tag of this name
/// @param limit rows a page, at least 1
/// @param cursor of the page before
public record ListQuery(
    Optional<String> text,
    Optional<String> tag,
    RecordSort sort,
    Shelf shelf,
    int limit,
    Optional<String> cursor) {

  /// Whatever their tags.
  public ListQuery(
      Optional<String> text, RecordSort sort, Shelf shelf, int limit, Optional<String> cursor) {
    this(text, Optional.empty(), sort, shelf, limit, cursor);
  }

  /// The same list, only of records that have a tag.
  public ListQuery tagged(Optional<String> name) {
    return new ListQuery(text, name, sort, shelf, limit, cursor);
  }
}
