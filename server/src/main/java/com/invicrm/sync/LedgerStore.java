package com.invicrm.sync;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The ledger: every mail seen in a channel, and what became of it.
@Component
class LedgerStore {
  /// A ledger row.
  ///
  /// @param reason `new` or `merged` for what is done, else why it is not
  record Entry(String providerId, Status status, String reason, @Nullable UUID messageId) {}

  /// What became of a mail.
  enum Status {
    done,
    skipped,
    poison
  }

  /// Each by its key: the statistics may know nothing of the workspace yet (docs/adr/0009). What
  /// else is asked stands outside, lest a partial index without the id looks as good.
  private static final String KNOWN =
      """
      select w.id
      from unnest(cast(? as text[])) as w (id)
      cross join lateral (
        select i.status, i.is_deleted from sync_items i
        where i.tenant_id = ? and i.channel_id = ? and i.provider_id = w.id
        limit 1) i
      where i.status <> 'skipped' and not i.is_deleted
      """;

  private static final String ADD =
      """
      insert into sync_items (tenant_id, channel_id, import_ids, provider_id, status, reason, message_id)
      select cast(? as uuid), cast(? as uuid), array[cast(? as uuid)], i.*
      from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as uuid[])) i
      on conflict (tenant_id, channel_id, provider_id)
      do update set status = excluded.status, reason = excluded.reason, message_id = excluded.message_id,
        import_ids = case when sync_items.is_deleted then '{}' else sync_items.import_ids end || excluded.import_ids,
        updated_at = now(), is_deleted = false
        where sync_items.is_deleted or sync_items.status = 'skipped'
      """;

  private static final String ADD_IMPORT =
      """
      update sync_items set import_ids = import_ids || cast(? as uuid), updated_at = now()
      where tenant_id = ? and channel_id = ? and provider_id = any (cast(? as text[])) and not is_deleted
        and not cast(? as uuid) = any (import_ids)
      """;

  private static final String HELD =
      """
      select provider_id, cardinality(import_ids) = 1 from sync_items
      where tenant_id = ? and channel_id = ? and provider_id > ? and import_ids @> cast(? as uuid[]) and not is_deleted
      order by provider_id limit ?
      """;

  private static final String RELEASE =
      """
      update sync_items
      set import_ids = array_remove(import_ids, cast(? as uuid)), is_deleted = import_ids = array[cast(? as uuid)],
        updated_at = now()
      where tenant_id = ? and channel_id = ? and provider_id = any (cast(? as text[])) and not is_deleted
      """;

  private final DSLContext sql;

  LedgerStore(DSLContext sql) {
    this.sql = sql;
  }

  /// One worker at a time takes a channel's mail in, until this transaction ends.
  void lock(UUID channel) {
    sql.fetch(
        "select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val(channel.toString()));
  }

  /// The same for several channels, always in the same order.
  void lockAll(Collection<UUID> channels) {
    String[] sorted = channels.stream().map(UUID::toString).sorted().toArray(String[]::new);
    sql.fetch(
        "select pg_advisory_xact_lock(hashtextextended(c, 0)) from unnest(cast(? as text[])) c",
        (Object) sorted);
  }

  /// Those of these mails that were seen before and not passed over: what was may be wanted since.
  Set<String> known(UUID channel, Collection<String> providerIds) {
    if (providerIds.isEmpty()) return Set.of();
    return sql.resultQuery(
            KNOWN, providerIds.toArray(String[]::new), Tenants.required().value(), channel)
        .fetchSet(0, String.class);
  }

  /// What became of mails, by id, each in its channel.
  Map<Ledger.Item, Ledger.Fate> fates(Collection<Ledger.Item> items) {
    Map<Ledger.Item, Ledger.Fate> fates = new HashMap<>();
    sql.fetch(
            """
            select i.channel_id, i.provider_id, i.status, i.reason, i.created_at
            from sync_items i
            join unnest(cast(? as uuid[]), cast(? as text[])) as w (channel_id, provider_id)
              on i.channel_id = w.channel_id and i.provider_id = w.provider_id
            where i.tenant_id = ? and not i.is_deleted
            """,
            items.stream().map(Ledger.Item::channelId).toArray(UUID[]::new),
            items.stream().map(Ledger.Item::providerId).toArray(String[]::new),
            Tenants.required().value())
        .forEach(r ->
            fates.put(
                new Ledger.Item(r.get(0, UUID.class), r.get(1, String.class)),
                new Ledger.Fate(
                    r.get(2, String.class),
                    String.valueOf(r.get(3, String.class)),
                    r.get(4, Instant.class))));
    return fates;
  }

  /// Writes what became of mails of an import; those that were taken back or passed over are as if
  /// never seen.
  void add(UUID channel, UUID importId, List<Entry> entries) {
    if (entries.isEmpty()) return;
    List<Entry> sorted =
        entries.stream().sorted(java.util.Comparator.comparing(Entry::providerId)).toList();
    sql.execute(
        ADD,
        Tenants.required().value(),
        channel,
        importId,
        sorted.stream().map(Entry::providerId).toArray(String[]::new),
        sorted.stream().map(e -> e.status().name()).toArray(String[]::new),
        sorted.stream().map(Entry::reason).toArray(String[]::new),
        sorted.stream().map(Entry::messageId).toArray(UUID[]::new));
  }

  /// Points mails of messages that turned out to be others to those.
  void point(Map<UUID, UUID> joined) {
    if (joined.isEmpty()) return;
    var sorted = new TreeMap<>(joined);
    sql.execute(
        """
        update sync_items i set message_id = j.into_id, updated_at = now()
        from unnest(cast(? as uuid[]), cast(? as uuid[])) as j (from_id, into_id)
        where i.tenant_id = ? and i.message_id = j.from_id and i.is_deleted in (false, true)
        """,
        sorted.keySet().toArray(UUID[]::new),
        sorted.values().toArray(UUID[]::new),
        Tenants.required().value());
  }

  /// Remembers that an import holds mails that are here, too.
  void addImport(UUID channel, UUID importId, Collection<String> providerIds) {
    if (providerIds.isEmpty()) return;
    sql.execute(
        ADD_IMPORT,
        importId,
        Tenants.required().value(),
        channel,
        providerIds.toArray(String[]::new),
        importId);
  }

  /// Mails that an import holds, in order of their ids.
  ///
  /// @param sole whether no other import holds it
  record Held(String providerId, boolean sole) {}

  List<Held> held(UUID channel, UUID importId, String after, int limit) {
    return sql.fetch(HELD, Tenants.required().value(), channel, after, new UUID[] {importId}, limit)
        .map(r -> new Held(r.get(0, String.class), r.get(1, Boolean.class)));
  }

  /// Forgets that an import holds mails; those that no other holds are as if never seen.
  void release(UUID channel, UUID importId, Collection<String> providerIds) {
    sql.execute(
        RELEASE,
        importId,
        importId,
        Tenants.required().value(),
        channel,
        providerIds.toArray(String[]::new));
  }
}
