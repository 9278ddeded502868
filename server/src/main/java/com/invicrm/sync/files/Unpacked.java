package com.invicrm.sync.files;

import java.io.IOException;
import java.util.function.LongSupplier;

/// What all archives of one file were unpacked to so far.
final class Unpacked {
  private final Limits limits;
  private final LongSupplier packed;
  private long bytes;
  private int entries;

  /// @param packed how many bytes of the file itself were read so far
  Unpacked(Limits limits, LongSupplier packed) {
    this.limits = limits;
    this.packed = packed;
  }

  void add(long count) throws Bomb {
    bytes += count;
    if (bytes > limits.most())
      throw new Bomb("unpacks to more than " + (limits.most() >> 30) + " GB");
    if (bytes > limits.free() + limits.ratio() * packed.getAsLong()) {
      throw new Bomb("unpacks to more than " + limits.ratio() + " times its size");
    }
  }

  void addEntry() throws Bomb {
    if (++entries > limits.entries()) {
      throw new Bomb("holds more than %,d files".formatted(limits.entries()));
    }
  }

  /// It is made to keep the server busy; the message says by what, to follow the file's name.
  static final class Bomb extends IOException {
    Bomb(String message) {
      super(message);
    }
  }
}
