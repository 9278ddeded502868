package com.invicrm.ask;

import static com.invicrm.schema.Tables.ACTIVITIES;
import static com.invicrm.schema.Tables.ACTIVITY_COMPANIES;
import static com.invicrm.schema.Tables.ACTIVITY_CONTACTS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import com.invicrm.tenancy.Tenants;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The numbers in answers.
@Component
class AskStore {
  /// How many mails went which way, and how much else happened.
  record Tally(int inbound, int outbound, int other) {
    int all() {
      return inbound + outbound + other;
    }
  }

  private final DSLContext sql;

  AskStore(DSLContext sql) {
    this.sql = sql;
  }

  Tally withCompany(UUID company) {
    return sql.select(
            count().filterWhere(ACTIVITIES.DIRECTION.eq(inline("inbound"))),
            count().filterWhere(ACTIVITIES.DIRECTION.eq(inline("outbound"))),
            count())
        .from(ACTIVITY_COMPANIES)
        .join(ACTIVITIES)
        .on(
            ACTIVITIES.TENANT_ID.eq(ACTIVITY_COMPANIES.TENANT_ID),
            ACTIVITIES.ID.eq(ACTIVITY_COMPANIES.ACTIVITY_ID),
            ACTIVITIES.IS_DELETED.isFalse())
        .where(
            ACTIVITY_COMPANIES.TENANT_ID.eq(Tenants.required().value()),
            ACTIVITY_COMPANIES.COMPANY_ID.eq(company),
            ACTIVITY_COMPANIES.IS_DELETED.isFalse())
        .fetchSingle(r -> new Tally(r.value1(), r.value2(), r.value3() - r.value1() - r.value2()));
  }

  Tally with(UUID contact) {
    return sql.select(
            count().filterWhere(ACTIVITIES.DIRECTION.eq(inline("inbound"))),
            count().filterWhere(ACTIVITIES.DIRECTION.eq(inline("outbound"))),
            count())
        .from(ACTIVITY_CONTACTS)
        .join(ACTIVITIES)
        .on(
            ACTIVITIES.TENANT_ID.eq(ACTIVITY_CONTACTS.TENANT_ID),
            ACTIVITIES.ID.eq(ACTIVITY_CONTACTS.ACTIVITY_ID),
            ACTIVITIES.IS_DELETED.isFalse())
        .where(
            ACTIVITY_CONTACTS.TENANT_ID.eq(Tenants.required().value()),
            ACTIVITY_CONTACTS.CONTACT_ID.eq(contact),
            ACTIVITY_CONTACTS.IS_DELETED.isFalse())
        .fetchSingle(r -> new Tally(r.value1(), r.value2(), r.value3() - r.value1() - r.value2()));
  }
}
