package com.invicrm.sync;

import com.invicrm.sync.LedgerChanges.Fate;
import com.invicrm.sync.LedgerChanges.Row;
import com.invicrm.sync.MailSource.Wanted;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The ledger of what providers list: every id stands in it before its mail is fetched, and stays
/// whatever becomes of it.
@Component
class MailLedgerStore {
  /// Label ids hold no control characters.
  private static final String BETWEEN = "\u001f";

  private static final String ROWS =
      """
      select provider_id, thread, status, coalesce(reason, ''), labels, history from sync_items
      where tenant_id = ? and channel_id = ? and provider_id = any (cast(? as text[])) and not is_deleted
      """;

  private static final String LIST =
      """
      insert into sync_items (tenant_id, channel_id, provider_id, status, thread, priority, place, listed_at)
      select ?, ?, w.id, 'pending', w.thread, 1, ? + w.n, cast(? as timestamptz)
      from unnest(cast(? as text[]), cast(? as text[])) with ordinality as w (id, thread, n)
      order by w.id
      on conflict (tenant_id, channel_id, provider_id) do update
      set status = 'pending', reason = null, message_id = null, labels = null, thread = excluded.thread, priority = excluded.priority,
        place = excluded.place, listed_at = excluded.listed_at, attempts = 0, try_at = null, updated_at = now(),
        is_deleted = false
      where sync_items.tenant_id = excluded.tenant_id
      """;

  private static final String LISTED =
      """
      update sync_items set listed_at = cast(? as timestamptz)
      where tenant_id = ? and channel_id = ? and provider_id = any (cast(? as text[])) and not is_deleted
      """;

  private static final String APPLY =
      """
      insert into sync_items (tenant_id, channel_id, provider_id, thread, status, reason, labels, history)
      select ?, ?, w.id, w.thread, w.status, nullif(w.reason, ''), string_to_array(w.labels, ?), w.history
      from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
        cast(? as text[])) as w (id, thread, status, reason, labels, history)
      order by w.id
      on conflict (tenant_id, channel_id, provider_id) do update
      set thread = excluded.thread, status = excluded.status, reason = excluded.reason, labels = excluded.labels,
        history = excluded.history, priority = case when excluded.status = 'pending' then 0 else sync_items.priority end,
        message_id = case when excluded.status = 'done' then sync_items.message_id end,
        attempts = case when sync_items.status = excluded.status then sync_items.attempts else 0 end,
        try_at = case when sync_items.status = excluded.status then sync_items.try_at end,
        updated_at = now(), is_deleted = false
      where sync_items.tenant_id = excluded.tenant_id
      """;

  private static final String PENDING =
      """
      with first as (
        select provider_id, thread, priority, place from sync_items
        where tenant_id = ? and channel_id = ? and status = 'pending' and not is_deleted
          and (try_at is null or try_at <= now()) and priority <= ?
        order by priority, place, provider_id limit ?)
      select provider_id, thread, priority, place from first
      union
      select i.provider_id, i.thread, i.priority, i.place from sync_items i
      where i.tenant_id = ? and i.channel_id = ? and i.status = 'pending' and not i.is_deleted
        and (i.try_at is null or i.try_at <= now())
        and i.thread in (select f.thread from first f where f.thread is not null)
      order by priority, place, provider_id
      """;

  /// So many of a listing, the newest, are awaited as what just came is.
  private static final int SOON = 300;

  private static final String NEXT_TRY =
      """
      select min(coalesce(try_at, now())) filter (where priority <= ?), count(*) filter (where priority = 0 or place <= ?), count(*)
      from sync_items
      where tenant_id = ? and channel_id = ? and status = 'pending' and not is_deleted
      """;

  private static final String REOPEN =
      """
      update sync_items set status = 'pending', reason = null, priority = 1, attempts = 0, try_at = null, updated_at = now()
      where tenant_id = ? and channel_id = ? and status = 'skipped' and reason = ? and not is_deleted
      """;

  private final DSLContext sql;

  MailLedgerStore(DSLContext sql) {
    this.sql = sql;
  }

  Map<String, Row> rows(UUID channel, Collection<String> ids) {
    if (ids.isEmpty()) return Map.of();
    return sql.fetch(ROWS, tenant(), channel, ids.toArray(String[]::new)).stream()
        .map(MailLedgerStore::row)
        .collect(Collectors.toMap(Row::id, r -> r));
  }

  /// Notes that ids were listed; those that count no longer, or are new, are to be fetched; what
  /// was known of their labels may be out of date.
  ///
  /// @param place of the first of them in the order of fetching
  void list(UUID channel, List<Wanted> fetch, Collection<String> known, int place, Instant began) {
    if (!fetch.isEmpty()) {
      sql.execute(
          LIST,
          tenant(),
          channel,
          place,
          began,
          fetch.stream().map(Wanted::id).toArray(String[]::new),
          fetch.stream().map(Wanted::thread).toArray(String[]::new));
    }
    if (!known.isEmpty()) {
      sql.execute(LISTED, began, tenant(), channel, known.toArray(String[]::new));
    }
  }

  /// Writes rows as changes left them.
  void apply(UUID channel, List<Row> rows) {
    if (rows.isEmpty()) return;
    sql.execute(
        APPLY,
        tenant(),
        channel,
        BETWEEN,
        texts(rows, Row::id),
        texts(rows, Row::thread),
        texts(rows, r -> r.fate().name()),
        texts(rows, Row::reason),
        texts(rows, r -> r.labels().map(MailLedgerStore::joined).orElse(null)),
        texts(rows, Row::history));
  }

  /// What is to be fetched next, whole conversations at a time; the newest first.
  ///
  /// @param lowest what has a greater priority number waits
  List<Wanted> pending(UUID channel, int lowest, int limit) {
    return sql.fetch(PENDING, tenant(), channel, lowest, limit, tenant(), channel)
        .map(r -> new Wanted(r.get(0, String.class), r.get(1, String.class)));
  }

  /// What is to be fetched.
  ///
  /// @param at when the first of it may be; empty when nothing may
  /// @param isSoon whether any just came, or is among the first of a listing
  record Left(Optional<Instant> at, boolean isSoon, boolean isAny) {}

  /// @param lowest what has a greater priority number may not be fetched now
  Left left(UUID channel, int lowest) {
    Record r = sql.fetchSingle(NEXT_TRY, lowest, SOON, tenant(), channel);
    return new Left(
        Optional.ofNullable(r.get(0, Instant.class)),
        r.get(1, Integer.class) > 0,
        r.get(2, Integer.class) > 0);
  }

  /// Whether mails were listed and none of them was stored or left out on purpose.
  boolean isNothingStored(UUID channel) {
    return sql.fetchSingle(
            """
            select exists (select 1 from sync_items where tenant_id = ? and channel_id = ? and not is_deleted and status = 'poison')
              and not exists (
                select 1 from sync_items
                where tenant_id = ? and channel_id = ? and not is_deleted and status in ('done', 'skipped', 'pending'))
            """,
            tenant(),
            channel,
            tenant(),
            channel)
        .get(0, Boolean.class);
  }

  /// Mails that became part of the record.
  List<String> stored(UUID channel, int limit) {
    return sql.fetch(
            """
            select provider_id from sync_items
            where tenant_id = ? and channel_id = ? and status = 'done' and not is_deleted
            order by provider_id limit ?
            """,
            tenant(),
            channel,
            limit)
        .map(r -> r.get(0, String.class));
  }

  /// Mails are as if they had never been seen.
  void forget(UUID channel, Collection<String> ids) {
    sql.execute(
        """
        update sync_items set is_deleted = true, message_id = null, status = 'gone', updated_at = now()
        where tenant_id = ? and channel_id = ? and provider_id = any (cast(? as text[])) and not is_deleted
        """,
        tenant(),
        channel,
        ids.toArray(String[]::new));
  }

  /// Mails were taken back and stay out.
  ///
  /// @param reasons why, by id
  void keepOut(UUID channel, Map<String, String> reasons) {
    sql.execute(
        """
        update sync_items i set status = 'skipped', reason = w.why, message_id = null, updated_at = now()
        from unnest(cast(? as text[]), cast(? as text[])) as w (id, why)
        where i.tenant_id = ? and i.channel_id = ? and i.provider_id = w.id and not i.is_deleted
        """,
        reasons.keySet().toArray(String[]::new),
        reasons.values().toArray(String[]::new),
        tenant(),
        channel);
  }

  /// Whether any mail of these channels stayed out for a reason.
  boolean isAnyOut(Collection<UUID> channels, String reason) {
    return sql.fetchSingle(
            """
            select exists (
              select 1 from sync_items
              where tenant_id = ? and channel_id = any (cast(? as uuid[])) and status = 'skipped' and reason = ? and not is_deleted)
            """,
            tenant(),
            channels.toArray(UUID[]::new),
            reason)
        .get(0, Boolean.class);
  }

  /// Has mails fetched again that stayed out for a reason; how many.
  int reopen(UUID channel, String reason) {
    return sql.execute(REOPEN, tenant(), channel, reason);
  }

  /// The same for those that these labels do not keep out.
  int reopen(UUID channel, Labels labels) {
    String[] only = labels.only().toArray(String[]::new);
    return sql.execute(
        REOPEN
            + " and (labels is null or not labels && cast(? as text[]) and (? or labels && cast(? as text[])))",
        tenant(),
        channel,
        Labels.LABEL,
        labels.without().toArray(String[]::new),
        only.length == 0,
        only);
  }

  private static <T> @Nullable String[] texts(
      List<T> rows, java.util.function.Function<T, @Nullable String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  private static String joined(Set<String> labels) {
    return labels.stream().sorted(Comparator.naturalOrder()).collect(Collectors.joining(BETWEEN));
  }

  private static Row row(Record r) {
    String @Nullable [] labels = r.get(4, String[].class);
    return new Row(
        r.get(0, String.class),
        r.get(1, String.class),
        Fate.valueOf(r.get(2, String.class)),
        r.get(3, String.class),
        Optional.ofNullable(labels).map(l -> new TreeSet<>(List.of(l))),
        r.get(5, String.class));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
