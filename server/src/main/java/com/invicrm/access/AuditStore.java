package com.invicrm.access;

import static com.invicrm.schema.Tables.AUDIT_ENTRIES;

import com.invicrm.access.AuditEntry.Actor;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Component
class AuditStore {
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final DSLContext sql;
  private final ObjectMapper json;

  AuditStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// What is about to be kept.
  record Row(
      UUID id,
      Optional<Actor> actor,
      String action,
      @Nullable UUID subject,
      @Nullable JSONB before,
      @Nullable JSONB after) {}

  void insert(Row row) {
    sql.insertInto(AUDIT_ENTRIES)
        .set(AUDIT_ENTRIES.TENANT_ID, Tenants.required().value())
        .set(AUDIT_ENTRIES.ID, row.id())
        .set(AUDIT_ENTRIES.USER_ID, row.actor().map(Actor::userId).orElse(null))
        .set(AUDIT_ENTRIES.VIA, row.actor().map(Actor::via).map(Enum::name).orElse(null))
        .set(AUDIT_ENTRIES.CREDENTIAL_ID, row.actor().map(Actor::credentialId).orElse(null))
        .set(AUDIT_ENTRIES.ADDRESS, row.actor().map(Actor::address).orElse(null))
        .set(AUDIT_ENTRIES.ACTION, row.action())
        .set(AUDIT_ENTRIES.SUBJECT_ID, row.subject())
        .set(AUDIT_ENTRIES.BEFORE, row.before())
        .set(AUDIT_ENTRIES.AFTER, row.after())
        .execute();
  }

  List<AuditEntry> page(AuditQuery query, Optional<UUID> before, int limit) {
    return sql.select(AUDIT_ENTRIES.asterisk())
        .from(AUDIT_ENTRIES)
        .where(
            AUDIT_ENTRIES.TENANT_ID.eq(Tenants.required().value()),
            AUDIT_ENTRIES.IS_DELETED.isFalse(),
            narrowed(query),
            before.map(AUDIT_ENTRIES.ID::lt).orElse(DSL.noCondition()))
        .orderBy(AUDIT_ENTRIES.ID.desc())
        .limit(DSL.inline(limit))
        .fetch(this::entry);
  }

  /// By the one door that the runtime login has; of how many entries.
  int mask(Collection<UUID> subjects, Collection<String> words) {
    return sql.fetchSingle(
            "select mask_audit(cast(? as uuid[]), cast(? as text[]))",
            subjects.toArray(UUID[]::new),
            words.toArray(String[]::new))
        .get(0, int.class);
  }

  private static Condition narrowed(AuditQuery query) {
    return DSL.and(
        query.userId().map(AUDIT_ENTRIES.USER_ID::eq).orElse(DSL.noCondition()),
        query.subjectId().map(AUDIT_ENTRIES.SUBJECT_ID::eq).orElse(DSL.noCondition()),
        query.action().map(AuditStore::action).orElse(DSL.noCondition()),
        query.from().map(AUDIT_ENTRIES.AT::ge).orElse(DSL.noCondition()),
        query.to().map(AUDIT_ENTRIES.AT::lt).orElse(DSL.noCondition()));
  }

  /// A subject alone means all that was done to its kind: `.` is the character before `/`.
  private static Condition action(String action) {
    return action.contains(".")
        ? AUDIT_ENTRIES.ACTION.eq(action)
        : AUDIT_ENTRIES.ACTION.ge(action + ".").and(AUDIT_ENTRIES.ACTION.lt(action + "/"));
  }

  private AuditEntry entry(Record row) {
    return new AuditEntry(
        row.get(AUDIT_ENTRIES.ID),
        row.get(AUDIT_ENTRIES.AT),
        row.get(AUDIT_ENTRIES.ACTION),
        actor(row),
        row.get(AUDIT_ENTRIES.SUBJECT_ID),
        fields(row.get(AUDIT_ENTRIES.BEFORE)),
        fields(row.get(AUDIT_ENTRIES.AFTER)),
        row.get(AUDIT_ENTRIES.IS_MASKED));
  }

  private static @Nullable Actor actor(Record row) {
    @Nullable UUID user = row.get(AUDIT_ENTRIES.USER_ID);
    @Nullable String via = row.get(AUDIT_ENTRIES.VIA);
    if (user == null) return null;
    return new Actor(
        user,
        via == null ? null : Credential.Kind.valueOf(via),
        row.get(AUDIT_ENTRIES.CREDENTIAL_ID),
        row.get(AUDIT_ENTRIES.ADDRESS));
  }

  private @Nullable Map<String, Object> fields(@Nullable JSONB values) {
    return values == null ? null : json.readValue(values.data(), FIELDS);
  }
}
