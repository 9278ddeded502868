package com.invicrm.sync.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// A stream that is unpacked: counts, stops a bomb, and turns whatever a decoder throws over
/// damaged bytes into an [IOException].
final class Limited extends FilterInputStream {
  /// A decoder that meets damage throws away what the same call had decoded, so little is asked for
  /// at once: a block of tar.
  private static final int AT_ONCE = 512;

  private final Unpacked unpacked;

  /// Thrown again whenever somebody reads on.
  private @Nullable IOException damage;

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
    if (damage != null) throw damage;
    try {
      int count = decoded(() -> super.read(bytes, from, Math.min(length, AT_ONCE)));
      unpacked.add(Math.max(0, count));
      return count;
    } catch (IOException e) {
      damage = e;
      throw e;
    }
  }

  /// Fills bytes as far as they come; how many did. Damage is thrown when nothing came before it:
  /// whoever reads on meets it again.
  static int fill(InputStream in, byte[] bytes) throws IOException {
    int length = 0;
    try {
      for (int n = 0; n >= 0 && length < bytes.length; length += Math.max(0, n)) {
        n = in.read(bytes, length, bytes.length - length);
      }
    } catch (IOException e) {
      if (length == 0) throw e;
    }
    return length;
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
