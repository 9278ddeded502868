package com.invicrm.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is measured, for how long, and where the repository lies.
///
/// @param pointReadScale of pgbench's table: 100,000 rows each
/// @param mails in each mailbox that is imported; 0 when none is
/// @param mailboxes at Gmail; 0 when none is read
record Plan(
    Path root,
    List<Size> sizes,
    Durations durations,
    int pointReadScale,
    int mails,
    int mailboxes) {
  /// @param measured seconds that count, for each operation and number of connections
  /// @param first seconds before those of the first operation, while the JIT is at work
  /// @param later seconds before each other measurement: with fewer the JIT still competes with
  ///   what it compiles for, and a server is measured that has just been started
  record Durations(int measured, int first, int later) {}

  static Plan of(String[] args) {
    String size = args.length > 0 ? args[0] : "all";
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
    return new Plan(
        Path.of(""),
        Size.named(size),
        new Durations(seconds, 20, 15),
        10,
        size.equals("imports") || size.equals("all") ? 20_000 : 0,
        size.equals("gmail") || size.equals("all") ? 50 : 0);
  }

  Path application() {
    Path jar = root.resolve("server/target/invicrm-app.jar");
    if (Files.exists(jar)) return jar.toAbsolutePath();
    throw new IllegalStateException(
        "The application is not built: " + jar.normalize() + " is missing. Run `make build`.");
  }

  Path output() {
    return root.resolve("bench/target").toAbsolutePath();
  }
}
