package com.invicrm.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One keep-alive connection that sends ready-made requests and reads answers into one buffer, with
/// as little work of its own as HTTP allows: it shares the machine with what it measures.
final class HttpConnection implements AutoCloseable {
  private final int port;
  private final byte[] buffer = new byte[1 << 16];
  private @Nullable Socket socket;
  private int start;
  private int end;

  HttpConnection(int port) {
    this.port = port;
  }

  /// Sends a request, reads the whole answer and returns its status. When the server has closed the
  /// connection in good order, the next request opens another.
  int exchange(byte[] request) throws IOException {
    Socket open = socket == null ? connect() : socket;
    open.getOutputStream().write(request);
    InputStream in = open.getInputStream();
    int status = Integer.parseInt(line(in).substring(9, 12));
    long length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String plain = header.toLowerCase(Locale.ROOT);
      if (plain.startsWith("content-length:")) length = Long.parseLong(plain.substring(15).strip());
      chunked |= plain.startsWith("transfer-encoding:") && plain.contains("chunked");
      last |= plain.startsWith("connection:") && plain.contains("close");
    }
    if (chunked) skipChunks(in);
    else skip(in, length);
    if (last) close();
    return status;
  }

  @Override
  public void close() throws IOException {
    if (socket != null) socket.close();
    socket = null;
  }

  private Socket connect() throws IOException {
    Socket fresh = new Socket(InetAddress.getLoopbackAddress(), port);
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(30_000);
    start = 0;
    end = 0;
    socket = fresh;
    return fresh;
  }

  private void skipChunks(InputStream in) throws IOException {
    for (int size = chunk(in); size > 0; size = chunk(in)) skip(in, size + 2L);
    skip(in, 2);
  }

  private int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private void skip(InputStream in, long bytes) throws IOException {
    long left = bytes;
    while (left > end - start) {
      left -= end - start;
      start = end;
      fill(in);
    }
    start += (int) left;
  }

  /// A line without its end; nothing that this server sends in a line is longer than the buffer.
  private String line(InputStream in) throws IOException {
    int from = start;
    while (true) {
      for (int at = from; at < end; at++) {
        if (buffer[at] == '\n') return cut(at);
      }
      int seen = end - start;
      fill(in);
      from = start + seen;
    }
  }

  private String cut(int newline) {
    String line = new String(buffer, start, newline - 1 - start, ISO_8859_1);
    start = newline + 1;
    return line;
  }

  private void fill(InputStream in) throws IOException {
    if (start > 0) System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int read = in.read(buffer, end, buffer.length - end);
    if (read <= 0) throw new EOFException("The application hung up in the middle of an answer");
    end += read;
  }
}
