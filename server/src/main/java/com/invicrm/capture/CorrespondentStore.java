package com.invicrm.capture;

import static com.invicrm.schema.Tables.CORRESPONDENTS;

import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.capture.Correspondents.Query;
import com.invicrm.capture.Correspondents.Sort;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CorrespondentStore {
  private static final Field<Integer> TOTAL = CORRESPONDENTS.INBOUND.plus(CORRESPONDENTS.OUTBOUND);
  private static final Field<Instant> LATEST =
      DSL.coalesce(CORRESPONDENTS.LATEST_AT, DSL.val(Instant.EPOCH));

  private static final String PUT =
      """
      insert into correspondents
        (tenant_id, integration_id, email_norm, name, inbound, outbound, latest_at, decision, reason)
      select cast(? as uuid), c.mailbox, c.address, c.name, c.inbound, c.outbound, c.latest, c.decision, c.reason
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as int[]), cast(? as int[]),
        cast(? as timestamptz[]), cast(? as text[]), cast(? as text[]))
        as c (mailbox, address, name, inbound, outbound, latest, decision, reason)
      on conflict (tenant_id, integration_id, email_norm)
      do update set name = excluded.name, inbound = excluded.inbound, outbound = excluded.outbound,
        latest_at = excluded.latest_at, decision = excluded.decision, reason = excluded.reason, updated_at = now()
        where not correspondents.is_deleted
      """;

  private final DSLContext sql;

  CorrespondentStore(DSLContext sql) {
    this.sql = sql;
  }

  Map<String, Correspondent> find(UUID mailbox, Collection<String> addresses) {
    Map<String, Correspondent> found = new HashMap<>();
    sql.select()
        .from(CORRESPONDENTS)
        .where(
            alive(),
            CORRESPONDENTS.INTEGRATION_ID.eq(mailbox),
            CORRESPONDENTS.EMAIL_NORM.eq(DSL.any(addresses.toArray(String[]::new))))
        .forEach(r -> found.put(r.get(CORRESPONDENTS.EMAIL_NORM), correspondent(r)));
    return found;
  }

  /// Writes whole rows; their mailbox is locked by the caller.
  void put(List<Correspondent> rows) {
    if (rows.isEmpty()) return;
    sql.execute(
        PUT,
        Tenants.required().value(),
        rows.stream().map(Correspondent::mailbox).toArray(UUID[]::new),
        texts(rows, Correspondent::address),
        texts(rows, Correspondent::name),
        rows.stream().map(Correspondent::inbound).toArray(Integer[]::new),
        rows.stream().map(Correspondent::outbound).toArray(Integer[]::new),
        rows.stream().map(c -> utc(c.latest())).toArray(OffsetDateTime[]::new),
        texts(rows, c -> c.decision().outcome().name()),
        texts(rows, c -> c.decision().reason()));
  }

  List<Correspondent> page(Set<UUID> mailboxes, Query query) {
    return sql.select()
        .from(CORRESPONDENTS)
        .where(
            alive(),
            CORRESPONDENTS.INTEGRATION_ID.in(mailboxes),
            startsWith(query.startsWith()),
            after(query.sort(), query.after()))
        .orderBy(order(query.sort()))
        .limit(query.limit() + 1)
        .fetch(CorrespondentStore::correspondent);
  }

  private static Condition startsWith(String text) {
    return text.isEmpty()
        ? DSL.noCondition()
        : DSL.condition("{0} ^@ {1}", CORRESPONDENTS.EMAIL_NORM, DSL.val(text));
  }

  private static List<SortField<?>> order(Sort sort) {
    SortField<UUID> last = CORRESPONDENTS.INTEGRATION_ID.asc();
    SortField<String> address = CORRESPONDENTS.EMAIL_NORM.asc();
    return switch (sort) {
      case total -> List.of(TOTAL.desc(), address, last);
      case latest -> List.of(LATEST.desc(), address, last);
      case address -> List.of(address, last);
    };
  }

  private static Condition after(Sort sort, @Nullable Correspondent row) {
    if (row == null) return DSL.noCondition();
    Condition sameValue =
        DSL.row(CORRESPONDENTS.EMAIL_NORM, CORRESPONDENTS.INTEGRATION_ID)
            .gt(row.address(), row.mailbox());
    return switch (sort) {
      case address -> sameValue;
      case total -> {
        Integer total = row.inbound() + row.outbound();
        yield TOTAL.lt(total).or(TOTAL.eq(total).and(sameValue));
      }
      case latest -> {
        Instant latest = row.latest() == null ? Instant.EPOCH : row.latest();
        yield LATEST.lt(latest).or(LATEST.eq(latest).and(sameValue));
      }
    };
  }

  private static Condition alive() {
    return CORRESPONDENTS
        .TENANT_ID
        .eq(Tenants.required().value())
        .andNot(CORRESPONDENTS.IS_DELETED);
  }

  private static Correspondent correspondent(Record r) {
    return new Correspondent(
        r.get(CORRESPONDENTS.INTEGRATION_ID),
        r.get(CORRESPONDENTS.EMAIL_NORM),
        r.get(CORRESPONDENTS.NAME),
        r.get(CORRESPONDENTS.INBOUND),
        r.get(CORRESPONDENTS.OUTBOUND),
        r.get(CORRESPONDENTS.LATEST_AT),
        new Decision(
            Correspondent.Outcome.valueOf(r.get(CORRESPONDENTS.DECISION)),
            r.get(CORRESPONDENTS.REASON)));
  }

  private static String[] texts(List<Correspondent> rows, Function<Correspondent, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
