package com.invicrm.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who asked for the running work, and from where: bound for each request, missing in jobs.
///
/// @param address the IP address that the request came from
/// @param userAgent what the program calls itself; empty when it does not say
/// @param viewer null while nobody is signed in
public record Caller(String address, String userAgent, @Nullable Viewer viewer) {
  private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

  /// Whoever asked for the running work.
  public static Optional<Caller> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// Runs work that this caller asked for.
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }
}
