package com.invicrm.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/// The units of one mailbox: a bucket that fills a little slower than the provider counts, so that
/// no minute ever holds more than the limit.
///
/// In any minute at most the bucket and what flows into it are spent: 2 % and 97 % of the limit.
final class UnitBudget {
  private static final double RATE = 0.97;
  private static final double BUCKET = 0.02;

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final double perMilli;
  private final double most;
  private double units;
  private Instant at;

  /// @param perMinute the provider's limit
  /// @param left units when the last turn ended
  /// @param idle how long ago that was
  UnitBudget(Clock clock, double perMinute, double left, Duration idle) {
    this.clock = clock;
    this.perMilli = perMinute * RATE / 60_000;
    this.most = perMinute * BUCKET;
    this.units = Math.min(most, left + Math.max(0, idle.toMillis()) * perMilli);
    this.at = clock.instant();
  }

  /// Takes units, and waits until they are there.
  ///
  /// @throws SourceException.TurnOver when that would be after the end
  void take(int wanted, Instant end) {
    Duration wait = reserve(wanted, end);
    if (wait.isZero()) return;
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException.TurnOver();
    }
  }

  /// What is left.
  double left() {
    lock.lock();
    try {
      refill();
      return units;
    } finally {
      lock.unlock();
    }
  }

  /// Takes units; how long one has to wait before they may be spent.
  Duration reserve(int wanted, Instant end) {
    lock.lock();
    try {
      refill();
      double missing = wanted - units;
      var wait = Duration.ofMillis(missing <= 0 ? 0 : (long) Math.ceil(missing / perMilli));
      if (clock.instant().plus(wait).isAfter(end)) throw new SourceException.TurnOver();
      units -= wanted;
      return wait;
    } finally {
      lock.unlock();
    }
  }

  private void refill() {
    Instant now = clock.instant();
    long millis = Math.max(0, Duration.between(at, now).toMillis());
    units = Math.min(most, units + millis * perMilli);
    at = now;
  }
}
