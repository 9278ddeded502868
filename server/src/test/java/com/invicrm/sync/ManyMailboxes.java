package com.invicrm.sync;

import com.invicrm.ForkedApplication;
import com.invicrm.fixtures.google.FakeMailbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/// Many small mailboxes that browsers connect, four at once, to one application.
final class ManyMailboxes {
  private static final int AT_ONCE = 4;
  private static final int MAILS = 2;
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final ForkedApplication application;
  private final GmailOnPort gmail;
  private final List<FakeMailbox> all = new ArrayList<>();

  ManyMailboxes(ForkedApplication application, GmailOnPort gmail) {
    this.application = application;
    this.gmail = gmail;
  }

  List<FakeMailbox> all() {
    return all;
  }

  /// Connects so many, in workspaces of so many each.
  void connect(int mailboxes, int ofAWorkspace) throws Exception {
    List<Callable<FakeMailbox>> work = new ArrayList<>();
    String token = "";
    for (int i = 0; i < mailboxes; i++) {
      if (i % ofAWorkspace == 0) token = application.register();
      String admin = token;
      FakeMailbox mailbox = gmail.mailbox(MAILS);
      work.add(() -> {
        gmail.connect(application, admin, mailbox);
        return mailbox;
      });
    }
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<FakeMailbox> one : threads.invokeAll(work)) all.add(one.get());
    }
  }

  /// Waits until the first import of each has ended.
  void awaitLive() throws SQLException {
    try (Connection database = application.database()) {
      Awaitility.await()
          .atMost(LONGEST)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> live(database) >= all.size());
    }
  }

  private static long live(Connection database) throws SQLException {
    return number(
        database,
        "select count(*) from channels where kind <> 'import' and state = 'live' and listing is null");
  }

  static long number(Connection database, String query) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
