package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real mail to be held to: unpacked once into a temporary folder that goes with the process, and
/// each mailbox read once. It never enters the repository.
public final class RealMail {
  private static final Map<String, List<Arrived>> READ = new ConcurrentHashMap<>();
  private static @Nullable Path folder;

  private RealMail() {}

  /// The folder of all data, or the end of the test as skipped when this machine does not have it.
  public static synchronized Path folder() {
    Path archive = archive();
    assumeTrue(
        Files.isReadable(archive),
        "SKIPPED: no real mail. Put it at ../shared/data/mail.tar.xz or name it by INVICRM_REAL_DATA");
    if (folder == null) folder = unpack(archive);
    return folder;
  }

  /// The files in a folder, in the order of their names.
  public static List<Path> files(String under) {
    try (Stream<Path> files = Files.walk(folder().resolve(under))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The mails of a folder whose files are one mail each, read; labelled with their folders.
  static List<Arrived> mails(String under) {
    return READ.computeIfAbsent(under, RealMail::read);
  }

  /// What an independent script found in the same files.
  public static JsonNode truth(String corpus) {
    return new JsonMapper().readTree(folder().resolve(corpus).resolve("truth.json").toFile());
  }

  /// The addresses of a mailbox's owner.
  public static List<String> owner(String mailbox) {
    return truth("enron-dev")
        .path("mailboxes")
        .path(mailbox)
        .path("owner_addresses")
        .values()
        .stream()
        .map(JsonNode::asString)
        .toList();
  }

  /// Prints what mail made of a workspace, in numbers alone.
  static void print(String corpus, TestMailbox any) {
    System.out.printf(
        "%s: %s contacts and %s companies of %s correspondents by the default policy%n",
        corpus,
        any.query("select count(*) from contacts where tenant_id = :tenant").getFirst(),
        any.query("select count(*) from companies where tenant_id = :tenant").getFirst(),
        any.query("select count(distinct email_norm) from correspondents where tenant_id = :tenant")
            .getFirst());
  }

  private static List<Arrived> read(String under) {
    Path root = folder().resolve(under);
    List<Arrived> mails = new ArrayList<>();
    for (Path file : files(under)) {
      String label = root.relativize(file.getParent()).toString();
      mails.add(TestMailbox.arrived(bytes(file), List.of(label)));
    }
    return List.copyOf(mails);
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpack(Path archive) {
    try {
      Path into = Files.createTempDirectory("real-mail");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(into)));
      Process tar =
          new ProcessBuilder("tar", "xf", archive.toString(), "-C", into.toString())
              .inheritIO()
              .start();
      assertThat(tar.waitFor()).as("tar").isZero();
      return into;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
