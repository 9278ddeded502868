package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.CONTACT_COMPANIES;
import static org.jooq.impl.DSL.any;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Who works where: a row a job, at most one of them current.
@Component
class EmploymentStore {
  private final DSLContext sql;

  EmploymentStore(DSLContext sql) {
    this.sql = sql;
  }

  /// The jobs that are current, by person, in companies that are in use.
  Map<UUID, UUID> current(Collection<UUID> contacts) {
    return sql.select(CONTACT_COMPANIES.CONTACT_ID, CONTACT_COMPANIES.COMPANY_ID)
        .from(
            CONTACT_COMPANIES
                .join(COMPANIES)
                .on(
                    COMPANIES.TENANT_ID.eq(CONTACT_COMPANIES.TENANT_ID),
                    COMPANIES.ID.eq(CONTACT_COMPANIES.COMPANY_ID),
                    COMPANIES.IS_DELETED.isFalse()))
        .where(
            CONTACT_COMPANIES.TENANT_ID.eq(Tenants.required().value()),
            CONTACT_COMPANIES.CONTACT_ID.eq(any(contacts.toArray(UUID[]::new))),
            CONTACT_COMPANIES.IS_CURRENT.isTrue(),
            CONTACT_COMPANIES.IS_DELETED.isFalse())
        .fetchMap(CONTACT_COMPANIES.CONTACT_ID, CONTACT_COMPANIES.COMPANY_ID);
  }

  /// Ends the current job, if there is one.
  void leave(UUID contact, LocalDate day) {
    sql.update(CONTACT_COMPANIES)
        .set(CONTACT_COMPANIES.TO_DATE, day)
        .set(CONTACT_COMPANIES.IS_CURRENT.isTrue(), false)
        .where(currentOf(contact))
        .execute();
  }

  /// Begins a job, after the one before was left.
  void join(UUID contact, UUID company, LocalDate day) {
    UUID tenant = Tenants.required().value();
    sql.execute(ContactSql.EMPLOY, tenant, Ids.next(), contact, company, day, company);
  }

  private static Condition currentOf(UUID contact) {
    return CONTACT_COMPANIES
        .TENANT_ID
        .eq(Tenants.required().value())
        .and(CONTACT_COMPANIES.CONTACT_ID.eq(contact))
        .and(CONTACT_COMPANIES.IS_CURRENT)
        .andNot(CONTACT_COMPANIES.IS_DELETED);
  }
}
