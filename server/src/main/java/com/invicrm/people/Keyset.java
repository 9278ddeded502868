package com.invicrm.people;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import com.invicrm.tenancy.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The sorted lists of contacts and companies, each paged by the values of its last row.
record Keyset(Field<Instant> lastContact, Field<String> sortName, Field<UUID> id) {
  private static final String NEVER = "-infinity";

  /// As the index has it: those never contacted come last.
  static Keyset of(Field<Instant> lastContactedAt, Field<String> sortName, Field<UUID> id) {
    return new Keyset(
        field("coalesce({0}, timestamptz '-infinity')", Instant.class, lastContactedAt),
        sortName,
        id);
  }

  List<SortField<?>> order(RecordSort sort) {
    return switch (sort) {
      case lastContacted -> List.of(lastContact.desc(), id.desc());
      case name -> List.of(sortName.asc(), id.asc());
      case created -> List.of(id.desc());
    };
  }

  Condition after(ListQuery query) {
    return query
        .cursor()
        .map(c -> Cursor.read(c, 3, place -> after(query.sort(), place)))
        .orElseGet(DSL::noCondition);
  }

  List<String> place(RecordSort sort, @Nullable Instant lastContactedAt, String name, UUID id) {
    String value =
        switch (sort) {
          case lastContacted -> lastContactedAt == null ? NEVER : lastContactedAt.toString();
          case name -> name;
          case created -> "";
        };
    return List.of(sort.name(), value, id.toString());
  }

  private Condition after(RecordSort sort, List<String> place) {
    if (sort != RecordSort.valueOf(place.get(0))) throw new IllegalArgumentException();
    UUID last = UUID.fromString(place.get(2));
    return switch (sort) {
      case lastContacted -> row(lastContact, id).lt(row(instant(place.get(1)), val(last)));
      case name -> row(sortName, id).gt(row(val(place.get(1)), val(last)));
      case created -> id.lt(last);
    };
  }

  private static Field<Instant> instant(String value) {
    String checked = value.equals(NEVER) ? NEVER : Instant.parse(value).toString();
    return field("cast({0} as timestamptz)", Instant.class, val(checked));
  }
}
