package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.CONTACTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import com.invicrm.people.NameSearch.Hit;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectFieldOrAsterisk;
import org.springframework.stereotype.Component;

/// Reads companies with all that is shown of them, in one statement a page.
@Component
class CompanyStore {
  private static final Keyset KEYSET =
      Keyset.of(COMPANIES.LAST_CONTACTED_AT, COMPANIES.SORT_NAME, COMPANIES.ID);

  private static final Field<Integer> CONTACT_COUNT =
      field(
          selectCount()
              .from(CONTACTS)
              .where(
                  CONTACTS.TENANT_ID.eq(COMPANIES.TENANT_ID),
                  CONTACTS.COMPANY_ID.eq(COMPANIES.ID),
                  CONTACTS.IS_DELETED.isFalse()));

  private static final List<SelectFieldOrAsterisk> COLUMNS =
      List.of(
          COMPANIES.ID,
          COMPANIES.NAME,
          COMPANIES.DOMAINS,
          COMPANIES.TAGS,
          CONTACT_COUNT,
          COMPANIES.LAST_CONTACTED_AT,
          COMPANIES.SOURCE,
          COMPANIES.VERSION,
          COMPANIES.CREATED_AT,
          COMPANIES.UPDATED_AT,
          COMPANIES.IS_DELETED,
          COMPANIES.SORT_NAME);

  private final DSLContext sql;
  private final NameSearchStore names;

  CompanyStore(DSLContext sql, NameSearchStore names) {
    this.sql = sql;
    this.names = names;
  }

  List<Placed<Company>> page(ListQuery query) {
    return companies()
        .and(on(query.shelf()))
        .and(TagFilter.companies(query, COMPANIES.ID))
        .and(KEYSET.after(query))
        .orderBy(KEYSET.order(query.sort()))
        .limit(inline(query.limit() + 1))
        .fetch(r -> new Placed<>(company(r), place(query.sort(), r)));
  }

  List<Placed<Company>> search(String text, ListQuery query) {
    List<String> words = NameKeys.asked(text);
    if (words.isEmpty()) return List.of();
    List<Hit> hits =
        names.hits(
            new NameSearch(
                SubjectKind.company,
                words,
                query.cursor().map(Hit::read),
                query.limit() + 1,
                id -> isWanted(query, id)));
    Map<UUID, Company> found = byId(hits.stream().map(Hit::subject).toArray(UUID[]::new));
    return Placed.inOrder(hits, found);
  }

  private Map<UUID, Company> byId(UUID[] ids) {
    return companies()
        .and(COMPANIES.ID.eq(any(ids)))
        .and(COMPANIES.IS_DELETED.in(inline(true), inline(false)))
        .fetchMap(r -> r.get(COMPANIES.ID), CompanyStore::company);
  }

  Optional<Company> find(UUID id) {
    return companies()
        .and(COMPANIES.ID.eq(id))
        .and(on(Shelf.inUse))
        .fetchOptional(CompanyStore::company);
  }

  /// The company, which nobody else changes until this transaction ends.
  Optional<Company> lock(UUID id) {
    return companies()
        .and(COMPANIES.ID.eq(id))
        .and(on(Shelf.inUse))
        .forNoKeyUpdate()
        .of(COMPANIES)
        .fetchOptional(CompanyStore::company);
  }

  Optional<CompanyRef> ref(UUID id) {
    return Optional.ofNullable(refs(List.of(id)).get(id));
  }

  Map<UUID, CompanyRef> refs(Collection<UUID> ids) {
    return sql.select(COMPANIES.ID, COMPANIES.NAME, COMPANIES.DOMAINS)
        .from(COMPANIES)
        .where(
            COMPANIES.TENANT_ID.eq(Tenants.required().value()),
            COMPANIES.ID.eq(any(ids.toArray(UUID[]::new))),
            on(Shelf.inUse))
        .fetchMap(COMPANIES.ID, r -> ref(r.value1(), r.value2(), r.value3()));
  }

  private static CompanyRef ref(UUID id, String name, String[] domains) {
    return new CompanyRef(id, name, domains.length == 0 ? null : domains[0]);
  }

  private SelectConditionStep<Record> companies() {
    return sql.select(COLUMNS)
        .from(COMPANIES)
        .where(COMPANIES.TENANT_ID.eq(Tenants.required().value()));
  }

  private static Condition isWanted(ListQuery query, Field<UUID> id) {
    return NameSearchStore.lookUp(
            selectOne()
                .from(COMPANIES)
                .where(
                    COMPANIES.TENANT_ID.eq(Tenants.required().value()),
                    COMPANIES.ID.eq(id),
                    on(query.shelf()),
                    TagFilter.companies(query, COMPANIES.ID)))
        .isNotNull();
  }

  private static Condition on(Shelf shelf) {
    return shelf == Shelf.inUse ? COMPANIES.IS_DELETED.isFalse() : COMPANIES.IS_DELETED.isTrue();
  }

  private static List<String> place(RecordSort sort, Record r) {
    return KEYSET.place(
        sort, r.get(COMPANIES.LAST_CONTACTED_AT), r.get(COMPANIES.SORT_NAME), r.get(COMPANIES.ID));
  }

  private static Company company(Record r) {
    return new Company(
        r.get(COMPANIES.ID),
        r.get(COMPANIES.NAME),
        List.of(r.get(COMPANIES.DOMAINS)),
        List.of(r.get(COMPANIES.TAGS)),
        r.get(CONTACT_COUNT),
        r.get(COMPANIES.LAST_CONTACTED_AT),
        r.get(COMPANIES.SOURCE),
        r.get(COMPANIES.VERSION),
        r.get(COMPANIES.CREATED_AT),
        r.get(COMPANIES.UPDATED_AT),
        r.get(COMPANIES.IS_DELETED));
  }
}
