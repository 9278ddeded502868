package com.invicrm.sync;

import static com.invicrm.schema.Tables.CHANNELS;
import static com.invicrm.schema.Tables.IMPORTS;
import static com.invicrm.schema.Tables.USER_INTEGRATIONS;

import com.invicrm.access.ContactPolicy;
import com.invicrm.access.Viewer;
import com.invicrm.schema.tables.records.ImportsRecord;
import com.invicrm.sync.files.Checkpoint;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertSetMoreStep;
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

  /// A dry run has no mailbox; a mailbox that is removed takes its imports along.
  private static final Field<String> OWNER = DSL.coalesce(USER_INTEGRATIONS.EMAIL, IMPORTS.OWNER);

  private final DSLContext sql;
  private final ObjectMapper json;

  ImportStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// A file that is kept on a node.
  record Kept(UUID id, String node, String name, long size) {}

  /// The mailbox that a dry run is for.
  ///
  /// @param addresses the owner's, normalised, the mailbox's first
  record Rehearsed(String owner, List<String> addresses) {}

  void insert(Kept file, UUID channelId, Import.Rules rules, UUID by) {
    insert(file, rules, by).set(IMPORTS.CHANNEL_ID, channelId).execute();
  }

  void insertRehearsal(Kept file, Rehearsed mailbox, Import.Rules rules, UUID by) {
    insert(file, rules, by)
        .set(IMPORTS.OWNER, mailbox.owner())
        .set(IMPORTS.ADDRESSES, mailbox.addresses().toArray(String[]::new))
        .execute();
  }

  private InsertSetMoreStep<ImportsRecord> insert(Kept file, Import.Rules rules, UUID by) {
    return sql.insertInto(IMPORTS)
        .set(IMPORTS.TENANT_ID, tenant())
        .set(IMPORTS.ID, file.id())
        .set(IMPORTS.NODE, file.node())
        .set(IMPORTS.FILE_NAME, file.name())
        .set(IMPORTS.FILE_SIZE, file.size())
        .set(IMPORTS.CONTACT_POLICY, rules.contactPolicy().name())
        .set(IMPORTS.INCLUDE_OWN_DOMAIN, rules.includeOwnDomain())
        .set(IMPORTS.DRY_RUN, rules.mode() == Import.Mode.rehearsal)
        .set(IMPORTS.CREATED_BY, by);
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

  /// Where an import's mail goes; nowhere when it is a dry run.
  Optional<UUID> channelOf(UUID id) {
    return sql.select(IMPORTS.CHANNEL_ID)
        .from(IMPORTS)
        .where(is(id))
        .fetchOptional(IMPORTS.CHANNEL_ID);
  }

  /// The mailbox that a dry run is for; none when it is none.
  Optional<Rehearsed> rehearsed(UUID id) {
    return sql.select(IMPORTS.OWNER, IMPORTS.ADDRESSES)
        .from(IMPORTS)
        .where(is(id), IMPORTS.DRY_RUN.isTrue())
        .fetchOptional(r -> new Rehearsed(r.value1(), List.of(r.value2())));
  }

  /// Who handed it in.
  Optional<UUID> by(UUID id) {
    return sql.select(IMPORTS.CREATED_BY)
        .from(IMPORTS)
        .where(is(id))
        .fetchOptional(IMPORTS.CREATED_BY);
  }

  void begin(UUID id) {
    sql.update(IMPORTS)
        .set(IMPORTS.STARTED_AT, DSL.coalesce(IMPORTS.STARTED_AT, DSL.currentInstant()))
        .where(is(id))
        .execute();
  }

  /// How far an import is.
  Standing standing(Import row) {
    return sql.select(IMPORTS.CHECKPOINT, IMPORTS.VERSION)
        .from(IMPORTS)
        .where(is(row.id()))
        .fetchSingle(r ->
            new Standing(
                row.counts(),
                json.readValue(r.value1().data(), Checkpoint.class),
                row.bytes().read(),
                row.bytes().perSecond(),
                r.value2()));
  }

  /// Writes how far it is now; false when somebody else changed the row meanwhile.
  boolean progress(UUID id, Standing now) {
    Import.Counts counts = now.counts();
    return sql.update(IMPORTS)
            .set(IMPORTS.SEEN, counts.seen())
            .set(IMPORTS.IMPORTED, counts.imported())
            .set(IMPORTS.MERGED, counts.merged())
            .set(IMPORTS.SKIPPED, json(counts.skipped()))
            .set(IMPORTS.FAILED, counts.failed())
            .set(IMPORTS.CONTACTS, counts.contacts())
            .set(IMPORTS.COMPANIES, counts.companies())
            .set(IMPORTS.PROBLEMS, counts.problems())
            .set(IMPORTS.CHECKPOINT, json(now.checkpoint()))
            .set(IMPORTS.BYTES_READ, now.bytesRead())
            .set(IMPORTS.BYTES_PER_SECOND, now.bytesPerSecond())
            .set(IMPORTS.VERSION, now.version())
            .set(IMPORTS.UPDATED_AT, DSL.currentInstant())
            .where(is(id), IMPORTS.VERSION.eq(now.version() - 1))
            .execute()
        == 1;
  }

  /// Writes what a dry run found in the end.
  void cast(UUID id, Map<String, Integer> decisions, int contacts, int companies) {
    sql.update(IMPORTS)
        .set(IMPORTS.DECISIONS, json(decisions))
        .set(IMPORTS.CONTACTS, contacts)
        .set(IMPORTS.COMPANIES, companies)
        .where(is(id), IMPORTS.DRY_RUN.isTrue())
        .execute();
  }

  /// Lets a dry run begin anew, since it remembers nothing but in memory.
  void forget(UUID id) {
    sql.update(IMPORTS)
        .set(IMPORTS.CHECKPOINT, json(Checkpoint.START))
        .set(IMPORTS.SEEN, 0)
        .set(IMPORTS.IMPORTED, 0)
        .set(IMPORTS.MERGED, 0)
        .set(IMPORTS.FAILED, 0)
        .set(IMPORTS.PROBLEMS, 0)
        .set(IMPORTS.SKIPPED, json(Map.of()))
        .set(IMPORTS.BYTES_READ, 0L)
        .where(is(id), IMPORTS.DRY_RUN.isTrue())
        .execute();
  }

  /// Lets an import that failed go on.
  boolean resume(UUID id) {
    return sql.update(IMPORTS)
            .set(IMPORTS.STATUS, Import.Status.running.name())
            .setNull(IMPORTS.ERROR)
            .setNull(IMPORTS.FINISHED_AT)
            .set(IMPORTS.VERSION, IMPORTS.VERSION.plus(1))
            .set(IMPORTS.UPDATED_AT, DSL.currentInstant())
            .where(is(id), IMPORTS.STATUS.eq(Import.Status.failed.name()))
            .execute()
        == 1;
  }

  /// Begins to take an import back; false when it is not one that can be.
  boolean undo(UUID id) {
    return sql.update(IMPORTS)
            .set(IMPORTS.STATUS, Import.Status.undoing.name())
            .set(IMPORTS.VERSION, IMPORTS.VERSION.plus(1))
            .set(IMPORTS.UPDATED_AT, DSL.currentInstant())
            .where(
                is(id),
                IMPORTS.DRY_RUN.isFalse(),
                IMPORTS.STATUS.in(Import.Status.done.name(), Import.Status.failed.name()))
            .execute()
        == 1;
  }

  void addUndone(UUID id, int mails) {
    sql.update(IMPORTS)
        .set(IMPORTS.UNDONE, IMPORTS.UNDONE.plus(mails))
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

  private List<Import> select(Condition condition, int limit) {
    return sql.select(IMPORTS.asterisk(), OWNER.as("mailbox_owner"))
        .from(IMPORTS)
        .leftJoin(CHANNELS)
        .on(
            CHANNELS.TENANT_ID.eq(IMPORTS.TENANT_ID),
            CHANNELS.ID.eq(IMPORTS.CHANNEL_ID),
            CHANNELS.IS_DELETED.isFalse())
        .leftJoin(USER_INTEGRATIONS)
        .on(
            USER_INTEGRATIONS.TENANT_ID.eq(CHANNELS.TENANT_ID),
            USER_INTEGRATIONS.ID.eq(CHANNELS.INTEGRATION_ID),
            USER_INTEGRATIONS.IS_DELETED.isFalse())
        .where(
            IMPORTS.TENANT_ID.eq(tenant()),
            IMPORTS.IS_DELETED.isFalse(),
            OWNER.isNotNull(),
            condition)
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
        row.get("mailbox_owner", String.class),
        row.get(IMPORTS.FILE_NAME),
        new Import.Rules(
            ContactPolicy.valueOf(row.get(IMPORTS.CONTACT_POLICY)),
            row.get(IMPORTS.INCLUDE_OWN_DOMAIN),
            row.get(IMPORTS.DRY_RUN) ? Import.Mode.rehearsal : Import.Mode.real),
        new Import.Counts(
            row.get(IMPORTS.SEEN),
            row.get(IMPORTS.IMPORTED),
            row.get(IMPORTS.MERGED),
            json.readValue(row.get(IMPORTS.SKIPPED).data(), COUNTS),
            row.get(IMPORTS.FAILED),
            row.get(IMPORTS.CONTACTS),
            row.get(IMPORTS.COMPANIES),
            row.get(IMPORTS.PROBLEMS)),
        json.readValue(row.get(IMPORTS.DECISIONS).data(), COUNTS),
        row.get(IMPORTS.UNDONE),
        new Import.Bytes(
            row.get(IMPORTS.BYTES_READ),
            row.get(IMPORTS.FILE_SIZE),
            row.get(IMPORTS.BYTES_PER_SECOND)),
        row.get(IMPORTS.ERROR),
        new Import.Times(
            row.get(IMPORTS.CREATED_AT),
            row.get(IMPORTS.STARTED_AT),
            row.get(IMPORTS.FINISHED_AT)));
  }

  private JSONB json(Object value) {
    return JSONB.jsonb(json.writeValueAsString(value));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
