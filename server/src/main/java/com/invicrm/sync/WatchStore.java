package com.invicrm.sync;

import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Which mailboxes providers tell of by themselves, and where they are.
@Component
class WatchStore {
  /// A channel, of whatever tenant.
  record Watched(TenantId tenant, UUID channel) {}

  private static final String WATCHED =
      """
      update channels set watch_until = cast(? as timestamptz), watch_due_at = cast(? as timestamptz), updated_at = now()
      where tenant_id = ? and id = ? and epoch = ? and not is_deleted
      """;

  private static final String PUSHED =
      """
      update channels c set pushed_at = now()
      from user_integrations i
      where c.tenant_id = ? and c.id = ? and not c.is_deleted and c.state in ('backfill', 'live', 'repair')
        and i.tenant_id = c.tenant_id and i.id = c.integration_id and not i.is_deleted and i.status = 'active'
        and i.email_norm = ? and (c.pushed_at is null or c.pushed_at < now() - interval '1 second')
      """;

  private final DSLContext sql;

  WatchStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Writes until when it is watched, and when that is next asked for.
  void watched(Lease lease, Optional<Instant> until, Instant next) {
    int rows =
        sql.execute(WATCHED, until.orElse(null), next, tenant(), lease.channelId(), lease.epoch());
    if (rows == 0) throw new ChannelStore.Superseded(lease.channelId());
  }

  /// The address of a mailbox, normalised.
  String address(UUID integration) {
    return sql.resultQuery(
            "select email_norm from user_integrations where tenant_id = ? and id = ? and not is_deleted",
            tenant(),
            integration)
        .fetchSingle(r -> r.get(0, String.class));
  }

  /// Writes where pushes about an address belong.
  void remember(byte[] hash, UUID channel) {
    sql.execute(
        "insert into watched_addresses (key_hash, tenant_id, channel_id) values (?, ?, ?) on conflict do nothing",
        hash,
        tenant(),
        channel);
  }

  /// Where pushes about an address may belong.
  List<Watched> find(byte[] hash) {
    return sql.resultQuery(
            "select tenant_id, channel_id from watched_addresses where key_hash = ? order by tenant_id, channel_id",
            hash)
        .fetch(r -> new Watched(new TenantId(r.get(0, UUID.class)), r.get(1, UUID.class)));
  }

  /// Notes a push, if the channel is that of the address and is read; whether it is the first in a
  /// second.
  boolean pushed(UUID channel, String norm) {
    return sql.execute(PUSHED, tenant(), channel, norm) == 1;
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
