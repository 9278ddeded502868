package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Real mail to be held to, unpacked into a folder of the test's own: it never enters the
/// repository.
final class RealMail {
  private static final String MAILBOX = "buy-r";
  private final Path folder;

  private RealMail(Path folder) {
    this.folder = folder;
  }

  /// Unpacks the mailbox, or ends the test as skipped when this machine does not have it.
  static RealMail unpack(Path folder) throws IOException, InterruptedException {
    Path archive = archive();
    assumeTrue(
        Files.isReadable(archive),
        "SKIPPED: no real mail at " + archive + "; set INVICRM_REAL_DATA to mail.tar.xz");
    Process tar =
        new ProcessBuilder(
                "tar",
                "xf",
                archive.toString(),
                "-C",
                folder.toString(),
                "enron-dev/src/maildir/" + MAILBOX)
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).as("tar").isZero();
    return new RealMail(folder);
  }

  /// The mailbox's files, in the order of their names.
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  Path root() {
    return folder.resolve("enron-dev/src/maildir").resolve(MAILBOX);
  }

  private static Path archive() {
    String given = System.getenv("INVICRM_REAL_DATA");
    if (given != null && !given.isBlank()) {
      Path path = Path.of(given);
      return Files.isDirectory(path) ? path.resolve("mail.tar.xz") : path;
    }
    // Tests run in the module's folder, one below the repository's root.
    return Path.of("..", "..", "shared", "data", "mail.tar.xz").toAbsolutePath().normalize();
  }
}
