package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.COMPANY_DOMAINS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes companies and their domains.
@Component
class CompanyWriteStore {
  /// What a person puts away or brings back, no rule moves again.
  private static final String BY_A_PERSON = "{\"isDeleted\": {\"source\": \"person\"}}";

  private final DSLContext sql;
  private final TagStore tags;

  CompanyWriteStore(DSLContext sql, TagStore tags) {
    this.sql = sql;
    this.tags = tags;
  }

  void insert(UUID id, String name, String pins, UUID by) {
    sql.insertInto(COMPANIES)
        .set(COMPANIES.TENANT_ID, tenant())
        .set(COMPANIES.ID, id)
        .set(COMPANIES.NAME, name)
        .set(COMPANIES.SORT_NAME, NameKeys.normalise(name))
        .set(COMPANIES.FIELD_SOURCES, JSONB.jsonb(pins))
        .set(COMPANIES.CREATED_BY, by)
        .set(COMPANIES.SOURCE, "person")
        .execute();
  }

  void update(UUID id, String name, String pins) {
    sql.update(COMPANIES)
        .set(COMPANIES.NAME, name)
        .set(COMPANIES.SORT_NAME, NameKeys.normalise(name))
        .set(COMPANIES.FIELD_SOURCES, merged(pins))
        .set(COMPANIES.VERSION, COMPANIES.VERSION.plus(1))
        .set(COMPANIES.UPDATED_AT, DSL.currentInstant())
        .where(is(id), COMPANIES.IS_DELETED.isFalse())
        .execute();
  }

  /// Makes these a company's domains and returns how many it got: fewer than asked when others have
  /// them.
  int replaceDomains(UUID id, List<String> domains) {
    String[] all = domains.toArray(String[]::new);
    sql.execute(CompanySql.REMOVE_DOMAINS, tenant(), id, all);
    return sql.resultQuery(CompanySql.PUT_DOMAINS, tenant(), id, all)
        .coerce(COMPANY_DOMAINS.DOMAIN)
        .fetch()
        .size();
  }

  /// Makes these a company's tags.
  void putTags(UUID id, List<TagName> names) {
    UUID[] all = tags.named(names).toArray(UUID[]::new);
    sql.execute(TagSql.remove("company"), tenant(), id, all);
    sql.execute(TagSql.put("company"), tenant(), id, all);
  }

  /// Whichever other company has one of these domains.
  Optional<Map.Entry<UUID, String>> owner(UUID stranger, List<String> domains) {
    return sql.select(COMPANY_DOMAINS.COMPANY_ID, COMPANY_DOMAINS.DOMAIN)
        .from(
            COMPANY_DOMAINS
                .join(COMPANIES)
                .on(
                    COMPANIES.TENANT_ID.eq(COMPANY_DOMAINS.TENANT_ID),
                    COMPANIES.ID.eq(COMPANY_DOMAINS.COMPANY_ID),
                    COMPANIES.IS_DELETED.isFalse()))
        .where(
            COMPANY_DOMAINS.TENANT_ID.eq(tenant()),
            COMPANY_DOMAINS.DOMAIN.eq(any(domains.toArray(String[]::new))),
            COMPANY_DOMAINS.COMPANY_ID.ne(stranger),
            COMPANY_DOMAINS.IS_DELETED.isFalse())
        .orderBy(COMPANY_DOMAINS.DOMAIN)
        .limit(1)
        .fetchOptional(r -> Map.entry(r.value1(), r.value2()));
  }

  /// Puts away or brings back, and tells whether it did.
  boolean move(UUID id, Shelf to, @Nullable Integer expectedVersion) {
    Condition elsewhere =
        to == Shelf.putAway ? COMPANIES.IS_DELETED.isFalse() : COMPANIES.IS_DELETED.isTrue();
    return sql.update(COMPANIES)
            .set(COMPANIES.IS_DELETED, to == Shelf.putAway)
            .set(COMPANIES.FIELD_SOURCES, merged(BY_A_PERSON))
            .set(COMPANIES.VERSION, COMPANIES.VERSION.plus(1))
            .set(COMPANIES.UPDATED_AT, DSL.currentInstant())
            .where(is(id), elsewhere)
            .and(expectedVersion == null ? noCondition() : COMPANIES.VERSION.eq(expectedVersion))
            .execute()
        > 0;
  }

  private static Field<JSONB> merged(String pins) {
    return DSL.field("{0} || {1}", JSONB.class, COMPANIES.FIELD_SOURCES, val(JSONB.jsonb(pins)));
  }

  private static Condition is(UUID id) {
    return COMPANIES.TENANT_ID.eq(tenant()).and(COMPANIES.ID.eq(id));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
