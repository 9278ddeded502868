package com.invicrm.timeline;

import static com.invicrm.schema.Tables.ACTIVITIES;
import static com.invicrm.schema.Tables.ACTIVITY_CONTACTS;
import static com.invicrm.schema.Tables.MESSAGES;
import static com.invicrm.schema.Tables.MESSAGE_COPIES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Rows;
import com.invicrm.tenancy.Tenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads activities, in one statement a page; what the viewer may not see does not leave the
/// database.
@Component
class TimelineStore {
  /// An activity and the people it was with, whose names are still to come.
  record Row(Activity activity, List<UUID> contacts) {}

  /// Where a page ended.
  record Place(Instant at, UUID id) {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    Place {
      // PostgreSQL's instants end earlier than Java's.
      if (at.isBefore(FIRST) || at.isAfter(LAST))
        throw new IllegalArgumentException("no such time");
    }

    static Place read(String cursor) {
      return Cursor.read(
          cursor, 2, p -> new Place(Instant.parse(p.get(0)), UUID.fromString(p.get(1))));
    }

    static String of(Activity activity) {
      return Cursor.of(activity.occurredAt().toString(), activity.id().toString());
    }
  }

  private static final int SNIPPET = 200;

  private static final Field<UUID[]> CONTACT_IDS =
      array(
          select(ACTIVITY_CONTACTS.CONTACT_ID)
              .from(ACTIVITY_CONTACTS)
              .where(
                  ACTIVITY_CONTACTS.TENANT_ID.eq(ACTIVITIES.TENANT_ID),
                  ACTIVITY_CONTACTS.ACTIVITY_ID.eq(ACTIVITIES.ID),
                  ACTIVITY_CONTACTS.IS_DELETED.isFalse()));

  private final DSLContext sql;

  TimelineStore(DSLContext sql) {
    this.sql = sql;
  }

  List<Row> of(Viewer viewer, Links links, TimelineQuery query) {
    return Rows.all(
        sql.select(columns())
            .from(
                shown(
                    Visibility.of(viewer),
                    links
                        .table()
                        .join(ACTIVITIES)
                        .on(
                            ACTIVITIES.TENANT_ID.eq(links.tenant()),
                            ACTIVITIES.ID.eq(links.activity()),
                            ACTIVITIES.IS_DELETED.isFalse())))
            .where(
                links.inUse(),
                links.shown(query.threads()),
                kind(query),
                after(query, links.at(), links.activity()))
            .orderBy(links.at().desc(), links.activity().desc())
            .limit(inline(query.limit() + 1)),
        TimelineStore::read);
  }

  List<Row> ofWorkspace(Viewer viewer, boolean deleted, TimelineQuery query) {
    return Rows.all(
        sql.select(columns())
            .from(shown(Visibility.of(viewer), ACTIVITIES))
            .where(
                ofTenant(),
                deleted ? putAway() : ACTIVITIES.IS_DELETED.isFalse(),
                kind(query),
                after(query, ACTIVITIES.OCCURRED_AT, ACTIVITIES.ID))
            .orderBy(ACTIVITIES.OCCURRED_AT.desc(), ACTIVITIES.ID.desc())
            .limit(inline(query.limit() + 1)),
        TimelineStore::read);
  }

  /// The owner's own mail, as a colleague sees it.
  List<Row> ofOwner(UUID owner, UUID colleague, TimelineQuery query) {
    return Rows.all(
        sql.select(columns())
            .from(shown(Visibility.of(colleague), ACTIVITIES))
            .where(
                ofTenant(),
                ACTIVITIES.IS_DELETED.isFalse(),
                exists(
                    selectOne()
                        .from(MESSAGE_COPIES)
                        .where(
                            MESSAGE_COPIES.TENANT_ID.eq(ACTIVITIES.TENANT_ID),
                            MESSAGE_COPIES.MESSAGE_ID.eq(ACTIVITIES.MESSAGE_ID),
                            MESSAGE_COPIES.USER_ID.eq(owner),
                            MESSAGE_COPIES.IS_DELETED.isFalse())),
                after(query, ACTIVITIES.OCCURRED_AT, ACTIVITIES.ID))
            .orderBy(ACTIVITIES.OCCURRED_AT.desc(), ACTIVITIES.ID.desc())
            .limit(inline(query.limit() + 1)),
        TimelineStore::read);
  }

  /// Mails that are not on a person's timeline.
  List<Row> ofMessages(Viewer viewer, UUID contact, Collection<UUID> messages) {
    return Rows.all(
        sql.select(columns())
            .from(shown(Visibility.of(viewer), ACTIVITIES))
            .where(
                ofTenant(),
                ACTIVITIES.IS_DELETED.isFalse(),
                ACTIVITIES.MESSAGE_ID.eq(any(messages.toArray(UUID[]::new))),
                notExists(
                    selectOne()
                        .from(ACTIVITY_CONTACTS)
                        .where(
                            ACTIVITY_CONTACTS.TENANT_ID.eq(ACTIVITIES.TENANT_ID),
                            ACTIVITY_CONTACTS.ACTIVITY_ID.eq(ACTIVITIES.ID),
                            ACTIVITY_CONTACTS.CONTACT_ID.eq(contact),
                            ACTIVITY_CONTACTS.IS_DELETED.isFalse()))),
        TimelineStore::read);
  }

  /// Mail that an undone import took back is not anybody's to restore.
  private static Condition putAway() {
    return ACTIVITIES.IS_DELETED.isTrue().and(ACTIVITIES.MESSAGE_ID.isNull());
  }

  Optional<Row> find(Viewer viewer, UUID id) {
    return Rows.one(
        sql.select(columns())
            .from(shown(Visibility.of(viewer), ACTIVITIES))
            .where(ofTenant(), ACTIVITIES.IS_DELETED.isFalse(), ACTIVITIES.ID.eq(id)),
        TimelineStore::read);
  }

  /// Activities with what is shown beside them.
  private static Table<?> shown(Visibility eyes, Table<?> activities) {
    return activities
        .leftJoin(MESSAGES)
        .on(mail())
        .leftJoin(eyes.copies(ACTIVITIES.TENANT_ID, ACTIVITIES.MESSAGE_ID))
        .on(trueCondition());
  }

  /// [#read] takes them by their place.
  private static List<SelectFieldOrAsterisk> columns() {
    Field<Integer> level = Visibility.level(ACTIVITIES.MESSAGE_ID);
    return List.of(
        ACTIVITIES.ID,
        ACTIVITIES.KIND,
        ACTIVITIES.OCCURRED_AT,
        level,
        when(level.ge(inline(Visibility.SUBJECT)), coalesce(MESSAGES.SUBJECT, ACTIVITIES.SUBJECT)),
        when(
            level.ge(inline(Visibility.EVERYTHING)),
            coalesce(MESSAGES.SNIPPET, left(ACTIVITIES.TEXT, inline(SNIPPET)))),
        ACTIVITIES.DIRECTION,
        ACTIVITIES.THREAD_ID,
        MESSAGES.FROM_ADDRESS,
        MESSAGES.FROM_NAME,
        ACTIVITIES.DURATION_MINUTES,
        ACTIVITIES.CREATED_BY,
        ACTIVITIES.SOURCE,
        ACTIVITIES.VERSION,
        ACTIVITIES.IS_DELETED,
        CONTACT_IDS);
  }

  private static Condition ofTenant() {
    return ACTIVITIES.TENANT_ID.eq(Tenants.required().value());
  }

  private static Condition mail() {
    return MESSAGES
        .TENANT_ID
        .eq(ACTIVITIES.TENANT_ID)
        .and(MESSAGES.ID.eq(ACTIVITIES.MESSAGE_ID))
        .and(MESSAGES.IS_DELETED.isFalse());
  }

  private static Condition kind(TimelineQuery query) {
    return query.kind().map(k -> ACTIVITIES.KIND.eq(inline(k.name()))).orElse(noCondition());
  }

  private static Condition after(TimelineQuery query, Field<Instant> at, Field<UUID> id) {
    return query
        .cursor()
        .map(Place::read)
        .<Condition>map(p -> row(at, id).lt(val(p.at()), val(p.id())))
        .orElse(noCondition());
  }

  private static Row read(ResultSet r) throws SQLException {
    var activity =
        new Activity(
            Rows.id(r, 1),
            Activity.Kind.valueOf(r.getString(2)),
            Rows.instant(r, 3),
            Visibility.access(r.getInt(4)),
            r.getString(5),
            r.getString(6),
            new Activity.Circumstances(
                r.getString(7), Rows.id(r, 8), sender(r), r.getObject(11, Integer.class)),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            new Activity.State(Rows.id(r, 12), r.getString(13), r.getInt(14), r.getBoolean(15)));
    return new Row(activity, Rows.ids(r, 16));
  }

  private static Activity.@Nullable Participant sender(ResultSet r) throws SQLException {
    @Nullable String address = r.getString(9);
    @Nullable String name = r.getString(10);
    return address == null
        ? null
        : new Activity.Participant("from", address, name == null ? "" : name, null);
  }
}
