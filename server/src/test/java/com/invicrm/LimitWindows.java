package com.invicrm;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;

/// Limits are counted in minutes, or so, of the clock: what is counted in a test must not fall into
/// two of them.
public final class LimitWindows {
  private LimitWindows() {}

  /// Waits until so much of the running window is left.
  public static void awaitRoom(Duration window, Duration needed) {
    Awaitility.await()
        .atMost(needed.multipliedBy(2))
        .until(() ->
            window.toMillis() - Instant.now().toEpochMilli() % window.toMillis()
                > needed.toMillis());
  }
}
