package com.invicrm.sync;

import static com.invicrm.schema.Tables.CHANNELS;
import static com.invicrm.schema.Tables.IMPORTS;
import static com.invicrm.schema.Tables.IMPORT_PROBLEMS;
import static com.invicrm.schema.Tables.USER_INTEGRATIONS;

import com.invicrm.access.ContactPolicy;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
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
class ImportStore {
  private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

  private final DSLContext sql;
  private final ObjectMapper json;

  ImportStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// What an import is about, once it is settled.
  record New(
      UUID id,
      UUID channelId,
      String node,
      String fileName,
      long size,
      ContactPolicy policy,
      boolean includeOwnDomain) {}

  void insert(New row, UUID by) {
    sql.insertInto(IMPORTS)
        .set(IMPORTS.TENANT_ID, tenant())
        .set(IMPORTS.ID, row.id())
        .set(IMPORTS.CHANNEL_ID, row.channelId())
        .set(IMPORTS.NODE, row.node())
        .set(IMPORTS.FILE_NAME, row.fileName())
        .set(IMPORTS.FILE_SIZE, row.size())
        .set(IMPORTS.CONTACT_POLICY, row.policy().name())
        .set(IMPORTS.INCLUDE_OWN_DOMAIN, row.includeOwnDomain())
        .set(IMPORTS.CREATED_BY, by)
        .execute();
  }

  /// Imports that a user may see: of their own mailboxes, and those that they handed in.
  Optional<Import> find(UUID id, Viewer viewer) {
    return select(IMPORTS.ID.eq(id).and(seenBy(viewer)), 1).stream().findFirst();
  }

  List<Import> page(Viewer viewer, @Nullable UUID before, int limit) {
    return select(
        seenBy(viewer).and(before == null ? DSL.noCondition() : IMPORTS.ID.lt(before)), limit);
  }

  Optional<Import> find(UUID id) {
    return select(IMPORTS.ID.eq(id), 1).stream().findFirst();
  }

  UUID channelOf(UUID id) {
    return sql.select(IMPORTS.CHANNEL_ID).from(IMPORTS).where(is(id)).fetchSingle().value1();
  }

  /// Begins, or begins again after a crash: the counts start anew, since each mail is counted again
  /// by its ledger row.
  void begin(UUID id) {
    sql.update(IMPORTS)
        .set(IMPORTS.STARTED_AT, DSL.coalesce(IMPORTS.STARTED_AT, DSL.currentInstant()))
        .where(is(id))
        .execute();
    sql.update(IMPORT_PROBLEMS)
        .set(IMPORT_PROBLEMS.IS_DELETED, true)
        .where(
            IMPORT_PROBLEMS.TENANT_ID.eq(tenant()),
            IMPORT_PROBLEMS.IMPORT_ID.eq(id),
            IMPORT_PROBLEMS.IS_DELETED.isFalse())
        .execute();
  }

  void progress(UUID id, Import.Counts counts, long bytesRead) {
    sql.update(IMPORTS)
        .set(IMPORTS.SEEN, counts.seen())
        .set(IMPORTS.IMPORTED, counts.imported())
        .set(IMPORTS.MERGED, counts.merged())
        .set(IMPORTS.SKIPPED, JSONB.jsonb(json.writeValueAsString(counts.skipped())))
        .set(IMPORTS.FAILED, counts.failed())
        .set(IMPORTS.CONTACTS, counts.contacts())
        .set(IMPORTS.COMPANIES, counts.companies())
        .set(IMPORTS.BYTES_READ, bytesRead)
        .set(IMPORTS.VERSION, IMPORTS.VERSION.plus(1))
        .set(IMPORTS.UPDATED_AT, DSL.currentInstant())
        .where(is(id))
        .execute();
  }

  void finish(UUID id, Import.Status status, @Nullable String error) {
    sql.update(IMPORTS)
        .set(IMPORTS.STATUS, status.name())
        .set(IMPORTS.ERROR, error)
        .set(IMPORTS.FINISHED_AT, DSL.currentInstant())
        .set(IMPORTS.VERSION, IMPORTS.VERSION.plus(1))
        .set(IMPORTS.UPDATED_AT, DSL.currentInstant())
        .where(is(id))
        .execute();
  }

  void addProblems(UUID id, List<ImportProblem> problems) {
    sql.execute(
        """
        insert into import_problems (tenant_id, import_id, id, place, what, what_to_do)
        select ?, ?, p.* from unnest(?, ?, ?, ?) p\
        """,
        tenant(),
        id,
        problems.stream().map(p -> Ids.next()).toArray(UUID[]::new),
        problems.stream().map(ImportProblem::where).toArray(String[]::new),
        problems.stream().map(ImportProblem::what).toArray(String[]::new),
        problems.stream().map(ImportProblem::whatToDo).toArray(String[]::new));
  }

  List<ImportProblem> problems(UUID id, @Nullable UUID after, int limit) {
    return sql.select(
            IMPORT_PROBLEMS.ID,
            IMPORT_PROBLEMS.PLACE,
            IMPORT_PROBLEMS.WHAT,
            IMPORT_PROBLEMS.WHAT_TO_DO)
        .from(IMPORT_PROBLEMS)
        .where(
            IMPORT_PROBLEMS.TENANT_ID.eq(tenant()),
            IMPORT_PROBLEMS.IMPORT_ID.eq(id),
            IMPORT_PROBLEMS.IS_DELETED.isFalse(),
            after == null ? DSL.noCondition() : IMPORT_PROBLEMS.ID.gt(after))
        .orderBy(IMPORT_PROBLEMS.ID)
        .limit(limit)
        .fetch(r -> new ImportProblem(r.value1(), r.value2(), r.value3(), r.value4()));
  }

  private List<Import> select(Condition condition, int limit) {
    return sql.select(IMPORTS.asterisk(), USER_INTEGRATIONS.EMAIL)
        .from(IMPORTS)
        .join(CHANNELS)
        .on(
            CHANNELS.TENANT_ID.eq(IMPORTS.TENANT_ID),
            CHANNELS.ID.eq(IMPORTS.CHANNEL_ID),
            CHANNELS.IS_DELETED.isFalse())
        .join(USER_INTEGRATIONS)
        .on(
            USER_INTEGRATIONS.TENANT_ID.eq(CHANNELS.TENANT_ID),
            USER_INTEGRATIONS.ID.eq(CHANNELS.INTEGRATION_ID),
            USER_INTEGRATIONS.IS_DELETED.isFalse())
        .where(IMPORTS.TENANT_ID.eq(tenant()), IMPORTS.IS_DELETED.isFalse(), condition)
        .orderBy(IMPORTS.ID.desc())
        .limit(limit)
        .fetch(this::read);
  }

  private static Condition seenBy(Viewer viewer) {
    return IMPORTS.CREATED_BY.eq(viewer.userId()).or(USER_INTEGRATIONS.USER_ID.eq(viewer.userId()));
  }

  private static Condition is(UUID id) {
    return IMPORTS.TENANT_ID.eq(tenant()).and(IMPORTS.ID.eq(id)).and(IMPORTS.IS_DELETED.isFalse());
  }

  private Import read(Record row) {
    return new Import(
        row.get(IMPORTS.ID),
        Import.Status.valueOf(row.get(IMPORTS.STATUS)),
        row.get(USER_INTEGRATIONS.EMAIL),
        row.get(IMPORTS.FILE_NAME),
        ContactPolicy.valueOf(row.get(IMPORTS.CONTACT_POLICY)),
        row.get(IMPORTS.INCLUDE_OWN_DOMAIN),
        new Import.Counts(
            row.get(IMPORTS.SEEN),
            row.get(IMPORTS.IMPORTED),
            row.get(IMPORTS.MERGED),
            json.readValue(row.get(IMPORTS.SKIPPED).data(), COUNTS),
            row.get(IMPORTS.FAILED),
            row.get(IMPORTS.CONTACTS),
            row.get(IMPORTS.COMPANIES)),
        new Import.Bytes(row.get(IMPORTS.BYTES_READ), row.get(IMPORTS.FILE_SIZE)),
        row.get(IMPORTS.ERROR),
        new Import.Times(
            row.get(IMPORTS.CREATED_AT),
            row.get(IMPORTS.STARTED_AT),
            row.get(IMPORTS.FINISHED_AT)));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
