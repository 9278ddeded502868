package com.invicrm.timeline;

import static com.invicrm.schema.Tables.TASKS;
import static org.jooq.impl.DSL.inline;

import com.invicrm.people.Placed;
import com.invicrm.people.Shelf;
import com.invicrm.schema.tables.records.TasksRecord;
import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.TaskRow.State;
import com.invicrm.timeline.TaskRow.Subjects;
import com.invicrm.timeline.TaskRow.Written;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads tasks.
@Component
class TaskStore {
  private final DSLContext sql;

  TaskStore(DSLContext sql) {
    this.sql = sql;
  }

  List<Placed<TaskRow>> page(TaskQuery query) {
    return tasks()
        .and(on(query.shelf()))
        .and(matches(query.filter()))
        .and(TaskOrder.after(query))
        .orderBy(TaskOrder.order(query))
        .limit(inline(query.limit() + 1))
        .fetch(TaskStore::row)
        .stream()
        .map(row -> new Placed<>(row, TaskOrder.place(query, row)))
        .toList();
  }

  Optional<TaskRow> find(UUID id) {
    return tasks().and(TASKS.ID.eq(id)).and(on(Shelf.inUse)).fetchOptional(TaskStore::row);
  }

  /// The task, which nobody else changes until this transaction ends.
  Optional<TaskRow> lock(UUID id) {
    return tasks()
        .and(TASKS.ID.eq(id))
        .and(on(Shelf.inUse))
        .forNoKeyUpdate()
        .fetchOptional(TaskStore::row);
  }

  private SelectConditionStep<TasksRecord> tasks() {
    return sql.selectFrom(TASKS).where(TASKS.TENANT_ID.eq(Tenants.required().value()));
  }

  private static Condition matches(TaskQuery.Filter filter) {
    return DSL.and(
        filter.status().map(TaskStore::is).orElseGet(DSL::noCondition),
        filter.dueBefore().map(TASKS.DUE_DATE::lt).orElseGet(DSL::noCondition),
        filter.contactId().map(TASKS.CONTACT_ID::eq).orElseGet(DSL::noCondition),
        filter.companyId().map(TASKS.COMPANY_ID::eq).orElseGet(DSL::noCondition),
        filter.dealId().map(TASKS.DEAL_ID::eq).orElseGet(DSL::noCondition),
        filter.assigneeId().map(TASKS.ASSIGNEE_ID::eq).orElseGet(DSL::noCondition));
  }

  private static Condition is(Task.Status status) {
    return status == Task.Status.open ? TASKS.DONE_AT.isNull() : TASKS.DONE_AT.isNotNull();
  }

  private static Condition on(Shelf shelf) {
    return shelf == Shelf.inUse ? TASKS.IS_DELETED.isFalse() : TASKS.IS_DELETED.isTrue();
  }

  private static TaskRow row(TasksRecord r) {
    return new TaskRow(
        r.getId(),
        new Written(
            Task.Kind.valueOf(r.getKind()),
            r.getTitle(),
            due(r),
            r.getDoneAt() == null ? Task.Status.open : Task.Status.done,
            r.getAssigneeId(),
            new Subjects(r.getContactId(), r.getCompanyId(), r.getDealId())),
        new State(
            r.getDoneAt(),
            r.getSource(),
            r.getVersion(),
            r.getCreatedAt(),
            r.getUpdatedAt(),
            r.getIsDeleted()));
  }

  private static @Nullable Due due(TasksRecord r) {
    @Nullable LocalDate date = r.getDueDate();
    return date == null ? null : new Due(date, r.getDueTime(), r.getDueZone());
  }
}
