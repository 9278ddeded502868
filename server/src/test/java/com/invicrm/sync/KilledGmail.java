package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.ForkedApplication;
import com.invicrm.fixtures.google.FakeMailbox;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/// A first import out of Gmail by a real process that is killed again and again: nothing is lost,
/// nothing comes twice.
final class KilledGmail {
  private static final Duration LONGEST = Duration.ofMinutes(40);

  private final ForkedApplication application;
  private final GmailOnPort gmail;
  private final Random random;
  private final List<Duration> pauses = new ArrayList<>();
  private long busiestMinute;

  KilledGmail(ForkedApplication application, GmailOnPort gmail, long seed) {
    this.application = application;
    this.gmail = gmail;
    this.random = new Random(seed);
  }

  /// How the process comes back after it was killed.
  interface Return {
    void start() throws IOException, SQLException;
  }

  /// Imports a mailbox, and kills the process so many times on the way.
  void run(FakeMailbox mailbox, int kills, Return back) throws Exception {
    String token = application.register();
    String path = gmail.connect(application, token, mailbox);
    Set<String> wanted = GmailOnPort.wanted(mailbox);
    for (int kill = 1; kill <= kills; kill++) {
      int at = wanted.size() * kill / (kills + 1);
      Awaitility.await().atMost(LONGEST).until(() -> done(token, path) >= at);
      busiestMinute = Math.max(busiestMinute, gmail.google().quota().lastMinute());
      application.live(Duration.ofMillis(random.nextInt(400)));
      application.kill();
      resume(mailbox, back);
    }
    Awaitility.await()
        .atMost(LONGEST)
        .until(() -> state(token, path).equals("live") && done(token, path) >= wanted.size());
    compare(wanted);
  }

  /// How long it took each time until it asked for mail again; its own start is part of it.
  List<Duration> pauses() {
    return pauses;
  }

  /// The most units of a minute before a kill.
  long busiestMinute() {
    return busiestMinute;
  }

  private void resume(FakeMailbox mailbox, Return back) throws IOException, SQLException {
    long before = mailbox.spent().units();
    Instant killed = Instant.now();
    back.start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> mailbox.spent().units() > before);
    pauses.add(Duration.between(killed, Instant.now()));
  }

  private int done(String token, String path) throws IOException {
    var counts = application.get(token, path).path("counts");
    return counts.path("imported").asInt() + counts.path("merged").asInt();
  }

  private String state(String token, String path) throws IOException {
    return application.get(token, path).path("state").asString();
  }

  private void compare(Set<String> wanted) throws SQLException {
    try (Connection database = application.database()) {
      assertThat(ids(database, "select provider_id from message_copies where not is_deleted"))
          .isEqualTo(wanted);
      assertThat(
              ids(
                  database,
                  "select count(*) from activities where kind = 'email' and not is_deleted"))
          .containsExactly(
              String.valueOf(
                  Integer.parseInt(
                      ids(
                              database,
                              "select count(distinct message_id) from message_copies where not is_deleted")
                          .iterator()
                          .next())));
    }
  }

  private static Set<String> ids(Connection database, String query) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      Set<String> ids = new TreeSet<>();
      while (rows.next()) ids.add(rows.getString(1));
      return ids;
    }
  }
}
