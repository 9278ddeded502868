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

/// Many mailboxes that browsers connect, four at once, to one application.
final class ManyMailboxes {
  private static final int AT_ONCE = 4;
  private static final int FEW = 2;
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final ForkedApplication application;
  private final GmailOnPort gmail;
  private final int mails;
  private final List<FakeMailbox> all = new ArrayList<>();

  ManyMailboxes(ForkedApplication application, GmailOnPort gmail) {
    this(application, gmail, FEW);
  }

  /// @param mails in each
  ManyMailboxes(ForkedApplication application, GmailOnPort gmail, int mails) {
    this.application = application;
    this.gmail = gmail;
    this.mails = mails;
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
      FakeMailbox mailbox = gmail.mailbox(mails);
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

  /// How many mails of it are in the record.
  static long stored(Connection database, FakeMailbox imported) throws SQLException {
    return number(
        database,
        """
        select count(*) from message_copies m
        join channels c on c.tenant_id = m.tenant_id and c.id = m.channel_id
        join user_integrations i on i.tenant_id = c.tenant_id and i.id = c.integration_id
        where i.email_norm = '%s' and not m.is_deleted
        """
            .formatted(imported.address()));
  }
}
