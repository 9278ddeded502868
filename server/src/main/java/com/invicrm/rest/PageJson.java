package com.invicrm.rest;

import com.invicrm.tenancy.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page as the contract has it; no `nextCursor` on the last one.
public record PageJson<T>(List<T> data, @Nullable String nextCursor) {
  /// The page in its JSON shape.
  public static <T> PageJson<T> of(Page<T> page) {
    return new PageJson<>(page.data(), page.nextCursor().orElse(null));
  }
}
