package com.invicrm.people;

import static com.invicrm.schema.Tables.ERASURES;

import com.invicrm.people.Erasure.Reason;
import com.invicrm.people.Erasure.Status;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Receipts of erasures.
@Component
class ErasureStore {
  private static final TypeReference<Map<ErasedKind, Integer>> COUNTS = new TypeReference<>() {};

  /// Counts of parts add up.
  private static final String ADD =
      """
      update erasures e
      set counts = e.counts || coalesce((
          select jsonb_object_agg(c.kind, c.number + coalesce(cast(e.counts ->> c.kind as int), 0))
          from unnest(cast(? as text[]), cast(? as int[])) as c (kind, number)), '{}'),
        version = e.version + 1, updated_at = now()
      where e.tenant_id = ? and e.id = ? and not e.is_deleted
      """;

  private final DSLContext sql;
  private final ObjectMapper json;

  ErasureStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  void insert(UUID id, UUID contact, @Nullable Reason reason, byte[] sealed, UUID by) {
    sql.insertInto(ERASURES)
        .set(ERASURES.TENANT_ID, tenant())
        .set(ERASURES.ID, id)
        .set(ERASURES.CONTACT_ID, contact)
        .set(ERASURES.REASON, reason == null ? null : reason.name())
        .set(ERASURES.SEALED, sealed)
        .set(ERASURES.CREATED_BY, by)
        .execute();
  }

  /// Whom it looks for, sealed, with the row locked; empty when it is done, or there is none.
  Optional<byte[]> lock(UUID id) {
    return sql.select(ERASURES.SEALED)
        .from(ERASURES)
        .where(is(id), ERASURES.SEALED.isNotNull())
        .forNoKeyUpdate()
        .fetchOptional(ERASURES.SEALED);
  }

  /// Adds what was masked.
  void add(UUID id, Map<ErasedKind, Integer> counts) {
    List<ErasedKind> kinds = counts.keySet().stream().sorted().toList();
    sql.execute(
        ADD,
        kinds.stream().map(Enum::name).toArray(String[]::new),
        kinds.stream().map(counts::get).toArray(Integer[]::new),
        tenant(),
        id);
  }

  void reseal(UUID id, byte[] sealed) {
    sql.update(ERASURES).set(ERASURES.SEALED, sealed).where(is(id)).execute();
  }

  /// Ends it: nothing says any more of whom it was.
  void finish(UUID id) {
    moved(Status.done)
        .setNull(ERASURES.SEALED)
        .set(ERASURES.FINISHED_AT, DSL.currentInstant())
        .where(is(id))
        .execute();
  }

  void move(UUID id, Status to) {
    moved(to).where(is(id), ERASURES.SEALED.isNotNull()).execute();
  }

  Optional<Erasure> find(UUID id) {
    return sql.select(ERASURES.asterisk()).from(ERASURES).where(is(id)).fetchOptional(this::read);
  }

  Optional<Erasure> of(UUID contact) {
    return sql.select(ERASURES.asterisk())
        .from(ERASURES)
        .where(alive(), ERASURES.CONTACT_ID.eq(contact))
        .fetchOptional(this::read);
  }

  /// The newest first.
  List<Erasure> page(Optional<UUID> before, int rows) {
    return sql.select(ERASURES.asterisk())
        .from(ERASURES)
        .where(alive(), before.map(ERASURES.ID::lt).orElseGet(DSL::noCondition))
        .orderBy(ERASURES.ID.desc())
        .limit(rows)
        .fetch(this::read);
  }

  private UpdateSetMoreStep<?> moved(Status to) {
    return sql.update(ERASURES)
        .set(ERASURES.STATUS, to.name())
        .set(ERASURES.VERSION, ERASURES.VERSION.plus(1))
        .set(ERASURES.UPDATED_AT, DSL.currentInstant());
  }

  private Erasure read(Record row) {
    @Nullable String reason = row.get(ERASURES.REASON);
    return new Erasure(
        row.get(ERASURES.ID),
        row.get(ERASURES.CONTACT_ID),
        Status.valueOf(row.get(ERASURES.STATUS)),
        reason == null ? null : Reason.valueOf(reason),
        json.readValue(row.get(ERASURES.COUNTS).data(), COUNTS),
        row.get(ERASURES.CREATED_BY),
        row.get(ERASURES.CREATED_AT),
        row.get(ERASURES.FINISHED_AT));
  }

  private static Condition is(UUID id) {
    return alive().and(ERASURES.ID.eq(id));
  }

  private static Condition alive() {
    return ERASURES.TENANT_ID.eq(tenant()).andNot(ERASURES.IS_DELETED);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
