package com.invicrm.deals;

import static com.invicrm.schema.Tables.DEALS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import com.invicrm.tenancy.Cursor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The sorted lists of deals, each paged by the values of its last row.
final class DealOrder {
  private static final String NEVER = "infinity";

  /// As the index has it: those without a day come last.
  private static final Field<LocalDate> CLOSE_DATE =
      field("coalesce({0}, date 'infinity')", LocalDate.class, DEALS.CLOSE_DATE);

  private DealOrder() {}

  static List<SortField<?>> order(DealSort sort) {
    return switch (sort) {
      case created -> List.of(DEALS.ID.desc());
      case name -> List.of(DEALS.SORT_NAME.asc(), DEALS.ID.asc());
      case closeDate -> List.of(CLOSE_DATE.asc(), DEALS.ID.asc());
    };
  }

  static Condition after(DealQuery query) {
    return query
        .cursor()
        .map(c -> Cursor.read(c, 3, place -> after(query.sort(), place)))
        .orElseGet(DSL::noCondition);
  }

  static List<String> place(DealSort sort, @Nullable LocalDate closeDate, String name, UUID id) {
    String value =
        switch (sort) {
          case created -> "";
          case name -> name;
          case closeDate -> closeDate == null ? NEVER : closeDate.toString();
        };
    return List.of(sort.name(), value, id.toString());
  }

  private static Condition after(DealSort sort, List<String> place) {
    if (sort != DealSort.valueOf(place.get(0))) throw new IllegalArgumentException();
    UUID last = UUID.fromString(place.get(2));
    return switch (sort) {
      case created -> DEALS.ID.lt(last);
      case name -> row(DEALS.SORT_NAME, DEALS.ID).gt(row(val(place.get(1)), val(last)));
      case closeDate -> row(CLOSE_DATE, DEALS.ID).gt(row(day(place.get(1)), val(last)));
    };
  }

  private static Field<LocalDate> day(String value) {
    String checked = value.equals(NEVER) ? NEVER : LocalDate.parse(value).toString();
    return field("cast({0} as date)", LocalDate.class, val(checked));
  }
}
