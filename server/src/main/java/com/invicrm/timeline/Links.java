package com.invicrm.timeline;

import static com.invicrm.schema.Tables.ACTIVITIES;
import static com.invicrm.schema.Tables.ACTIVITY_COMPANIES;
import static com.invicrm.schema.Tables.ACTIVITY_CONTACTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;

/// What is on one person's or one company's timeline.
///
/// @param table its links, perhaps under another name
/// @param ofWhom the column that says whose a link is
record Links(Table<?> table, TableField<?, UUID> ofWhom, UUID owner) {
  static Links ofContact(UUID contact) {
    return new Links(ACTIVITY_CONTACTS, ACTIVITY_CONTACTS.CONTACT_ID, contact);
  }

  static Links ofCompany(UUID company) {
    return new Links(ACTIVITY_COMPANIES, ACTIVITY_COMPANIES.COMPANY_ID, company);
  }

  Field<Instant> at() {
    return column(ACTIVITY_CONTACTS.AT);
  }

  Field<UUID> activity() {
    return column(ACTIVITY_CONTACTS.ACTIVITY_ID);
  }

  Field<UUID> tenant() {
    return column(ACTIVITY_CONTACTS.TENANT_ID);
  }

  Condition inUse() {
    return tenant()
        .eq(Tenants.required().value())
        .and(column(ofWhom).eq(owner))
        .and(column(ACTIVITY_CONTACTS.IS_DELETED).isFalse());
  }

  /// Which of the linked activities are shown.
  Condition shown(TimelineQuery.Threads threads) {
    return switch (threads) {
      case TimelineQuery.Threads.Open() -> noCondition();
      case TimelineQuery.Threads.Collapsed() -> newestOfThread();
      case TimelineQuery.Threads.Only(UUID id) -> isMail().and(ACTIVITIES.THREAD_ID.eq(id));
    };
  }

  static Condition isMail() {
    return ACTIVITIES.KIND.eq(inline(Activity.Kind.email.name()));
  }

  /// No newer mail of its thread is on the same timeline; the other kinds stand by themselves.
  private Condition newestOfThread() {
    var newer = ACTIVITIES.as("newer");
    Links links = new Links(table.as("newer_link"), ofWhom, owner);
    return notExists(
        selectOne()
            .from(newer)
            .join(links.table())
            .on(links.activity().eq(newer.ID), links.inUse())
            .where(
                newer.TENANT_ID.eq(ACTIVITIES.TENANT_ID),
                newer.THREAD_ID.eq(ACTIVITIES.THREAD_ID),
                newer.KIND.eq(ACTIVITIES.KIND),
                newer.KIND.eq(inline(Activity.Kind.email.name())),
                newer.IS_DELETED.isFalse(),
                row(newer.OCCURRED_AT, newer.ID).gt(ACTIVITIES.OCCURRED_AT, ACTIVITIES.ID)));
  }

  private <T> Field<T> column(TableField<?, T> like) {
    return field(table.getUnqualifiedName().append(like.getUnqualifiedName()), like.getDataType());
  }
}
