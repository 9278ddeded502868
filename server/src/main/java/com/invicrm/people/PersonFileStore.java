package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.CONTACTS;
import static com.invicrm.schema.Tables.CONTACT_COMPANIES;

import com.invicrm.people.PersonFile.Job;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// What a person's own page does not show of them.
@Component
class PersonFileStore {
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final DSLContext sql;
  private final ObjectMapper json;

  PersonFileStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  Map<String, Object> sources(UUID contact) {
    return sql.select(CONTACTS.FIELD_SOURCES)
        .from(CONTACTS)
        .where(
            CONTACTS.TENANT_ID.eq(tenant()), CONTACTS.ID.eq(contact), CONTACTS.IS_DELETED.isFalse())
        .fetchOptional(r -> json.readValue(r.value1().data(), FIELDS))
        .orElse(Map.of());
  }

  /// Also at companies that were put away since.
  List<Job> jobs(UUID contact) {
    return sql.select(
            COMPANIES.ID,
            COMPANIES.NAME,
            CONTACT_COMPANIES.FROM_DATE,
            CONTACT_COMPANIES.TO_DATE,
            CONTACT_COMPANIES.IS_CURRENT)
        .from(CONTACT_COMPANIES)
        .join(COMPANIES)
        .on(
            COMPANIES.TENANT_ID.eq(CONTACT_COMPANIES.TENANT_ID),
            COMPANIES.ID.eq(CONTACT_COMPANIES.COMPANY_ID),
            COMPANIES.IS_DELETED.in(true, false))
        .where(
            CONTACT_COMPANIES.TENANT_ID.eq(tenant()),
            CONTACT_COMPANIES.CONTACT_ID.eq(contact),
            CONTACT_COMPANIES.IS_DELETED.isFalse())
        .orderBy(CONTACT_COMPANIES.IS_CURRENT.desc(), CONTACT_COMPANIES.ID.desc())
        .fetch(r ->
            new Job(
                new CompanyRef(r.value1(), r.value2(), null), r.value3(), r.value4(), r.value5()));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
