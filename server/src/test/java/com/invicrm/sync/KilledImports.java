package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.CanonicalExport;
import com.invicrm.ForkedApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Files imported by a real process that is killed again and again, and by one that is not.
final class KilledImports {
  /// A mailbox to import.
  record Mailbox(Path file, Map<String, String> fields) {}

  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final ForkedApplication application;
  private final Random random;

  KilledImports(ForkedApplication application, long seed) {
    this.application = application;
    this.random = new Random(seed);
  }

  /// What a workspace holds after its mailboxes came, and what their imports say.
  ///
  /// @param living without what depends on the order of the imports: how often rows were changed,
  ///   and which import made whom
  record Outcome(List<String> export, List<String> living, List<JsonNode> imports) {}

  Outcome undisturbed(List<Mailbox> mailboxes) throws IOException, SQLException {
    String token = application.register();
    List<JsonNode> imports = new java.util.ArrayList<>();
    for (Mailbox mailbox : mailboxes) imports.add(done(token, start(token, mailbox)));
    return outcome(token, imports);
  }

  /// Kills it at random moments of the file: once so many mails are seen, and a random time later.
  Outcome killed(List<Mailbox> mailboxes, Map<Path, Integer> kills, int mails)
      throws IOException, SQLException, InterruptedException {
    String token = application.register();
    List<JsonNode> imports = new java.util.ArrayList<>();
    for (Mailbox mailbox : mailboxes) {
      String path = start(token, mailbox);
      int[] moments =
          IntStream.range(0, kills.getOrDefault(mailbox.file(), 0))
              .map(_ -> random.nextInt(mails))
              .sorted()
              .toArray();
      for (int moment : moments) killAt(token, path, moment);
      imports.add(done(token, path));
    }
    return outcome(token, imports);
  }

  private void killAt(String token, String path, int seen)
      throws IOException, SQLException, InterruptedException {
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> application.get(token, path).path("seen").asInt() >= seen);
    application.live(Duration.ofMillis(random.nextInt(120)));
    application.kill();
    application.restart();
  }

  private String start(String token, Mailbox mailbox) throws IOException {
    var taken = application.upload(token, mailbox.file(), mailbox.fields());
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return "/api/v1/imports/" + ForkedApplication.json(taken).path("id").asString();
  }

  private JsonNode done(String token, String path) throws IOException {
    Awaitility.await()
        .atMost(LONGEST)
        .until(() -> !application.get(token, path).path("status").asString().equals("running"));
    return application.get(token, path);
  }

  private Outcome outcome(String token, List<JsonNode> imports) throws IOException, SQLException {
    String tenant = application.get(token, "/api/v1/me").path("tenant").path("id").asString();
    try (var database = application.database()) {
      return new Outcome(
          CanonicalExport.of(database, tenant),
          CanonicalExport.living(database, tenant, "imports"),
          imports.stream().map(KilledImports::counts).toList());
    }
  }

  private static JsonNode counts(JsonNode imported) {
    return ((ObjectNode) imported).remove(List.of("id", "createdAt", "finishedAt"));
  }
}
