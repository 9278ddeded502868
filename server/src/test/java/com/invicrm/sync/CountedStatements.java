package com.invicrm.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A way to PostgreSQL on a port of its own that counts, by their words, the statements that go it:
/// what the application really sends, whatever server there is behind.
final class CountedStatements implements AutoCloseable {
  private final ServerSocket door;
  private final URI server;
  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  /// @param database its JDBC address
  CountedStatements(String database) throws IOException {
    this.server = URI.create(database.replaceFirst("^jdbc:", ""));
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::open);
  }

  /// The JDBC address by which the application comes this way.
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d%s?sslmode=disable&gssEncMode=disable"
        .formatted(door.getLocalPort(), server.getPath());
  }

  /// Begins anew at nothing.
  void reset() {
    counts.clear();
  }

  /// How many there were, beginning and ending transactions included.
  long all() {
    return counts.values().stream().mapToLong(n -> n).sum();
  }

  /// How many of them began or ended a transaction.
  long framing() {
    return counts.entrySet().stream()
        .filter(e -> e.getKey().matches("(?i)(begin|commit|rollback)\\b.*"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// Those that came most often.
  List<Map.Entry<String, Long>> most(int limit) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(limit)
        .toList();
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        var there = new Socket(server.getHost(), server.getPort());
        client.setTcpNoDelay(true);
        there.setTcpNoDelay(true);
        Thread.startVirtualThread(() -> carry(client, there, () -> forth(client, there)));
        Thread.startVirtualThread(() -> carry(client, there, () -> back(client, there)));
      } catch (IOException e) {
        if (!door.isClosed()) throw new IllegalStateException(e);
      }
    }
  }

  private interface Way {
    void go() throws IOException;
  }

  private static void carry(Socket client, Socket there, Way way) {
    try (client;
        there) {
      way.go();
    } catch (SocketException e) {
      // The other way ended.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void back(Socket client, Socket there) throws IOException {
    there.getInputStream().transferTo(client.getOutputStream());
  }

  /// After the greeting each message is a letter, a length that counts itself, and a body.
  private void forth(Socket client, Socket there) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
    var out = new DataOutputStream(new BufferedOutputStream(there.getOutputStream()));
    pass(in, out);
    out.flush();
    Map<String, String> names = new HashMap<>();
    for (int letter = in.read(); letter >= 0; letter = in.read()) {
      out.write(letter);
      count(names, letter, pass(in, out));
      if (in.available() == 0) out.flush();
    }
  }

  private static byte[] pass(DataInputStream in, DataOutputStream out) throws IOException {
    int length = in.readInt();
    byte[] body = in.readNBytes(length - Integer.BYTES);
    out.writeInt(length);
    out.write(body);
    return body;
  }

  /// Parse gives a statement a name, Bind runs it, Query does both at once.
  private void count(Map<String, String> names, int letter, byte[] body) {
    var rest = new ByteArrayInputStream(body);
    switch (letter) {
      case 'P' -> names.put(word(rest), word(rest));
      case 'B' -> {
        word(rest);
        counted(names.getOrDefault(word(rest), ""));
      }
      case 'Q' -> counted(word(rest));
      default -> {}
    }
  }

  private void counted(String statement) {
    String words = statement.replaceAll("\\s+", " ").strip();
    counts.merge(words.isEmpty() ? "(empty: is the connection alive?)" : words, 1L, Long::sum);
  }

  private static String word(ByteArrayInputStream from) {
    var word = new ByteArrayOutputStream();
    for (int b = from.read(); b > 0; b = from.read()) word.write(b);
    return word.toString(UTF_8);
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
