package com.invicrm.sync;

import com.invicrm.sync.LedgerChanges.Fate;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes into the ledger what became of mails that were fetched, and of those that are no longer
/// where they were.
@Component
class SettleStore {
  private static final String BETWEEN = "\u001f";

  /// What became of a mail.
  ///
  /// @param reason `created` or `merged` of what is done, else why it is not
  /// @param labels as they came; null when it did not come
  /// @param history as far as the mail that came knows; empty when it did not
  record Settled(
      String id,
      Fate fate,
      String reason,
      @Nullable UUID messageId,
      @Nullable Set<String> labels,
      String history,
      @Nullable Instant receivedAt) {}

  private static final String PENDING =
      """
      select provider_id from sync_items
      where tenant_id = ? and channel_id = ? and provider_id = any (cast(? as text[])) and status = 'pending' and not is_deleted
      """;

  /// Labels that the ledger heard of later than the mail was made up stay.
  private static final String SETTLE =
      """
      update sync_items i
      set status = w.status, reason = w.reason, message_id = w.message_id, received_at = coalesce(w.received_at, i.received_at),
        labels = case when (length(w.history), w.history collate "C") >= (length(i.history), i.history)
          then coalesce(string_to_array(w.labels, ?), i.labels) else i.labels end,
        history = case when (length(w.history), w.history collate "C") >= (length(i.history), i.history) then w.history else i.history end,
        try_at = null, updated_at = now()
      from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]),
        cast(? as timestamptz[])) as w (id, status, reason, message_id, labels, history, received_at)
      where i.tenant_id = ? and i.channel_id = ? and i.provider_id = w.id and i.status = 'pending' and not i.is_deleted
      """;

  /// Five tries, each a little later than the one before: then a person has to look.
  private static final String FAILED =
      """
      update sync_items i
      set attempts = i.attempts + 1, reason = w.why,
        status = case when i.attempts + 1 >= ? then 'poison' else 'pending' end,
        try_at = now() + make_interval(secs => power(4, i.attempts + 1) * (0.5 + random())), updated_at = now()
      from unnest(cast(? as text[]), cast(? as text[])) as w (id, why)
      where i.tenant_id = ? and i.channel_id = ? and i.provider_id = w.id and i.status = 'pending' and not i.is_deleted
      """;

  private static final String SWEPT =
      """
      select provider_id from sync_items
      where tenant_id = ? and channel_id = ? and status in ('done', 'pending', 'poison') and not is_deleted
        and listed_at is distinct from cast(? as timestamptz)
        and received_at >= cast(? as timestamptz) and received_at < cast(? as timestamptz) and created_at < cast(? as timestamptz)
      order by provider_id limit ?
      """;

  private static final String UNLIST =
      """
      update sync_items set status = 'skipped', reason = 'unlisted', message_id = null, labels = null, updated_at = now()
      where tenant_id = ? and channel_id = ? and provider_id = any (cast(? as text[])) and not is_deleted
      """;

  private static final int MOST_TRIES = 5;

  private final DSLContext sql;

  SettleStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Those of these mails that are still to be fetched.
  Set<String> pending(UUID channel, Collection<String> ids) {
    return sql.fetch(PENDING, tenant(), channel, ids.toArray(String[]::new)).stream()
        .map(r -> r.get(0, String.class))
        .collect(Collectors.toSet());
  }

  void settle(UUID channel, Collection<Settled> settled) {
    if (settled.isEmpty()) return;
    List<Settled> rows = settled.stream().sorted(Comparator.comparing(Settled::id)).toList();
    sql.execute(
        SETTLE,
        BETWEEN,
        texts(rows, Settled::id),
        texts(rows, s -> s.fate().name()),
        texts(rows, Settled::reason),
        rows.stream().map(Settled::messageId).toArray(UUID[]::new),
        texts(rows, s -> s.labels() == null ? null : joined(s.labels())),
        texts(rows, Settled::history),
        texts(rows, s -> s.receivedAt() == null ? null : s.receivedAt().toString()),
        tenant(),
        channel);
  }

  /// Counts a try that came to nothing.
  ///
  /// @param failed ids, and why
  void failed(UUID channel, Collection<MailSource.Delivered.Failed> failed) {
    if (failed.isEmpty()) return;
    var rows =
        failed.stream().sorted(Comparator.comparing(MailSource.Delivered.Failed::id)).toList();
    sql.execute(
        FAILED,
        MOST_TRIES,
        texts(rows, MailSource.Delivered.Failed::id),
        texts(rows, MailSource.Delivered.Failed::why),
        tenant(),
        channel);
  }

  /// Mails received since and until then, that were here before a listing began and that it did not
  /// name.
  List<String> unlisted(UUID channel, Instant began, Instant since, Instant until, int limit) {
    return sql.fetch(SWEPT, tenant(), channel, began, since, until, began, limit)
        .map(r -> r.get(0, String.class));
  }

  /// Mails are no longer listed: deleted, or put where nobody looks, from where they may come back.
  void unlist(UUID channel, Collection<String> ids) {
    if (ids.isEmpty()) return;
    sql.execute(UNLIST, tenant(), channel, ids.toArray(String[]::new));
  }

  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  private static String joined(Set<String> labels) {
    return labels.stream().sorted().collect(Collectors.joining(BETWEEN));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
