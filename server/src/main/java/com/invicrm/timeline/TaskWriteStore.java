package com.invicrm.timeline;

import static com.invicrm.schema.Tables.TASKS;
import static org.jooq.impl.DSL.noCondition;

import com.invicrm.people.Shelf;
import com.invicrm.schema.tables.records.TasksRecord;
import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.TaskRow.Written;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes tasks.
@Component
class TaskWriteStore {
  private final DSLContext sql;
  private final Clock clock;

  TaskWriteStore(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  void insert(UUID id, Written what, UUID by) {
    TasksRecord row = row(what);
    row.setTenantId(tenant());
    row.setId(id);
    row.setCreatedBy(by);
    row.setSource("person");
    sql.insertInto(TASKS)
        .set(row)
        .set(TASKS.DONE_AT, since(what, DSL.val(clock.instant())))
        .execute();
  }

  void update(UUID id, Written what) {
    sql.update(TASKS)
        .set(row(what))
        .set(TASKS.DONE_AT, since(what, DSL.coalesce(TASKS.DONE_AT, DSL.val(clock.instant()))))
        .set(TASKS.VERSION, TASKS.VERSION.plus(1))
        .set(TASKS.UPDATED_AT, DSL.currentInstant())
        .where(is(id), TASKS.IS_DELETED.isFalse())
        .execute();
  }

  /// Puts away or brings back, and tells whether it did.
  boolean move(UUID id, Shelf to, @Nullable Integer expectedVersion) {
    Condition elsewhere =
        to == Shelf.putAway ? TASKS.IS_DELETED.isFalse() : TASKS.IS_DELETED.isTrue();
    return sql.update(TASKS)
            .set(TASKS.IS_DELETED, to == Shelf.putAway)
            .set(TASKS.VERSION, TASKS.VERSION.plus(1))
            .set(TASKS.UPDATED_AT, DSL.currentInstant())
            .where(is(id), elsewhere)
            .and(expectedVersion == null ? noCondition() : TASKS.VERSION.eq(expectedVersion))
            .execute()
        > 0;
  }

  /// Whose a task is, also one that was put away: who is to do it, and who wrote it down.
  Set<UUID> owners(UUID id) {
    return sql
        .select(TASKS.ASSIGNEE_ID, TASKS.CREATED_BY)
        .from(TASKS)
        .where(is(id), TASKS.IS_DELETED.in(true, false))
        .fetchOptional()
        .stream()
        .flatMap(r -> Stream.of(r.value1(), r.value2()))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static TasksRecord row(Written what) {
    @Nullable Due due = what.due();
    TasksRecord row = new TasksRecord();
    row.setKind(what.kind().name());
    row.setTitle(what.title());
    row.setDueDate(due == null ? null : due.date());
    row.setDueTime(due == null ? null : due.time());
    row.setDueZone(due == null ? null : due.zone());
    row.setAssigneeId(what.assigneeId());
    row.setContactId(what.about().contactId());
    row.setCompanyId(what.about().companyId());
    row.setDealId(what.about().dealId());
    return row;
  }

  private static Field<Instant> since(Written what, Field<Instant> done) {
    return what.status() == Task.Status.open ? DSL.castNull(TASKS.DONE_AT) : done;
  }

  private static Condition is(UUID id) {
    return TASKS.TENANT_ID.eq(tenant()).and(TASKS.ID.eq(id));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
