package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.ForkedApplication;
import com.invicrm.InventedMailbox;
import com.invicrm.ProofReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A mailbox of 2 GB is imported by an application with 512 MB of heap, by `make proof PART=mbox`.
class LargeMboxProof {
  private static final long SEED = 7;
  private static final long SIZE = 2L << 30;

  @TempDir Path folder;

  @Test
  void twoGigabytesAreImportedWithLittleMemory() throws Exception {
    Path mbox = folder.resolve("large.mbox");
    int mails = new InventedMailbox(SEED, 5_000, 6_000).write(mbox, SIZE);
    var setup =
        new ForkedApplication.Setup(
            folder.resolve("data"), "", "", List.of("-Xmx512m", "-XX:+UseSerialGC"));
    try (var application = ForkedApplication.start(setup)) {
      String token = application.register();
      var taken = application.upload(token, mbox, Map.of("owner", InventedMailbox.OWNER));
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
      String path = "/api/v1/imports/" + ForkedApplication.json(taken).path("id").asString();
      Awaitility.await()
          .atMost(Duration.ofMinutes(55))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> !application.get(token, path).path("status").asString().equals("running"));
      JsonNode done = application.get(token, path);
      assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("done");
      assertThat(done.path("seen").asInt()).isEqualTo(mails);
      assertThat(done.path("failed").asInt()).isZero();
      report(done, Files.size(mbox), application.peakMemory());
    }
  }

  private static void report(JsonNode done, long size, long peak) throws Exception {
    Duration took =
        Duration.between(
            Instant.parse(done.path("createdAt").asString()),
            Instant.parse(done.path("finishedAt").asString()));
    new ProofReport()
        .line("An invented mbox of %,d bytes with -Xmx512m; seed %d".formatted(size, SEED))
        .line(
            "Mails read: %,d, new messages: %,d, people: %,d"
                .formatted(
                    done.path("seen").asInt(),
                    done.path("imported").asInt(),
                    done.path("contacts").asInt()))
        .line(
            "From accepted to done: %d s, %,.0f mails/s"
                .formatted(took.toSeconds(), done.path("seen").asInt() * 1e3 / took.toMillis()))
        .line("Most memory of the process: %,d MB".formatted(peak))
        .write();
  }
}
