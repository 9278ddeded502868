package com.invicrm.capture;

import static com.invicrm.schema.Tables.CORRESPONDENTS;

import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.capture.Correspondent.Evidence;
import com.invicrm.capture.Correspondents.Query;
import com.invicrm.capture.Correspondents.Sort;
import com.invicrm.capture.Rejudge.Place;
import com.invicrm.people.ErasedPerson;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
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
        (tenant_id, integration_id, email_norm, name, inbound, outbound, latest_at, wrote_to, has_person,
          decision, reason)
      select cast(? as uuid), c.mailbox, c.address, c.name, c.inbound, c.outbound, c.latest, c.wrote_to, c.has_person,
        c.decision, c.reason
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as int[]), cast(? as int[]),
        cast(? as timestamptz[]), cast(? as boolean[]), cast(? as boolean[]), cast(? as text[]), cast(? as text[]))
        as c (mailbox, address, name, inbound, outbound, latest, wrote_to, has_person, decision, reason)
      on conflict (tenant_id, integration_id, email_norm)
      do update set name = excluded.name, inbound = excluded.inbound, outbound = excluded.outbound,
        latest_at = excluded.latest_at, wrote_to = excluded.wrote_to, has_person = excluded.has_person,
        decision = excluded.decision, reason = excluded.reason, updated_at = now(), is_deleted = false
      """;

  private static final String FORGET =
      """
      update correspondents set is_deleted = true, updated_at = now()
      where tenant_id = ? and integration_id = ? and email_norm = any (cast(? as text[])) and not is_deleted
      """;

  private static final String MASK =
      """
      update correspondents
      set email_norm = 'erased-' || gen_random_uuid() || '%s', name = '', inbound = 0, outbound = 0, latest_at = null,
        wrote_to = false, has_person = false, decision = 'none', reason = 'erased', updated_at = now(), is_deleted = true
      where tenant_id = ? and email_norm = any (cast(? as text[])) and is_deleted in (false, true)
      """
          .formatted(ErasedPerson.MASK_DOMAIN);

  private static final String DECIDE =
      """
      update correspondents c
      set decision = d.decision, reason = d.reason, updated_at = now()
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
        as d (mailbox, address, decision, reason)
      where c.tenant_id = ? and c.integration_id = d.mailbox and c.email_norm = d.address and not c.is_deleted
      """;

  private final DSLContext sql;

  CorrespondentStore(DSLContext sql) {
    this.sql = sql;
  }

  List<Correspondent> find(Collection<UUID> mailboxes, Collection<String> addresses) {
    return sql.select()
        .from(CORRESPONDENTS)
        .where(
            alive(),
            CORRESPONDENTS.INTEGRATION_ID.eq(DSL.any(mailboxes.toArray(UUID[]::new))),
            CORRESPONDENTS.EMAIL_NORM.eq(DSL.any(addresses.toArray(String[]::new))))
        .orderBy(TOTAL.desc(), CORRESPONDENTS.EMAIL_NORM, CORRESPONDENTS.INTEGRATION_ID)
        .fetch(CorrespondentStore::correspondent);
  }

  /// The next rows in order of mailbox and address, of a domain or of all.
  List<Place> places(Place after, String domain, int limit) {
    Field<String> of =
        DSL.field("split_part({0}, '@', -1)", String.class, CORRESPONDENTS.EMAIL_NORM);
    return sql.select(CORRESPONDENTS.INTEGRATION_ID, CORRESPONDENTS.EMAIL_NORM)
        .from(CORRESPONDENTS)
        .where(
            alive(),
            DSL.row(CORRESPONDENTS.INTEGRATION_ID, CORRESPONDENTS.EMAIL_NORM)
                .gt(after.mailbox(), after.address()),
            domain.isEmpty()
                ? DSL.noCondition()
                : of.eq(domain).or(DSL.right(of, domain.length() + 1).eq("." + domain)))
        .orderBy(CORRESPONDENTS.INTEGRATION_ID, CORRESPONDENTS.EMAIL_NORM)
        .limit(limit)
        .fetch(r -> new Place(r.value1(), r.value2()));
  }

  /// Writes decisions alone; their mailboxes are locked by the caller.
  void decide(Collection<Correspondent> rows) {
    if (rows.isEmpty()) return;
    List<Correspondent> all = List.copyOf(rows);
    sql.execute(
        DECIDE,
        all.stream().map(Correspondent::mailbox).toArray(UUID[]::new),
        texts(all, Correspondent::address),
        texts(all, c -> c.decision().outcome().name()),
        texts(all, c -> c.decision().reason()),
        Tenants.required().value());
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
        says(rows, Evidence.wroteTo),
        says(rows, Evidence.person),
        texts(rows, c -> c.decision().outcome().name()),
        texts(rows, c -> c.decision().reason()));
  }

  /// Puts away rows of addresses with whom nothing is exchanged any more.
  void forget(UUID mailbox, Collection<String> addresses) {
    if (addresses.isEmpty()) return;
    sql.execute(FORGET, Tenants.required().value(), mailbox, addresses.toArray(String[]::new));
  }

  int count(Collection<String> addresses) {
    return sql.fetchCount(
        CORRESPONDENTS,
        CORRESPONDENTS.TENANT_ID.eq(Tenants.required().value()),
        CORRESPONDENTS.EMAIL_NORM.eq(DSL.any(addresses.toArray(String[]::new))),
        CORRESPONDENTS.IS_DELETED.in(true, false));
  }

  /// Masks what all mailboxes know of these addresses, which are locked by the caller; how many
  /// rows.
  int mask(Collection<String> addresses) {
    return sql.execute(MASK, Tenants.required().value(), addresses.toArray(String[]::new));
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
        evidence(r.get(CORRESPONDENTS.WROTE_TO), r.get(CORRESPONDENTS.HAS_PERSON)),
        new Decision(
            Correspondent.Outcome.valueOf(r.get(CORRESPONDENTS.DECISION)),
            r.get(CORRESPONDENTS.REASON)));
  }

  private static String[] texts(List<Correspondent> rows, Function<Correspondent, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static Boolean[] says(List<Correspondent> rows, Evidence evidence) {
    return rows.stream().map(c -> c.evidence().contains(evidence)).toArray(Boolean[]::new);
  }

  private static Set<Evidence> evidence(Boolean wroteTo, Boolean person) {
    Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
    if (wroteTo) evidence.add(Evidence.wroteTo);
    if (person) evidence.add(Evidence.person);
    return evidence;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
