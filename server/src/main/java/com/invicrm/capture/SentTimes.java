package com.invicrm.capture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a mail was sent, since senders' clocks are wrong.
final class SentTimes {
  /// Older than mail programs: a clock that was never set.
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Duration SLACK = Duration.ofMinutes(5);

  private final Instant now;

  SentTimes(Clock clock) {
    this.now = clock.instant();
  }

  /// The Date field; when it lies in the future the time of receipt, or now. A mail that tells
  /// neither gets the epoch, which shows that nothing is known and is never anybody's latest.
  Instant sent(@Nullable Instant date, @Nullable Instant received) {
    if (date != null && !isFuture(date)) return date;
    if (received != null && !isFuture(received)) return received;
    return date == null ? Instant.EPOCH : now;
  }

  /// Whether a time can be somebody's last contact.
  boolean counts(Instant sent) {
    return !sent.isBefore(FIRST) && !isFuture(sent);
  }

  /// The last time that can be somebody's last contact.
  Instant latest() {
    return now.plus(SLACK);
  }

  private boolean isFuture(Instant at) {
    return at.isAfter(latest());
  }
}
