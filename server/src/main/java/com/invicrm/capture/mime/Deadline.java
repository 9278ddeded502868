package com.invicrm.capture.mime;

import java.time.Duration;

/// An end to patience with one mail, on the machine's monotonic time.
final class Deadline {
  private final long end;

  Deadline(Duration patience) {
    end = System.nanoTime() + patience.toNanos();
  }

  void check() {
    if (System.nanoTime() - end > 0) throw new Passed();
  }

  static final class Passed extends RuntimeException {}
}
