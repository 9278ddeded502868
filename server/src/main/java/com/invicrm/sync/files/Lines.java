package com.invicrm.sync.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Lines with their ends, longer ones in pieces, so that memory stays bounded; what was read can be
/// put back.
final class Lines {
  private static final int LONGEST = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[LONGEST];
  private int from;
  private int to;
  private byte[] again = new byte[0];
  private int againFrom;
  private long offset;
  private boolean whole = true;
  private boolean begins = true;

  /// @param offset where in the file the stream begins
  Lines(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /// The next line or piece of one; empty at the end.
  byte[] next() throws IOException {
    begins = whole;
    byte[] line = againFrom < again.length ? nextAgain() : nextRead();
    whole = line.length > 0 && line[line.length - 1] == '\n';
    offset += line.length;
    return line;
  }

  /// Whether the last piece began a line.
  boolean isBeginning() {
    return begins;
  }

  /// Where in the file the next line begins.
  long offset() {
    return offset;
  }

  /// Puts whole lines back: they come next.
  void unread(byte[] lines) {
    var all = new ByteArrayOutputStream(lines.length + again.length - againFrom);
    all.write(lines, 0, lines.length);
    all.write(again, againFrom, again.length - againFrom);
    again = all.toByteArray();
    againFrom = 0;
    offset -= lines.length;
    whole = true;
  }

  private byte[] nextAgain() {
    int most = Math.min(again.length, againFrom + LONGEST);
    int end = endOfLine(again, againFrom, most);
    byte[] line = Arrays.copyOfRange(again, againFrom, end);
    againFrom = end;
    if (againFrom == again.length) {
      again = new byte[0];
      againFrom = 0;
    }
    return line;
  }

  private byte[] nextRead() throws IOException {
    if (from == to && !fill()) return new byte[0];
    int end = endOfLine(buffer, from, to);
    byte[] line = Arrays.copyOfRange(buffer, from, end);
    from = end;
    if (line[line.length - 1] == '\n' || !fill()) return line;
    return joined(line);
  }

  /// A line that goes on in the next buffer.
  private byte[] joined(byte[] line) {
    int end = endOfLine(buffer, from, Math.min(to, from + LONGEST - line.length));
    byte[] joined = Arrays.copyOf(line, line.length + end - from);
    System.arraycopy(buffer, from, joined, line.length, end - from);
    from = end;
    return joined;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Limited.fill(in, buffer);
    return to > 0;
  }

  /// Behind the line break, or the limit.
  private static int endOfLine(byte[] bytes, int start, int limit) {
    int end = start;
    while (end < limit && bytes[end] != '\n') end++;
    return end < limit ? end + 1 : limit;
  }
}
