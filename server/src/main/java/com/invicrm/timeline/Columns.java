package com.invicrm.timeline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Columns for `unnest` out of rows.
record Columns<T>(Collection<T> rows) {
  String[] texts(Function<T, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  UUID[] ids(Function<T, UUID> column) {
    return rows.stream().map(column).toArray(UUID[]::new);
  }

  Integer[] numbers(Function<T, Integer> column) {
    return rows.stream().map(column).toArray(Integer[]::new);
  }

  Long[] longs(Function<T, Long> column) {
    return rows.stream().map(column).toArray(Long[]::new);
  }

  OffsetDateTime[] instants(Function<T, Instant> column) {
    return rows.stream()
        .map(column)
        .map(i -> i.atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }
}
