package com.invicrm.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list, and how to ask for the next one.
///
/// @param nextCursor opaque, see [Cursor]; empty on the last page
public record Page<T>(List<T> data, Optional<String> nextCursor) {
  public Page {
    data = List.copyOf(data);
  }

  /// Cuts rows to a page: ask the database for one row more than `limit`, and whether there is a
  /// next page is known without counting.
  ///
  /// @param cursor makes the cursor that continues after a row
  public static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) return new Page<>(rows, Optional.empty());
    List<T> data = rows.subList(0, limit);
    return new Page<>(data, Optional.of(cursor.apply(data.getLast())));
  }

  /// The same page with each entry made into something else.
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(data.stream().<R>map(change).toList(), nextCursor);
  }
}
