package com.invicrm.sync;

import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.access.Viewer;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.jobs.TurnHandler.Urgency;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;

/// A workspace with mailboxes at a fake Gmail, whose turns a test takes itself, one by one; time
/// passes when the test says so.
final class GmailWorld implements AutoCloseable {
  private final TestTenant tenant;
  private final MailboxReading reading;
  private final ConnectSteps connect;
  private final Connection superuser;

  GmailWorld(ApplicationContext application) {
    this.tenant = TestTenant.create(application);
    this.reading = application.getBean(MailboxReading.class);
    this.connect = application.getBean(ConnectSteps.class);
    this.superuser =
        TestPostgres.superuser(application.getBean(JdbcConnectionDetails.class).getJdbcUrl());
  }

  TestTenant tenant() {
    return tenant;
  }

  /// One of its mailboxes.
  record Connected(UUID integration, UUID channel, FakeMailbox at) {
    MailboxReading.Work work() {
      return new MailboxReading.Work(channel);
    }
  }

  /// Connects a mailbox of the workspace's first user; nobody but the test takes its turns.
  Connected connect(FakeMailbox at) {
    return connect(tenant.viewer(), at);
  }

  /// Connects a mailbox of a user.
  Connected connect(Viewer viewer, FakeMailbox at) {
    return tenant.read(() -> {
      UUID integration = connect.keep(viewer, wanted(), "google", SharedGoogle.given(at));
      UUID channel =
          UUID.fromString(
              String.valueOf(
                  tenant
                      .sql()
                      .fetchValue(
                          "select id from channels where tenant_id = ? and integration_id = ? and not is_deleted",
                          tenant.id().value(),
                          integration)));
      // The application's own scheduler is not to take them.
      tenant
          .sql()
          .execute("delete from scheduled_turns where task_instance = ?", channel.toString());
      return new Connected(integration, channel, at);
    });
  }

  private static ConnectSteps.Wanted wanted() {
    return new ConnectSteps.Wanted(Optional.empty(), ConnectMailbox.Start.now);
  }

  /// Does something in the workspace; the turns and the looking again that it asks for are the
  /// test's to take.
  <T> T quietly(Supplier<T> work) {
    return tenant.read(() -> {
      T result = work.get();
      tenant.sql().execute("delete from scheduled_tasks where task_name = 'keep-out'");
      tenant
          .sql()
          .execute("delete from scheduled_turns where task_name = 'mailbox' and not picked");
      return result;
    });
  }

  /// Takes one turn; when the next is due.
  Optional<Next> turn(Connected mailbox) {
    return turn(mailbox, Urgency.fresh);
  }

  /// One turn that was asked for with that urgency.
  Optional<Next> turn(Connected mailbox, Urgency urgency) {
    return tenant.call(() -> reading.turn(mailbox.work(), urgency));
  }

  /// Takes turns until the mailbox is caught up, an hour later each time that it has to wait.
  void drain(Connected mailbox) {
    for (int i = 0; i < 200; i++) {
      turn(mailbox);
      if (isCaughtUp(mailbox)) return;
      pass(mailbox, Duration.ofHours(1));
    }
    throw new AssertionError("Not caught up after 200 turns: " + channel(mailbox));
  }

  private boolean isCaughtUp(Connected mailbox) {
    return number(
                "select count(*) from channels where id = '%s' and state = 'live' and listing is null and trouble is null and cool_until is null"
                    .formatted(mailbox.channel()))
            == 1
        && !ledger(mailbox).containsKey("pending");
  }

  /// Lets time pass for a mailbox, though not at Gmail.
  void pass(Connected mailbox, Duration time) {
    String by = "- make_interval(secs => " + time.toSeconds() + ")";
    execute(
        """
        update channels set cool_until = cool_until %1$s, last_ok_at = last_ok_at %1$s, changed_at = changed_at %1$s,
          repaired_at = repaired_at %1$s, audit_due_at = audit_due_at %1$s, due_at = due_at %1$s,
          watch_until = watch_until %1$s, watch_due_at = watch_due_at %1$s, pushed_at = pushed_at %1$s,
          cursors = (select coalesce(jsonb_agg(jsonb_set(c, '{at}', to_jsonb((c ->> 'at')::timestamptz %1$s)) order by n), '[]')
            from jsonb_array_elements(cursors) with ordinality as e (c, n))
        where id = '%2$s'
        """
            .formatted(by, mailbox.channel()));
    execute(
        "update sync_items set try_at = try_at %s where channel_id = '%s'"
            .formatted(by, mailbox.channel()));
    execute(
        "update user_integrations set access_expires_at = access_expires_at %1$s, refused_at = refused_at %1$s, refreshing_until = refreshing_until %1$s, connected_at = connected_at %1$s where id = '%2$s'"
            .formatted(by, mailbox.integration()));
    execute("update provider_units set cool_until = cool_until " + by);
  }

  /// How many mails stand how in the ledger.
  Map<String, Integer> ledger(Connected mailbox) {
    Map<String, Integer> counts = new TreeMap<>();
    rows("select case when status in ('skipped', 'gone') then status || ' ' || coalesce(reason, '') else status end, count(*) from sync_items where channel_id = '%s' and not is_deleted group by 1"
            .formatted(mailbox.channel()))
        .forEach(r -> counts.put(r.get(0), Integer.valueOf(r.get(1))));
    return counts;
  }

  /// The ids of the mails that lie in the record as copies of this mailbox.
  Set<String> copies(Connected mailbox) {
    return new TreeSet<>(
        column(
            "select provider_id from message_copies where channel_id = '%s' and not is_deleted"
                .formatted(mailbox.channel())));
  }

  /// Activities of mails in the workspace.
  long activities() {
    return number(
        "select count(*) from activities where tenant_id = '%s' and kind = 'email' and not is_deleted"
            .formatted(tenant.id()));
  }

  Set<String> contacts() {
    return new TreeSet<>(
        column(
            "select e.email_norm from contact_emails e join contacts c on c.id = e.contact_id and not c.is_deleted where e.tenant_id = '%s' and not e.is_deleted"
                .formatted(tenant.id())));
  }

  Map<String, String> channel(Connected mailbox) {
    return row("select * from channels where id = '%s'".formatted(mailbox.channel()));
  }

  Map<String, String> integration(Connected mailbox) {
    return row("select * from user_integrations where id = '%s'".formatted(mailbox.integration()));
  }

  Map<String, String> row(String query) {
    try (var statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      if (!rows.next()) throw new AssertionError("No row: " + query);
      Map<String, String> row = new TreeMap<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        row.put(rows.getMetaData().getColumnName(i), String.valueOf(rows.getString(i)));
      }
      return row;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  long number(String query) {
    return Long.parseLong(rows(query).getFirst().getFirst());
  }

  List<String> column(String query) {
    return rows(query).stream().map(List::getFirst).toList();
  }

  List<List<String>> rows(String query) {
    try (var statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<List<String>> all = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  void execute(String sql) {
    try (var statement = superuser.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      superuser.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
