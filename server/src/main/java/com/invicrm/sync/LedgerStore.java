package com.invicrm.sync;

import static com.invicrm.schema.Tables.SYNC_ITEMS;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    poison
  }

  /// A row that was here before.
  record Known(Status status, String reason, Instant createdAt) {}

  private final DSLContext sql;

  LedgerStore(DSLContext sql) {
    this.sql = sql;
  }

  /// One worker at a time takes a channel's mail in, until this transaction ends.
  void lock(UUID channel) {
    sql.fetch(
        "select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val(channel.toString()));
  }

  Map<String, Known> known(UUID channel, Collection<String> providerIds) {
    return sql.select(
            SYNC_ITEMS.PROVIDER_ID, SYNC_ITEMS.STATUS, SYNC_ITEMS.REASON, SYNC_ITEMS.CREATED_AT)
        .from(SYNC_ITEMS)
        .where(
            SYNC_ITEMS.TENANT_ID.eq(Tenants.required().value()),
            SYNC_ITEMS.CHANNEL_ID.eq(channel),
            SYNC_ITEMS.PROVIDER_ID.eq(DSL.any(providerIds.toArray(String[]::new))),
            SYNC_ITEMS.IS_DELETED.isFalse())
        .fetchMap(
            SYNC_ITEMS.PROVIDER_ID,
            r -> new Known(Status.valueOf(r.value2()), String.valueOf(r.value3()), r.value4()));
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

  void add(UUID channel, List<Entry> entries) {
    List<Entry> sorted =
        entries.stream().sorted(java.util.Comparator.comparing(Entry::providerId)).toList();
    sql.execute(
        """
        insert into sync_items (tenant_id, channel_id, provider_id, status, reason, message_id)
        select ?, ?, i.* from unnest(?, ?, ?, ?) i on conflict (tenant_id, channel_id, provider_id) do nothing\
        """,
        Tenants.required().value(),
        channel,
        sorted.stream().map(Entry::providerId).toArray(String[]::new),
        sorted.stream().map(e -> e.status().name()).toArray(String[]::new),
        sorted.stream().map(Entry::reason).toArray(String[]::new),
        sorted.stream().map(Entry::messageId).toArray(UUID[]::new));
  }
}
