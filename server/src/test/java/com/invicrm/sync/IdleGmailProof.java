package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.ForkedApplication;
import com.invicrm.ProofReport;
import com.invicrm.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `make proof PART=gmail-idle`: 10,000 mailboxes in which nothing happens cost one process next to
/// nothing.
class IdleGmailProof {
  private static final int MAILBOXES = Integer.getInteger("proof.mailboxes", 10_000);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("proof.seconds", 300));
  private static final double PROCESSOR = 0.15;
  private static final double STATEMENTS = 170;

  @TempDir Path folder;

  @Test
  void mailboxesInWhichNothingHappensCostNextToNothing() throws Exception {
    String database = TestPostgres.create();
    try (var gmail = new GmailOnPort(67, 1);
        var counted = new CountedStatements(database)) {
      new IdleMailboxes(gmail.google(), database).write(MAILBOXES, folder.resolve("data"));
      try (Connection superuser = TestPostgres.superuser(database);
          var application = application(counted.url(), gmail)) {
        application.live(TIME.multipliedBy(11).dividedBy(10));
        measure(application, counted, superuser);
      }
      assertThat(gmail.google().quota().violations()).isZero();
    }
  }

  private ForkedApplication application(String database, GmailOnPort gmail) throws Exception {
    return ForkedApplication.start(
        new ForkedApplication.Setup(
            folder.resolve("data"), database, "", gmail.options("-Xmx512m")));
  }

  private static void measure(
      ForkedApplication application, CountedStatements counted, Connection superuser)
      throws Exception {
    Duration own = application.processorTime();
    Duration servers = serversTime(superuser);
    long turns = turns(superuser);
    counted.reset();
    Instant begun = Instant.now();
    application.live(TIME);
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    long statements = counted.all();
    double processor = application.processorTime().minus(own).toMillis() / 1000.0 / seconds;
    double server = serversTime(superuser).minus(servers).toMillis() / 1000.0 / seconds;
    var report =
        new ProofReport()
            .line(
                "%,d mailboxes in which nothing happens, in %d workspaces; %.1f turns a second"
                    .formatted(
                        MAILBOXES,
                        Math.ceilDiv(MAILBOXES, IdleMailboxes.OF_A_WORKSPACE),
                        (turns(superuser) - turns) / seconds))
            .line(
                "Over %.0f seconds: %.1f %% of a core for the application, %.1f %% for PostgreSQL beside it"
                    .formatted(seconds, 100 * processor, 100 * server))
            .line(
                "%.0f statements a second; %.0f of them begin or end a transaction"
                    .formatted(statements / seconds, counted.framing() / seconds));
    counted
        .most(12)
        .forEach(s ->
            report.line(
                "%.1f a second: `%s`".formatted(s.getValue() / seconds, start(s.getKey()))));
    report.write();
    assertThat(processor).isLessThanOrEqualTo(PROCESSOR);
    assertThat(statements / seconds).isLessThanOrEqualTo(STATEMENTS);
  }

  private static String start(String statement) {
    return statement.length() <= 90 ? statement : statement.substring(0, 90) + " …";
  }

  private static long turns(Connection superuser) throws SQLException {
    return ManyMailboxes.number(
        superuser, "select sum(epoch) from channels where kind <> 'import'");
  }

  /// What all processes of the server used that live now; the ones that serve the application do
  /// all the while.
  private static Duration serversTime(Connection superuser) throws SQLException {
    long own = ManyMailboxes.number(superuser, "select pg_backend_pid()");
    ProcessHandle server = ProcessHandle.of(own).orElseThrow().parent().orElseThrow();
    return server
        .descendants()
        .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
