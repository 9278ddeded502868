package com.invicrm.access;

import static com.invicrm.schema.Tables.TENANTS;

import com.invicrm.tenancy.Tenants;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class TenantStore {
  private final DSLContext sql;

  TenantStore(DSLContext sql) {
    this.sql = sql;
  }

  void insert(String name, String locale, String timezone, String source) {
    sql.insertInto(TENANTS)
        .set(TENANTS.ID, Tenants.required().value())
        .set(TENANTS.NAME, name)
        .set(TENANTS.LOCALE, locale)
        .set(TENANTS.TIMEZONE, timezone)
        .set(TENANTS.SOURCE, source)
        .execute();
  }

  Tenant current() {
    return sql.select(TENANTS.asterisk())
        .from(TENANTS)
        .where(TENANTS.ID.eq(Tenants.required().value()).and(TENANTS.IS_DELETED.isFalse()))
        .fetchSingle(TenantStore::tenant);
  }

  void change(TenantChange change) {
    sql.update(TENANTS)
        .set(TENANTS.NAME, orKeep(change.name(), TENANTS.NAME))
        .set(TENANTS.LOCALE, orKeep(change.locale(), TENANTS.LOCALE))
        .set(TENANTS.TIMEZONE, orKeep(change.timezone(), TENANTS.TIMEZONE))
        .set(TENANTS.WEEK_START, orKeep(number(change.weekStart()), TENANTS.WEEK_START))
        .set(TENANTS.WORKING_DAYS, orKeep(numbers(change.workingDays()), TENANTS.WORKING_DAYS))
        .set(TENANTS.CURRENCY, orKeep(change.currency(), TENANTS.CURRENCY))
        .set(TENANTS.PHONE_REGION, orKeep(change.phoneRegion(), TENANTS.PHONE_REGION))
        .set(TENANTS.CONTACT_POLICY, orKeep(name(change.contactPolicy()), TENANTS.CONTACT_POLICY))
        .set(
            TENANTS.INCLUDE_OWN_DOMAIN,
            orKeep(change.includeOwnDomain(), TENANTS.INCLUDE_OWN_DOMAIN))
        .set(TENANTS.VERSION, TENANTS.VERSION.plus(1))
        .set(TENANTS.UPDATED_AT, DSL.currentInstant())
        .where(TENANTS.ID.eq(Tenants.required().value()).and(TENANTS.IS_DELETED.isFalse()))
        .execute();
  }

  private static <T> org.jooq.Field<T> orKeep(@Nullable T value, org.jooq.Field<T> column) {
    return value == null ? column : DSL.val(value, column);
  }

  private static Tenant tenant(Record row) {
    return new Tenant(
        row.get(TENANTS.ID),
        row.get(TENANTS.NAME),
        row.get(TENANTS.LOCALE),
        row.get(TENANTS.TIMEZONE),
        DayOfWeek.of(row.get(TENANTS.WEEK_START)),
        Arrays.stream(row.get(TENANTS.WORKING_DAYS)).map(d -> DayOfWeek.of(d)).toList(),
        row.get(TENANTS.CURRENCY),
        row.get(TENANTS.PHONE_REGION),
        ContactPolicy.valueOf(row.get(TENANTS.CONTACT_POLICY)),
        row.get(TENANTS.INCLUDE_OWN_DOMAIN));
  }

  private static @Nullable Short number(@Nullable DayOfWeek day) {
    return day == null ? null : (short) day.getValue();
  }

  private static Short @Nullable [] numbers(@Nullable List<DayOfWeek> days) {
    return days == null
        ? null
        : days.stream().distinct().sorted().map(d -> (short) d.getValue()).toArray(Short[]::new);
  }

  private static @Nullable String name(@Nullable ContactPolicy policy) {
    return policy == null ? null : policy.name();
  }
}
