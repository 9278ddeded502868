package com.invicrm.sync;

import com.invicrm.sync.ConnectMailbox.Start;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Mailboxes at providers as far as connecting them goes.
@Component
class ConnectionStore {
  /// An account at a provider.
  record Account(String provider, String address, String norm, String subject) {}

  /// A mailbox that is or was connected.
  ///
  /// @param isAway it was put away, and nobody's since
  /// @param isClosing its mail is being taken back
  record Connection(
      UUID id,
      @Nullable UUID userId,
      String address,
      boolean isAway,
      boolean isClosing,
      boolean hasRefresh) {}

  /// What is read of it.
  ///
  /// @param isHeld until its owner starts it
  record Channel(UUID id, boolean isHeld) {}

  private static final String FIND =
      """
      select i.id, i.user_id, i.email, i.is_deleted,
        exists (select 1 from channels c where c.tenant_id = i.tenant_id and c.integration_id = i.id and c.state = 'closing'
          and not c.is_deleted),
        i.refresh_sealed is not null
      from user_integrations i
      where i.tenant_id = ? and i.is_deleted in (false, true)
      """;

  private static final String INSERT =
      """
      insert into user_integrations
        (tenant_id, id, user_id, provider, email, email_norm, subject, scopes, connected_at, created_by)
      values (?, ?, ?, ?, ?, ?, ?, ?, now(), ?)
      """;

  private static final String AGAIN =
      """
      update user_integrations
      set user_id = ?, email = ?, email_norm = ?, subject = ?, scopes = ?, status = 'active', connected_at = now(),
        version = version + 1, updated_at = now(), is_deleted = false
      where tenant_id = ? and id = ? and is_deleted in (false, true)
      """;

  private static final String CHANNEL =
      """
      insert into channels (tenant_id, id, integration_id, kind, state) values (?, ?, ?, 'gmail', ?)
      on conflict (tenant_id, integration_id, kind) do update
      set state = case when channels.is_deleted then excluded.state when channels.state = 'live' then 'repair'
          else channels.state end,
        cursors = case when channels.is_deleted then '[]' else channels.cursors end,
        since = case when channels.is_deleted then null else channels.since end,
        listing = case when channels.is_deleted then null else channels.listing end,
        epoch = channels.epoch + 1, watch_until = null, watch_due_at = null, failures = 0, trouble = null, trouble_at = null, updated_at = now(),
        is_deleted = false
      where channels.tenant_id = excluded.tenant_id
      returning id, state
      """;

  private final DSLContext sql;

  ConnectionStore(DSLContext sql) {
    this.sql = sql;
  }

  /// One mailbox of the workspace is connected at a time, until this transaction ends.
  void lock() {
    sql.fetch(
        "select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("mailboxes " + tenant()));
  }

  /// The mailboxes of an account, put away or not: several when one has its id and another its
  /// address.
  List<Connection> find(Account account) {
    return sql.resultQuery(
            FIND + " and i.provider = ? and (i.subject = ? or i.email_norm = ?)",
            tenant(),
            account.provider(),
            account.subject(),
            account.norm())
        .fetch(ConnectionStore::connection);
  }

  /// One that is not put away.
  Optional<Connection> find(UUID integration) {
    return sql.resultQuery(
            FIND + " and i.id = ? and i.provider <> 'file' and not i.is_deleted",
            tenant(),
            integration)
        .fetchOptional(ConnectionStore::connection);
  }

  UUID insert(UUID userId, Account account, Collection<String> scopes) {
    UUID id = Ids.next();
    sql.execute(
        INSERT,
        tenant(),
        id,
        userId,
        account.provider(),
        account.address(),
        account.norm(),
        account.subject(),
        sorted(scopes),
        userId);
    return id;
  }

  /// The mailbox is connected again, perhaps under a new address.
  UUID again(UUID id, UUID userId, Account account, Collection<String> scopes) {
    sql.execute(
        AGAIN,
        userId,
        account.address(),
        account.norm(),
        account.subject(),
        sorted(scopes),
        tenant(),
        id);
    return id;
  }

  /// Its channel, made when it is new; whoever worked on it can write no more.
  Channel channel(UUID integration, Start start) {
    String state = start == Start.now ? "new" : "held";
    return sql.resultQuery(CHANNEL, tenant(), Ids.next(), integration, state)
        .fetchSingle(r -> new Channel(r.get(0, UUID.class), r.get(1, String.class).equals("held")));
  }

  private static String[] sorted(Collection<String> texts) {
    return texts.stream().sorted().toArray(String[]::new);
  }

  private static Connection connection(Record r) {
    return new Connection(
        r.get(0, UUID.class),
        r.get(1, UUID.class),
        r.get(2, String.class),
        r.get(3, Boolean.class),
        r.get(4, Boolean.class),
        r.get(5, Boolean.class));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
