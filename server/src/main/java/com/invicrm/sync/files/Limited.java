package com.invicrm.sync.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// Counts what is unpacked and stops a bomb: a small file that unpacks to something enormous.
final class Limited extends FilterInputStream {
  private static final long FREE = 256L << 20;
  private static final int RATIO = 200;

  private final LongSupplier packed;
  private final long[] unpacked;

  /// @param packed how many bytes of the file itself were read so far
  /// @param unpacked a counter that all streams of one file share
  Limited(InputStream in, LongSupplier packed, long[] unpacked) {
    super(in);
    this.packed = packed;
    this.unpacked = unpacked;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    if (count > 0) unpacked[0] += count;
    if (unpacked[0] > FREE + RATIO * packed.getAsLong()) throw new Bomb();
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    unpacked[0] += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// It unpacks to more than 200 times its size.
  static final class Bomb extends IOException {}
}
