package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.ForkedApplication;
import com.invicrm.ProofReport;
import com.invicrm.TestPostgres;
import com.invicrm.fixtures.google.FakeMailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `make proof PART=gmail-noisy`: case 66 at its size. While one workspace imports 200 mailboxes of
/// 50,000 mails, what comes in another's is in the record soon, and whoever connects a mailbox sees
/// its newest mails soon; on one process.
class NoisyGmailProof {
  private static final int NOISY = Integer.getInteger("proof.mailboxes", 200);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("proof.seconds", 720));
  private static final int MAILS = 50_000;
  private static final int QUIET = 20;
  private static final int NEW = 5;
  private static final int OF_NEW = 2_000;
  private static final int FIRST = 300;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration WARM = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void aQuietWorkspaceIsReadBesideANoisyOne() throws Exception {
    try (var gmail = new GmailOnPort(66, 1);
        var node =
            ForkedApplication.start(
                new ForkedApplication.Setup(
                    folder, TestPostgres.create(), "", gmail.options("-Xmx512m")))) {
      gmail.google().latency(Duration.ofMillis(30));
      var quiet = new ManyMailboxes(node, gmail);
      quiet.connect(QUIET, QUIET);
      quiet.awaitLive();
      var noisy = new ManyMailboxes(node, gmail, MAILS);
      noisy.connect(NOISY, NOISY);
      node.live(WARM);
      measure(node, gmail, quiet);
      assertThat(gmail.google().quota().violations()).isZero();
      assertThat(node.log()).doesNotContain("was taken over", "ERROR");
    }
  }

  private static void measure(ForkedApplication node, GmailOnPort gmail, ManyMailboxes quiet)
      throws Exception {
    try (Connection database = node.database();
        Connection looking = node.database();
        Connection counting = node.database();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var fresh = new FreshMail(quiet.all(), looking, 66);
      long before = stored(counting);
      Instant begun = Instant.now();
      Future<List<Duration>> newcomers = threads.submit(() -> newcomers(node, gmail, database));
      fresh.run(TIME);
      List<Duration> firsts = newcomers.get();
      double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
      report(fresh, firsts)
          .line(
              "All in all %.0f mails a second; refused by the quota: %d"
                  .formatted(
                      (stored(counting) - before) / seconds, gmail.google().quota().violations()))
          .write();
      assertThat(fresh.within(95)).isLessThan(Duration.ofMinutes(6));
      assertThat(firsts).hasSize(NEW).allMatch(f -> f.compareTo(Duration.ofSeconds(90)) < 0);
    }
  }

  private static ProofReport report(FreshMail fresh, List<Duration> firsts) {
    return new ProofReport()
        .line(
            "One process, 512 MB; a workspace of %,d mailboxes of %,d mails each, all being imported; each answer of Gmail takes 30 ms; seed 66"
                .formatted(NOISY, MAILS))
        .line(
            "%,d mails came in %d mailboxes of a quiet workspace in %d seconds; from there into the record: %s"
                .formatted(fresh.arrivals(), QUIET, TIME.toSeconds(), fresh.inWords()))
        .line(
            "New mailboxes of %,d mails, one after the other, each in a workspace of its own: from the click to the newest %d mails %s"
                .formatted(
                    OF_NEW,
                    FIRST,
                    firsts.stream().map(FreshMail::seconds).collect(Collectors.joining(", "))));
  }

  /// From the click to the first mails, for each.
  private static List<Duration> newcomers(
      ForkedApplication node, GmailOnPort gmail, Connection database) throws IOException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < NEW; i++) {
      FakeMailbox mailbox = gmail.mailbox(OF_NEW);
      String token = node.register();
      Instant clicked = Instant.now();
      gmail.connect(node, token, mailbox);
      Awaitility.await()
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> ManyMailboxes.stored(database, mailbox) >= FIRST);
      times.add(Duration.between(clicked, Instant.now()));
    }
    return times;
  }

  private static long stored(Connection database) throws SQLException {
    return ManyMailboxes.number(
        database, "select count(*) from message_copies where not is_deleted");
  }
}
