package com.invicrm.tenancy;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Places for work that keeps processors busy: so many at once, whoever came first first. With all
/// at once each would be as slow as the last.
public final class Places {
  private final Semaphore free;

  public Places(int atOnce) {
    this.free = new Semaphore(atOnce, true);
  }

  /// Waits for a place and does the work in it, which may ask the database but nobody farther away,
  /// and takes no other place.
  public <T> T inTurn(Supplier<T> work) {
    free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
