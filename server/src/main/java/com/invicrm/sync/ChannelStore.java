package com.invicrm.sync;

import com.invicrm.sync.Lease.Health;
import com.invicrm.sync.Lease.Mark;
import com.invicrm.sync.Lease.Pace;
import com.invicrm.sync.Lease.Place;
import com.invicrm.sync.Lease.Run;
import com.invicrm.sync.Lease.State;
import com.invicrm.sync.Lease.Watch;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Channels at providers: who may write to them, and how far they are.
@Component
class ChannelStore {
  /// Somebody else took the channel over, since this worker looked dead or the owner decided
  /// otherwise: whoever holds the newest epoch goes on.
  static final class Superseded extends RuntimeException {
    Superseded(UUID channel) {
      super("Channel " + channel + " was taken over", null, false, false);
    }
  }

  private static final String FENCE =
      """
      select 1 from channels
      where tenant_id = ? and id = ? and epoch = ? and not is_deleted for share
      """;

  private static final String PLACE =
      """
      update channels
      set state = ?, cursors = cast(? as jsonb), listing = cast(? as jsonb), since = coalesce(since, cast(? as timestamptz)),
        changed_at = coalesce(changed_at, now()), updated_at = now()
      where tenant_id = ? and id = ? and epoch = ? and not is_deleted
      """;

  private static final String READ =
      """
      update channels set cursors = cast(? as jsonb), last_ok_at = now(), updated_at = now(),
        changed_at = case when ? then now() else changed_at end
      where tenant_id = ? and id = ? and epoch = ? and not is_deleted
      """;

  private static final String WELL =
      """
      update channels set cursors = cast(? as jsonb), last_ok_at = now(), due_at = cast(? as timestamptz), updated_at = now()
      where tenant_id = ? and id = ? and epoch = ? and not is_deleted
      """;

  private static final String SETTLE =
      """
      update channels
      set pace = jsonb_build_object('units', cast(? as float8), 'at', now(), 'atOnce', ?, 'share', cast(? as float8)),
        due_at = cast(? as timestamptz), cool_until = cast(? as timestamptz), strikes = ?, failures = ?,
        trouble_at = case when cast(? as text) is null then null when trouble = ? then trouble_at else now() end,
        trouble = ?, updated_at = now()
      where tenant_id = ? and id = ? and epoch = ? and not is_deleted
      """;

  private final DSLContext sql;
  private final ObjectMapper json;

  ChannelStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// Takes the channel; whoever had it before can write no more. Nothing when there is nothing to
  /// be read. One statement, which needs no transaction around it.
  Optional<Lease> claim(UUID channel) {
    return sql.resultQuery("select * from claim_channel(?, ?)", tenant(), channel)
        .fetchOptional(this::lease);
  }

  /// Makes sure that this is still the newest lease, until the transaction ends.
  ///
  /// @throws Superseded when it is not
  void hold(Lease lease) {
    if (sql.fetch(FENCE, tenant(), lease.channelId(), lease.epoch()).isEmpty()) {
      throw new Superseded(lease.channelId());
    }
  }

  /// Writes how far it is read.
  void place(Lease lease, State state, Place place) {
    written(
        lease,
        sql.execute(
            PLACE,
            state.column(),
            json.writeValueAsString(place.cursors()),
            place.listing().map(json::writeValueAsString).orElse(null),
            place.since().orElse(null),
            tenant(),
            lease.channelId(),
            lease.epoch()));
  }

  /// Writes that the changes were read to their end.
  void read(Lease lease, List<Mark> cursors, Changed changed) {
    written(
        lease,
        sql.execute(
            READ,
            json.writeValueAsString(cursors),
            changed == Changed.something,
            tenant(),
            lease.channelId(),
            lease.epoch()));
  }

  /// Writes that the changes were read to their end, and that there were none.
  void well(Lease lease, List<Mark> cursors, Instant due) {
    written(
        lease,
        sql.execute(
            WELL,
            json.writeValueAsString(cursors),
            due,
            tenant(),
            lease.channelId(),
            lease.epoch()));
  }

  /// Whether there was anything new.
  enum Changed {
    nothing,
    something
  }

  /// Counts what appeared.
  void appeared(Lease lease, int contacts, int companies) {
    if (contacts == 0 && companies == 0) return;
    sql.execute(
        "update channels set contacts = contacts + ?, companies = companies + ? where tenant_id = ? and id = ? and not is_deleted",
        contacts,
        companies,
        tenant(),
        lease.channelId());
  }

  /// Notes that a repair begins.
  void repairing(Lease lease, int repairs) {
    sql.execute(
        "update channels set repairs = ?, repaired_at = now() where tenant_id = ? and id = ? and epoch = ? and not is_deleted",
        repairs,
        tenant(),
        lease.channelId(),
        lease.epoch());
  }

  /// Notes what an audit found, and when the next is due.
  void audited(Lease lease, @Nullable Audit audit, Instant next) {
    sql.execute(
        "update channels set audit = coalesce(cast(? as jsonb), audit), audit_due_at = cast(? as timestamptz) where tenant_id = ? and id = ? and epoch = ? and not is_deleted",
        audit == null ? null : json.writeValueAsString(audit),
        next,
        tenant(),
        lease.channelId(),
        lease.epoch());
  }

  /// What an audit found.
  ///
  /// @param missing mails that the provider has and the ledger did not
  /// @param extra mails that the ledger had and the provider has no longer
  record Audit(Instant at, Instant since, int listed, int missing, int extra) {}

  /// Ends a turn.
  void settle(Lease lease, Ending ending) {
    @Nullable String trouble = ending.trouble().map(Enum::name).orElse(null);
    written(
        lease,
        sql.execute(
            SETTLE,
            ending.pace().units(),
            ending.pace().atOnce(),
            ending.pace().share(),
            ending.due(),
            ending.coolUntil().orElse(null),
            ending.strikes(),
            ending.failures(),
            trouble,
            trouble,
            trouble,
            tenant(),
            lease.channelId(),
            lease.epoch()));
  }

  /// A mailbox that its owner took away with its mail is gone. Its own row first: whoever decides
  /// about a mailbox locks them in that order.
  void close(Lease lease) {
    sql.execute(
        "update user_integrations set is_deleted = true, updated_at = now() where tenant_id = ? and id = ? and not is_deleted",
        tenant(),
        lease.integrationId());
    written(
        lease,
        sql.execute(
            "update channels set is_deleted = true, updated_at = now() where tenant_id = ? and id = ? and epoch = ? and not is_deleted",
            tenant(),
            lease.channelId(),
            lease.epoch()));
  }

  /// Whether a mailbox's status changes with the end of a turn.
  void status(Lease lease, String status) {
    sql.execute(
        "update user_integrations set status = ?, version = version + 1, updated_at = now() where tenant_id = ? and id = ? and status = 'active' and not is_deleted",
        status,
        tenant(),
        lease.integrationId());
  }

  private void written(Lease lease, int rows) {
    if (rows == 0) throw new Superseded(lease.channelId());
  }

  private Lease lease(Record r) {
    return new Lease(
        r.get(0, UUID.class),
        r.get(1, UUID.class),
        r.get(2, String.class),
        r.get(3, Long.class),
        State.of(r.get(4, String.class)),
        r.get(5, String.class).equals("active"),
        r.get(6, Instant.class),
        new Place(
            json.readValue(r.get(7, String.class), new TypeReference<List<Mark>>() {}),
            at(r, 8),
            Optional.ofNullable(r.get(9, String.class)).map(l -> json.readValue(l, Run.class))),
        new Health(
            at(r, 10),
            r.get(11, Integer.class),
            r.get(12, Integer.class),
            r.get(13, Integer.class),
            at(r, 14),
            at(r, 15),
            at(r, 16),
            at(r, 17),
            r.get(18, Boolean.class)),
        new Watch(at(r, 19), at(r, 20), at(r, 21)),
        Optional.ofNullable(r.get(22, String.class))
            .map(p -> json.readValue(p, Pace.class))
            .orElse(Pace.FIRST),
        r.get(23, Boolean.class));
  }

  private static Optional<Instant> at(Record r, int column) {
    return Optional.ofNullable(r.get(column, Instant.class));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
