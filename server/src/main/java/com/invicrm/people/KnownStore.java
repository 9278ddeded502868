package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.CONTACTS;
import static com.invicrm.schema.Tables.CONTACT_EMAILS;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Whether there is somebody, in use or put away.
@Component
class KnownStore {
  private final DSLContext sql;

  KnownStore(DSLContext sql) {
    this.sql = sql;
  }

  boolean contact(UUID id) {
    return sql.fetchExists(
        DSL.selectOne()
            .from(CONTACTS)
            .where(
                CONTACTS.TENANT_ID.eq(Tenants.required().value()),
                CONTACTS.ID.eq(id),
                CONTACTS.IS_DELETED.in(true, false)));
  }

  boolean company(UUID id) {
    return sql.fetchExists(
        DSL.selectOne()
            .from(COMPANIES)
            .where(
                COMPANIES.TENANT_ID.eq(Tenants.required().value()),
                COMPANIES.ID.eq(id),
                COMPANIES.IS_DELETED.in(true, false)));
  }

  Map<String, UUID> addresses(Collection<UUID> contacts) {
    return sql.select(CONTACT_EMAILS.EMAIL_NORM, CONTACT_EMAILS.CONTACT_ID)
        .from(CONTACT_EMAILS)
        .where(
            CONTACT_EMAILS.TENANT_ID.eq(Tenants.required().value()),
            CONTACT_EMAILS.CONTACT_ID.eq(DSL.any(contacts.toArray(UUID[]::new))),
            CONTACT_EMAILS.IS_DELETED.isFalse())
        .fetchMap(CONTACT_EMAILS.EMAIL_NORM, CONTACT_EMAILS.CONTACT_ID);
  }
}
