package com.invicrm.timeline;

import static com.invicrm.schema.Tables.ACTIVITIES;
import static com.invicrm.schema.Tables.ACTIVITY_COMPANIES;
import static com.invicrm.schema.Tables.ACTIVITY_CONTACTS;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes what people note down: notes, calls and meetings, and with whom they were.
@Component
class ActivityWriteStore {
  /// What stands in an activity that a person wrote.
  record Written(
      Activity.Kind kind,
      Instant occurredAt,
      @Nullable String subject,
      @Nullable String text,
      @Nullable Integer durationMinutes) {}

  /// An activity as it stands, locked.
  ///
  /// @param byHand a person wrote it; false for captured mail
  /// @param author who wrote it, as far as known
  record Standing(Written written, int version, boolean byHand, Optional<UUID> author) {}

  private final DSLContext sql;

  ActivityWriteStore(DSLContext sql) {
    this.sql = sql;
  }

  void insert(UUID id, Written what, UUID by) {
    sql.insertInto(ACTIVITIES)
        .set(ACTIVITIES.TENANT_ID, tenant())
        .set(ACTIVITIES.ID, id)
        .set(ACTIVITIES.KIND, what.kind().name())
        .set(ACTIVITIES.OCCURRED_AT, what.occurredAt())
        .set(ACTIVITIES.SUBJECT, what.subject())
        .set(ACTIVITIES.TEXT, what.text())
        .set(ACTIVITIES.DURATION_MINUTES, what.durationMinutes())
        .set(ACTIVITIES.CREATED_BY, by)
        .set(ACTIVITIES.SOURCE, "person")
        .execute();
  }

  Optional<Standing> lock(UUID id, Timeline.Shelf shelf) {
    return sql.select(
            ACTIVITIES.KIND,
            ACTIVITIES.OCCURRED_AT,
            ACTIVITIES.SUBJECT,
            ACTIVITIES.TEXT,
            ACTIVITIES.DURATION_MINUTES,
            ACTIVITIES.VERSION,
            ACTIVITIES.SOURCE_KIND,
            ACTIVITIES.CREATED_BY)
        .from(ACTIVITIES)
        .where(is(id), on(shelf))
        .forUpdate()
        .fetchOptional(r ->
            new Standing(
                new Written(
                    Activity.Kind.valueOf(r.value1()),
                    r.value2(),
                    r.value3(),
                    r.value4(),
                    r.value5()),
                r.value6(),
                r.value7() == null,
                Optional.ofNullable(r.value8())));
  }

  void update(UUID id, Written what) {
    sql.update(ACTIVITIES)
        .set(ACTIVITIES.OCCURRED_AT, what.occurredAt())
        .set(ACTIVITIES.SUBJECT, what.subject())
        .set(ACTIVITIES.TEXT, what.text())
        .set(ACTIVITIES.DURATION_MINUTES, what.durationMinutes())
        .set(ACTIVITIES.VERSION, ACTIVITIES.VERSION.plus(1))
        .set(ACTIVITIES.UPDATED_AT, DSL.currentInstant())
        .where(is(id), ACTIVITIES.IS_DELETED.isFalse())
        .execute();
  }

  void move(UUID id, Timeline.Shelf to) {
    sql.update(ACTIVITIES)
        .set(ACTIVITIES.IS_DELETED, to == Timeline.Shelf.putAway)
        .set(ACTIVITIES.VERSION, ACTIVITIES.VERSION.plus(1))
        .set(ACTIVITIES.UPDATED_AT, DSL.currentInstant())
        .where(
            is(id),
            to == Timeline.Shelf.putAway
                ? ACTIVITIES.IS_DELETED.isFalse()
                : ACTIVITIES.IS_DELETED.isTrue())
        .execute();
  }

  /// Puts an activity on the timelines of these people and companies, and of no others.
  void link(UUID id, Instant at, Collection<UUID> contacts, Collection<UUID> companies) {
    link("contacts", "contact_id", id, at, contacts);
    link("companies", "company_id", id, at, companies);
  }

  Set<UUID> contacts(UUID id) {
    return sql.select(ACTIVITY_CONTACTS.CONTACT_ID)
        .from(ACTIVITY_CONTACTS)
        .where(
            ACTIVITY_CONTACTS.TENANT_ID.eq(tenant()),
            ACTIVITY_CONTACTS.ACTIVITY_ID.eq(id),
            ACTIVITY_CONTACTS.IS_DELETED.isFalse())
        .fetchSet(ACTIVITY_CONTACTS.CONTACT_ID);
  }

  Set<UUID> companies(UUID id) {
    return sql.select(ACTIVITY_COMPANIES.COMPANY_ID)
        .from(ACTIVITY_COMPANIES)
        .where(
            ACTIVITY_COMPANIES.TENANT_ID.eq(tenant()),
            ACTIVITY_COMPANIES.ACTIVITY_ID.eq(id),
            ACTIVITY_COMPANIES.IS_DELETED.isFalse())
        .fetchSet(ACTIVITY_COMPANIES.COMPANY_ID);
  }

  private void link(String table, String column, UUID id, Instant at, Collection<UUID> others) {
    UUID[] all = others.toArray(UUID[]::new);
    sql.execute(
        """
        update activity_%1$s set is_deleted = true
        where tenant_id = ? and activity_id = ? and not is_deleted and %2$s <> all (cast(? as uuid[]))\
        """
            .formatted(table, column),
        tenant(),
        id,
        all);
    sql.execute(
        """
        insert into activity_%1$s (tenant_id, activity_id, at, %2$s)
        select cast(? as uuid), cast(? as uuid), cast(? as timestamptz), x from unnest(cast(? as uuid[])) x order by x
        on conflict (tenant_id, %2$s, activity_id) do update set at = excluded.at, is_deleted = false\
        """
            .formatted(table, column),
        tenant(),
        id,
        at.atOffset(java.time.ZoneOffset.UTC),
        all);
  }

  private static Condition on(Timeline.Shelf shelf) {
    return shelf == Timeline.Shelf.inUse
        ? ACTIVITIES.IS_DELETED.isFalse()
        : ACTIVITIES.IS_DELETED.isTrue();
  }

  private static Condition is(UUID id) {
    return ACTIVITIES.TENANT_ID.eq(tenant()).and(ACTIVITIES.ID.eq(id));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
