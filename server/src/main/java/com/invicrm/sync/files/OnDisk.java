package com.invicrm.sync.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file itself. Trouble with the disk is unchecked, so that it is never taken for damaged
/// contents: the job tries again.
final class OnDisk extends InputStream {
  private final FileChannel channel;
  private long position;

  OnDisk(Path file) {
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileKind kind() {
    byte[] head = new byte[FileKind.HEAD];
    int length = 0;
    for (int n = read(head, 0, head.length); n > 0; n = read(head, length, head.length - length)) {
      length += n;
    }
    position = 0;
    return FileKind.of(java.util.Arrays.copyOf(head, length));
  }

  void goTo(long offset) {
    position = offset;
  }

  /// How many bytes are read.
  long position() {
    return position;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) {
    try {
      int count = channel.read(ByteBuffer.wrap(bytes, from, length), position);
      if (count > 0) position += count;
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
