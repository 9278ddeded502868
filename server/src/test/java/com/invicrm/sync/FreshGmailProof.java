package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.ForkedApplication;
import com.invicrm.ProofReport;
import com.invicrm.TestPostgres;
import com.invicrm.TestRedis;
import com.invicrm.fixtures.google.FakeMailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `make proof PART=gmail-fresh`: what comes in 500 mailboxes is in the record within a minute,
/// though two processes share them and another mailbox is being imported all the while.
class FreshGmailProof {
  private static final int MAILBOXES = Integer.getInteger("proof.mailboxes", 500);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("proof.seconds", 360));
  private static final int OF_A_WORKSPACE = 50;
  private static final int IMPORTED = 50_000;
  private static final int CEILING = 6_000;
  private static final Duration WARM = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void whatComesIsInTheRecordWithinAMinute() throws Exception {
    String database = TestPostgres.create();
    try (var redis = new TestRedis();
        var gmail = new GmailOnPort(66, 1);
        var first = node("first", database, redis, gmail, gmail.google().url().toString());
        var second = node("second", database, redis, gmail, byAnotherName(gmail))) {
      gmail.google().latency(Duration.ofMillis(30));
      FakeMailbox imported = gmail.mailbox(IMPORTED);
      gmail.connect(first, first.register(), imported);
      var many = new ManyMailboxes(first, gmail);
      many.connect(MAILBOXES, OF_A_WORKSPACE);
      many.awaitLive();
      first.live(WARM);
      measure(first, second, gmail, many.all(), imported);
    }
  }

  /// So that the fake can tell the two processes apart.
  private static String byAnotherName(GmailOnPort gmail) {
    return gmail.google().url().toString().replace("127.0.0.1", "localhost");
  }

  private ForkedApplication node(
      String name, String database, TestRedis redis, GmailOnPort gmail, String url)
      throws IOException {
    List<String> options =
        gmail.options(
            "-Xmx512m", "-Dinvicrm.redis-url=" + redis.url(), "-Dinvicrm.google.api-url=" + url);
    return ForkedApplication.start(
        new ForkedApplication.Setup(folder.resolve(name), database, "", options));
  }

  private static void measure(
      ForkedApplication first,
      ForkedApplication second,
      GmailOnPort gmail,
      List<FakeMailbox> mailboxes,
      FakeMailbox imported)
      throws IOException, SQLException {
    try (Connection database = first.database();
        Connection looking = first.database()) {
      var fresh = new FreshMail(mailboxes, looking, 66);
      long units = imported.spent().units();
      long turns = turns(database);
      long transactions = transactions(database);
      Instant begun = Instant.now();
      fresh.run(TIME);
      double minutes = Duration.between(begun, Instant.now()).toMillis() / 60_000.0;
      double perMinute = (imported.spent().units() - units) / minutes;
      report(fresh, gmail)
          .line(
              "Turns: %.1f a second; transactions, all of both processes: %.0f a second"
                  .formatted(
                      (turns(database) - turns) / minutes / 60,
                      (transactions(database) - transactions) / minutes / 60))
          .line(
              "The import beside it: %,d of %,d are in; %,.0f units a minute, %.1f %% of the ceiling"
                  .formatted(
                      ManyMailboxes.stored(database, imported),
                      GmailOnPort.wanted(imported).size(),
                      perMinute,
                      100 * perMinute / CEILING))
          .write();
      assertThat(fresh.within(95)).isLessThanOrEqualTo(Duration.ofSeconds(60));
      assertThat(fresh.within(100)).isLessThanOrEqualTo(Duration.ofSeconds(90));
      assertThat(perMinute).isBetween(0.95 * CEILING, (double) CEILING);
    }
    assertThat(gmail.google().quota().violations()).isZero();
    assertThat(gmail.google().callers().names()).hasSize(2);
    assertThat(gmail.google().callers().crossed()).isZero();
    for (var node : List.of(first, second)) {
      assertThat(node.log()).doesNotContain("was taken over", "ERROR");
    }
  }

  private static ProofReport report(FreshMail fresh, GmailOnPort gmail) {
    return new ProofReport()
        .line(
            "%,d mailboxes in %d workspaces on two processes, and one more that is being imported; seed 66; each answer of Gmail takes 30 ms"
                .formatted(MAILBOXES, Math.ceilDiv(MAILBOXES, OF_A_WORKSPACE)))
        .line(
            "%,d mails came in %d seconds; from there into the record: %s"
                .formatted(fresh.arrivals(), TIME.toSeconds(), fresh.inWords()))
        .line(
            "Refused by the quota: %d; calls about a mailbox that the other process was asking about: %d"
                .formatted(
                    gmail.google().quota().violations(), gmail.google().callers().crossed()));
  }

  private static long turns(Connection database) throws SQLException {
    return ManyMailboxes.number(
        database, "select sum(epoch) from channels where kind <> 'import' and not is_deleted");
  }

  private static long transactions(Connection database) throws SQLException {
    return ManyMailboxes.number(
        database,
        "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()");
  }
}
