package com.invicrm.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// How fast a file is read lately: over the last half minute, since mails differ.
final class Pace {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  private final Clock clock;
  private final Deque<Sample> samples = new ArrayDeque<>();

  Pace(Clock clock) {
    this.clock = clock;
  }

  /// Bytes a second, having read so many; 0 until it can be told.
  double at(long bytes) {
    Instant now = clock.instant();
    samples.addLast(new Sample(now, bytes));
    while (samples.size() > 2 && samples.getFirst().at().isBefore(now.minus(WINDOW))) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    double seconds = Duration.between(first.at(), now).toMillis() / 1000.0;
    return seconds <= 0 ? 0 : (bytes - first.bytes()) / seconds;
  }

  private record Sample(Instant at, long bytes) {}
}
