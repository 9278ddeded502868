package com.invicrm.people;

import java.util.Optional;

/// Which page of a list.
///
/// @param text any parts of a name, address or domain; when there is one, the best match comes
///   first and `sort` does not matter
/// @param limit rows a page, at least 1
/// @param cursor of the page before
public record ListQuery(
    Optional<String> text, RecordSort sort, Shelf shelf, int limit, Optional<String> cursor) {}
