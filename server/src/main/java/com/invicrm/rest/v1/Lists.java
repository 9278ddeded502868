package com.invicrm.rest.v1;

import com.invicrm.people.ListQuery;
import com.invicrm.people.RecordSort;
import com.invicrm.people.Shelf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lists of records have in common.
final class Lists {
  private Lists() {}

  static ListQuery query(
      @Nullable String q, RecordSort sort, boolean deleted, int limit, @Nullable String cursor) {
    return new ListQuery(
        Optional.ofNullable(q).filter(t -> !t.isBlank()),
        sort,
        deleted ? Shelf.putAway : Shelf.inUse,
        limit,
        Optional.ofNullable(cursor));
  }
}
