package com.invicrm.deals;

import com.invicrm.people.Shelf;
import java.util.Optional;

/// Which page of a list of deals.
///
/// @param text any parts of a name; when there is one, the best match comes first and `sort` does
///   not matter
/// @param limit rows a page, at least 1
/// @param cursor of the page before
public record DealQuery(
    Optional<String> text,
    DealFilter filter,
    DealSort sort,
    Shelf shelf,
    int limit,
    Optional<String> cursor) {}
