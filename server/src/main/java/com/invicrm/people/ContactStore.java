package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.COMPANY_DOMAINS;
import static com.invicrm.schema.Tables.CONTACTS;
import static com.invicrm.schema.Tables.CONTACT_COMPANIES;
import static com.invicrm.schema.Tables.CONTACT_EMAILS;
import static com.invicrm.schema.Tables.CONTACT_PHONES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;

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
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads contacts with all that is shown of them, in one statement a page.
@Component
class ContactStore {
  private static final Keyset KEYSET =
      Keyset.of(CONTACTS.LAST_CONTACTED_AT, CONTACTS.SORT_NAME, CONTACTS.ID);

  private static final Field<String[]> EMAILS =
      array(
          select(CONTACT_EMAILS.EMAIL)
              .from(CONTACT_EMAILS)
              .where(
                  CONTACT_EMAILS.TENANT_ID.eq(CONTACTS.TENANT_ID),
                  CONTACT_EMAILS.CONTACT_ID.eq(CONTACTS.ID),
                  CONTACT_EMAILS.IS_DELETED.isFalse())
              .orderBy(CONTACT_EMAILS.POSITION, CONTACT_EMAILS.EMAIL_NORM));

  private static final Field<String[]> PHONES =
      array(
          select(CONTACT_PHONES.PHONE)
              .from(CONTACT_PHONES)
              .where(
                  CONTACT_PHONES.TENANT_ID.eq(CONTACTS.TENANT_ID),
                  CONTACT_PHONES.CONTACT_ID.eq(CONTACTS.ID),
                  CONTACT_PHONES.IS_DELETED.isFalse())
              .orderBy(CONTACT_PHONES.POSITION, CONTACT_PHONES.PHONE_NORM));

  private static final Field<String> DOMAIN =
      field(
          select(COMPANY_DOMAINS.DOMAIN)
              .from(COMPANY_DOMAINS)
              .where(
                  COMPANY_DOMAINS.TENANT_ID.eq(COMPANIES.TENANT_ID),
                  COMPANY_DOMAINS.COMPANY_ID.eq(COMPANIES.ID),
                  COMPANY_DOMAINS.IS_DELETED.isFalse())
              .orderBy(COMPANY_DOMAINS.POSITION, COMPANY_DOMAINS.DOMAIN)
              .limit(inline(1)));

  private static final Condition EMPLOYED =
      CONTACT_COMPANIES
          .TENANT_ID
          .eq(CONTACTS.TENANT_ID)
          .and(CONTACT_COMPANIES.CONTACT_ID.eq(CONTACTS.ID))
          .and(CONTACT_COMPANIES.IS_CURRENT)
          .andNot(CONTACT_COMPANIES.IS_DELETED);

  /// Looked up for each person of a page: the limit keeps PostgreSQL from joining the whole tables.
  private static final Table<?> EMPLOYER =
      lateral(
          select(COMPANIES.ID, COMPANIES.NAME, DOMAIN.as("domain"))
              .from(CONTACT_COMPANIES)
              .join(COMPANIES)
              .on(
                  COMPANIES.TENANT_ID.eq(CONTACT_COMPANIES.TENANT_ID),
                  COMPANIES.ID.eq(CONTACT_COMPANIES.COMPANY_ID),
                  COMPANIES.IS_DELETED.isFalse())
              .where(EMPLOYED)
              .limit(inline(1))
              .asTable("employer"));

  private static final Field<UUID> EMPLOYER_ID = field(name("employer", "id"), UUID.class);
  private static final Field<String> EMPLOYER_NAME = field(name("employer", "name"), String.class);
  private static final Field<String> EMPLOYER_DOMAIN =
      field(name("employer", "domain"), String.class);

  private static final List<SelectFieldOrAsterisk> COLUMNS =
      List.of(
          CONTACTS.ID,
          CONTACTS.DISPLAY_NAME,
          CONTACTS.FIRST_NAME,
          CONTACTS.LAST_NAME,
          EMAILS,
          PHONES,
          CONTACTS.TITLE,
          EMPLOYER_ID,
          EMPLOYER_NAME,
          EMPLOYER_DOMAIN,
          CONTACTS.LAST_CONTACTED_AT,
          CONTACTS.SOURCE,
          CONTACTS.VERSION,
          CONTACTS.CREATED_AT,
          CONTACTS.UPDATED_AT,
          CONTACTS.IS_DELETED,
          CONTACTS.SORT_NAME);

  private final DSLContext sql;
  private final NameSearchStore names;

  ContactStore(DSLContext sql, NameSearchStore names) {
    this.sql = sql;
    this.names = names;
  }

  List<Placed<Contact>> page(ListQuery query, Condition filter) {
    return contacts()
        .and(on(query.shelf()))
        .and(filter)
        .and(KEYSET.after(query))
        .orderBy(KEYSET.order(query.sort()))
        .limit(inline(query.limit() + 1))
        .fetch(r -> new Placed<>(contact(r), place(query.sort(), r)));
  }

  /// An address that is written out finds whoever has it, else its words are looked for.
  List<Placed<Contact>> search(String text, ListQuery query, Condition filter) {
    Optional<Hit> after = query.cursor().map(Hit::read);
    if (after.map(Hit::isOfAddress).orElse(true)) {
      List<String> address = NameKeys.address(text).stream().toList();
      List<Placed<Contact>> found = search(address, after, query, filter);
      if (!found.isEmpty()) return found;
    }
    return search(NameKeys.asked(text), after, query, filter);
  }

  private List<Placed<Contact>> search(
      List<String> words, Optional<Hit> after, ListQuery query, Condition filter) {
    if (words.isEmpty()) return List.of();
    List<Hit> hits =
        names.hits(
            new NameSearch(
                SubjectKind.contact,
                words,
                after,
                query.limit() + 1,
                id -> isWanted(query.shelf(), id, filter)));
    Map<UUID, Contact> found = byId(hits.stream().map(Hit::subject).toArray(UUID[]::new));
    return Placed.inOrder(hits, found);
  }

  private Map<UUID, Contact> byId(UUID[] ids) {
    return contacts()
        .and(CONTACTS.ID.eq(any(ids)))
        .and(CONTACTS.IS_DELETED.in(inline(true), inline(false)))
        .fetchMap(r -> r.get(CONTACTS.ID), ContactStore::contact);
  }

  Optional<Contact> find(UUID id) {
    return contacts()
        .and(CONTACTS.ID.eq(id))
        .and(on(Shelf.inUse))
        .fetchOptional(ContactStore::contact);
  }

  /// The contact, which nobody else changes until this transaction ends.
  Optional<Contact> lock(UUID id) {
    return contacts()
        .and(CONTACTS.ID.eq(id))
        .and(on(Shelf.inUse))
        .forNoKeyUpdate()
        .of(CONTACTS)
        .fetchOptional(ContactStore::contact);
  }

  Map<UUID, ContactRef> refs(Collection<UUID> ids) {
    return sql.select(CONTACTS.ID, CONTACTS.DISPLAY_NAME)
        .from(CONTACTS)
        .where(
            CONTACTS.TENANT_ID.eq(Tenants.required().value()),
            CONTACTS.ID.eq(any(ids.toArray(UUID[]::new))),
            on(Shelf.inUse))
        .fetchMap(r -> r.value1(), r -> new ContactRef(r.value1(), r.value2()));
  }

  Map<String, ContactRef> byAddress(Collection<String> addresses) {
    return sql.select(CONTACT_EMAILS.EMAIL_NORM, CONTACTS.ID, CONTACTS.DISPLAY_NAME)
        .from(
            CONTACT_EMAILS
                .join(CONTACTS)
                .on(
                    CONTACTS.TENANT_ID.eq(CONTACT_EMAILS.TENANT_ID),
                    CONTACTS.ID.eq(CONTACT_EMAILS.CONTACT_ID),
                    on(Shelf.inUse)))
        .where(
            CONTACT_EMAILS.TENANT_ID.eq(Tenants.required().value()),
            CONTACT_EMAILS.EMAIL_NORM.eq(any(addresses.toArray(String[]::new))),
            CONTACT_EMAILS.IS_DELETED.isFalse())
        .fetchMap(r -> r.value1(), r -> new ContactRef(r.value2(), r.value3()));
  }

  /// Only people who work there now.
  static Condition worksAt(UUID company) {
    return exists(
        selectOne()
            .from(CONTACT_COMPANIES)
            .where(EMPLOYED, CONTACT_COMPANIES.COMPANY_ID.eq(company)));
  }

  private SelectConditionStep<Record> contacts() {
    return sql.select(COLUMNS)
        .from(CONTACTS.leftJoin(EMPLOYER).on(trueCondition()))
        .where(CONTACTS.TENANT_ID.eq(Tenants.required().value()));
  }

  private static Condition isWanted(Shelf shelf, Field<UUID> id, Condition filter) {
    return NameSearchStore.lookUp(
            selectOne()
                .from(CONTACTS)
                .where(
                    CONTACTS.TENANT_ID.eq(Tenants.required().value()),
                    CONTACTS.ID.eq(id),
                    on(shelf),
                    filter))
        .isNotNull();
  }

  private static Condition on(Shelf shelf) {
    return shelf == Shelf.inUse ? CONTACTS.IS_DELETED.isFalse() : CONTACTS.IS_DELETED.isTrue();
  }

  private static List<String> place(RecordSort sort, Record r) {
    return KEYSET.place(
        sort, r.get(CONTACTS.LAST_CONTACTED_AT), r.get(CONTACTS.SORT_NAME), r.get(CONTACTS.ID));
  }

  private static Contact contact(Record r) {
    return new Contact(
        r.get(CONTACTS.ID),
        r.get(CONTACTS.DISPLAY_NAME),
        r.get(CONTACTS.FIRST_NAME),
        r.get(CONTACTS.LAST_NAME),
        List.of(r.get(EMAILS)),
        List.of(r.get(PHONES)),
        r.get(CONTACTS.TITLE),
        company(r),
        r.get(CONTACTS.LAST_CONTACTED_AT),
        r.get(CONTACTS.SOURCE),
        r.get(CONTACTS.VERSION),
        r.get(CONTACTS.CREATED_AT),
        r.get(CONTACTS.UPDATED_AT),
        r.get(CONTACTS.IS_DELETED));
  }

  private static @Nullable CompanyRef company(Record r) {
    UUID id = r.get(EMPLOYER_ID);
    return id == null ? null : new CompanyRef(id, r.get(EMPLOYER_NAME), r.get(EMPLOYER_DOMAIN));
  }
}
