package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.COMPANY_DOMAINS;

import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The company that a domain stands for.
@Component
class CompanyOfDomainStore {
  /// What is known of a domain.
  ///
  /// @param shelf put away when the company is, or when the domain was taken from it
  record Known(CompanyRef company, Shelf shelf) {}

  private final DSLContext sql;

  CompanyOfDomainStore(DSLContext sql) {
    this.sql = sql;
  }

  Optional<Known> find(String domain) {
    return sql.select(
            COMPANIES.ID, COMPANIES.NAME, COMPANIES.IS_DELETED, COMPANY_DOMAINS.IS_DELETED)
        .from(
            COMPANY_DOMAINS
                .join(COMPANIES)
                .on(
                    COMPANIES.TENANT_ID.eq(COMPANY_DOMAINS.TENANT_ID),
                    COMPANIES.ID.eq(COMPANY_DOMAINS.COMPANY_ID)))
        .where(
            COMPANY_DOMAINS.TENANT_ID.eq(Tenants.required().value()),
            COMPANY_DOMAINS.DOMAIN.eq(domain))
        .fetchOptional(r ->
            new Known(
                new CompanyRef(r.value1(), r.value2(), domain),
                r.value3() || r.value4() ? Shelf.putAway : Shelf.inUse));
  }

  /// Makes the domain's company, and tells whether it did: no when the domain is known already.
  boolean insert(CompanyRef company, String domain, UUID by) {
    UUID tenant = Tenants.required().value();
    NameKeyRows keys =
        NameKeyRows.of(Map.of(company.id(), NameKeys.ofCompany(company.name(), List.of(domain))));
    return !sql.resultQuery(
            CompanySql.INSERT_FOR_DOMAIN,
            tenant,
            domain,
            company.id(),
            tenant,
            company.name(),
            NameKeys.normalise(company.name()),
            by,
            tenant,
            keys.kindColumn(),
            keys.keyColumn())
        .coerce(COMPANY_DOMAINS.COMPANY_ID)
        .fetch()
        .isEmpty();
  }
}
