package com.invicrm.sync.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A stream that is unpacked: counts, stops a bomb, and turns whatever a decoder throws over
/// damaged bytes into an [IOException].
final class Limited extends FilterInputStream {
  private final Unpacked unpacked;

  Limited(InputStream in, Unpacked unpacked) {
    super(in);
    this.unpacked = unpacked;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = decoded(() -> super.read(bytes, from, length));
    unpacked.add(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    unpacked.add(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Entries belong to their archive, which goes on behind them.
  @Override
  public void close() {}

  /// Does a step of a decoder. Trouble of the disk itself is unchecked and passes.
  static <T> T decoded(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException("The packed bytes make no sense", e);
    }
  }

  /// A step of a decoder.
  interface Step<T> {
    T run() throws IOException;
  }
}
