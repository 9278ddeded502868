package com.invicrm.bench;

import java.util.Arrays;
import java.util.Collection;

/// How long each answer took, without an object an answer.
final class Latencies {
  private long[] nanos = new long[1 << 14];
  private int count;

  /// All of them, sorted.
  static Latencies of(Collection<Latencies> parts) {
    Latencies all = new Latencies();
    all.nanos =
        parts.stream().flatMapToLong(p -> Arrays.stream(p.nanos, 0, p.count)).sorted().toArray();
    all.count = all.nanos.length;
    return all;
  }

  void add(long taken) {
    if (count == nanos.length) nanos = Arrays.copyOf(nanos, count * 2);
    nanos[count++] = taken;
  }

  int count() {
    return count;
  }

  /// The time within which this share of the sorted answers came, in milliseconds.
  double millis(double share) {
    return count == 0
        ? Double.NaN
        : nanos[(int) Math.min(count - 1L, (long) (count * share))] / 1e6;
  }
}
