package com.invicrm.timeline;

import static com.invicrm.schema.Tables.TASKS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import com.invicrm.tenancy.Cursor;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The two orders of tasks, each paged by the values of its last row.
final class TaskOrder {
  private static final String NEVER = "infinity";

  /// As the index has it: a day before its times, those without a day last.
  private static final Field<LocalDateTime> DUE =
      field(
          "coalesce({0}, date 'infinity') + coalesce({1}, time '00:00')",
          LocalDateTime.class, TASKS.DUE_DATE, TASKS.DUE_TIME);

  private TaskOrder() {}

  static List<SortField<?>> order(TaskQuery query) {
    return query.isOfDone()
        ? List.of(TASKS.DONE_AT.desc(), TASKS.ID.desc())
        : List.of(DUE.asc(), TASKS.ID.asc());
  }

  static Condition after(TaskQuery query) {
    return query
        .cursor()
        .map(c -> Cursor.read(c, 3, place -> after(query, place)))
        .orElseGet(DSL::noCondition);
  }

  static List<String> place(TaskQuery query, TaskRow row) {
    return List.of(order(query.isOfDone()), value(query, row), row.id().toString());
  }

  private static String value(TaskQuery query, TaskRow row) {
    @Nullable Due due = row.written().due();
    @Nullable Instant doneAt = row.state().doneAt();
    if (query.isOfDone()) return String.valueOf(doneAt);
    if (due == null) return NEVER;
    return (due.time() == null ? due.date().atStartOfDay() : due.date().atTime(due.time()))
        .toString();
  }

  private static Condition after(TaskQuery query, List<String> place) {
    if (!place.get(0).equals(order(query.isOfDone()))) throw new IllegalArgumentException();
    UUID last = UUID.fromString(place.get(2));
    return query.isOfDone()
        ? row(TASKS.DONE_AT, TASKS.ID).lt(row(val(Instant.parse(place.get(1))), val(last)))
        : row(DUE, TASKS.ID).gt(row(due(place.get(1)), val(last)));
  }

  private static String order(boolean ofDone) {
    return ofDone ? "done" : "due";
  }

  private static Field<LocalDateTime> due(String value) {
    String checked = value.equals(NEVER) ? NEVER : LocalDateTime.parse(value).toString();
    return field("cast({0} as timestamp)", LocalDateTime.class, val(checked));
  }
}
