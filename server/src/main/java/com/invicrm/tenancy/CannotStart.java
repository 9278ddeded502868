package com.invicrm.tenancy;

import org.jspecify.annotations.Nullable;

/// A start that is refused with one plain message: what is wrong and what to do, without a stack
/// trace.
public final class CannotStart extends RuntimeException {
  public CannotStart(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
