package com.invicrm.sync;

import com.invicrm.InviCrmApplication;
import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.fixtures.google.FakeGoogle;
import com.invicrm.fixtures.google.FakeMailbox;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/// Thousands of mailboxes that were connected and read long ago. Browsers and first imports would
/// take an hour, so the application's own parts write what those leave behind.
final class IdleMailboxes {
  static final int OF_A_WORKSPACE = 100;
  private static final int AT_ONCE = 4;
  private static final long CURSOR = 1_000_000;

  /// As mailboxes are in which nothing has happened for two days: read every five minutes, a row
  /// written every third time, the access renewed every hour, all of it spread.
  private static final List<String> AGED =
      List.of(
          """
          update channels set state = 'live', since = now() - interval '90 days', changed_at = now() - interval '2 days',
            cursors = jsonb_build_array(jsonb_build_object('cursor', '%d', 'at', now() - interval '2 days')),
            last_ok_at = now() - random() * interval '15 minutes', audit_due_at = now() + interval '12 hours',
            watch_due_at = now() + random() * interval '1 day'
          where kind <> 'import'
          """
              .formatted(CURSOR),
          """
          update user_integrations set access_expires_at = now() + random() * interval '50 minutes'
          where provider = 'google'
          """,
          """
          update scheduled_turns set priority = 1, execution_time = now() + interval '20 seconds' + random() * interval '5 minutes'
          """,
          "vacuum analyze");

  private final FakeGoogle google;
  private final String database;

  IdleMailboxes(FakeGoogle google, String database) {
    this.google = google;
    this.database = database;
  }

  /// Writes so many, in workspaces of a hundred each.
  void write(int mailboxes, Path folder) throws Exception {
    try (var application =
            new SpringApplicationBuilder(InviCrmApplication.class)
                .run(
                    "--invicrm.roles=api",
                    "--invicrm.database.url=" + database,
                    "--invicrm.data-dir=" + folder,
                    "--invicrm.master-key=" + TestPostgres.MASTER_KEY,
                    "--server.port=0",
                    "--management.server.port=-1");
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < mailboxes; i += OF_A_WORKSPACE) {
        work.add(() -> workspace(application));
      }
      for (Future<Boolean> one : threads.invokeAll(work)) one.get();
    }
    age();
  }

  private boolean workspace(ApplicationContext application) {
    TestTenant tenant = TestTenant.create(application);
    var connect = application.getBean(ConnectSteps.class);
    var wanted = new ConnectSteps.Wanted(Optional.empty(), ConnectMailbox.Start.now);
    tenant.write(() -> {
      for (int i = 0; i < OF_A_WORKSPACE; i++) {
        connect.keep(tenant.viewer(), wanted, "google", given(mailbox()));
      }
    });
    return true;
  }

  private FakeMailbox mailbox() {
    String address = "ann-" + UUID.randomUUID() + "@acme.example";
    return google.mailbox(
        address, google.settings(address).withHistory(BigInteger.valueOf(CURSOR)));
  }

  private MailConsent.Answer.Given given(FakeMailbox mailbox) {
    return new MailConsent.Answer.Given(
        google.accessToken(mailbox.address()),
        Duration.ofHours(1),
        Optional.of(google.refreshToken(mailbox.address())),
        Set.of(FakeGoogle.READ_MAIL),
        Optional.of(new MailConsent.Account(mailbox.address(), UUID.randomUUID().toString())));
  }

  private void age() throws SQLException {
    try (var superuser = TestPostgres.superuser(database);
        var statement = superuser.createStatement()) {
      for (String one : AGED) statement.execute(one);
    }
  }
}
