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
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import com.invicrm.tenancy.Tenants;
import java.util.ArrayList;
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

  private static final Condition EMPLOYER =
      COMPANIES
          .TENANT_ID
          .eq(CONTACT_COMPANIES.TENANT_ID)
          .and(COMPANIES.ID.eq(CONTACT_COMPANIES.COMPANY_ID))
          .andNot(COMPANIES.IS_DELETED);

  private static final List<SelectFieldOrAsterisk> COLUMNS =
      List.of(
          CONTACTS.ID,
          CONTACTS.DISPLAY_NAME,
          CONTACTS.FIRST_NAME,
          CONTACTS.LAST_NAME,
          EMAILS,
          PHONES,
          CONTACTS.TITLE,
          COMPANIES.ID,
          COMPANIES.NAME,
          DOMAIN,
          CONTACTS.LAST_CONTACTED_AT,
          CONTACTS.SOURCE,
          CONTACTS.VERSION,
          CONTACTS.CREATED_AT,
          CONTACTS.UPDATED_AT,
          CONTACTS.IS_DELETED,
          CONTACTS.SORT_NAME);

  private static final List<SelectFieldOrAsterisk> HIT_COLUMNS = hitColumns();

  private final DSLContext sql;

  ContactStore(DSLContext sql) {
    this.sql = sql;
  }

  List<Placed<Contact>> page(ListQuery query, Condition filter) {
    return from(COLUMNS, CONTACTS)
        .and(on(query.shelf()))
        .and(filter)
        .and(KEYSET.after(query))
        .orderBy(KEYSET.order(query.sort()))
        .limit(inline(query.limit() + 1))
        .fetch(r -> new Placed<>(contact(r), place(query.sort(), r)));
  }

  /// An address that is written out finds whoever has it, else its words are looked for.
  List<Placed<Contact>> search(String text, ListQuery query, Condition filter) {
    Optional<NameSearch.Place> after = query.cursor().map(NameSearch.Place::read);
    if (after.map(NameSearch.Place::isOfAddress).orElse(true)) {
      List<String> address = NameKeys.address(text).stream().toList();
      List<Placed<Contact>> found = search(address, after, query, filter);
      if (!found.isEmpty()) return found;
    }
    return search(NameKeys.asked(text), after, query, filter);
  }

  private List<Placed<Contact>> search(
      List<String> words, Optional<NameSearch.Place> after, ListQuery query, Condition filter) {
    if (words.isEmpty()) return List.of();
    NameSearch search =
        new NameSearch(SubjectKind.contact, words, after, id -> isOn(query.shelf(), id, filter));
    Table<?> hits = search.hits(query.limit() + 1);
    return from(HIT_COLUMNS, hits.join(CONTACTS).on(CONTACTS.ID.eq(NameSearch.SUBJECT)))
        .orderBy(NameSearch.KIND, NameSearch.KEY, NameSearch.SUBJECT)
        .limit(inline(query.limit() + 1))
        .fetch(r -> new Placed<>(contact(r), hitPlace(r)));
  }

  Optional<Contact> find(UUID id) {
    return from(COLUMNS, CONTACTS)
        .and(CONTACTS.ID.eq(id))
        .and(on(Shelf.inUse))
        .fetchOptional(ContactStore::contact);
  }

  /// The contact, which nobody else changes until this transaction ends.
  Optional<Contact> lock(UUID id) {
    return from(COLUMNS, CONTACTS)
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

  private SelectConditionStep<Record> from(List<SelectFieldOrAsterisk> columns, Table<?> contacts) {
    return sql.select(columns)
        .from(contacts.leftJoin(CONTACT_COMPANIES).on(EMPLOYED).leftJoin(COMPANIES).on(EMPLOYER))
        .where(CONTACTS.TENANT_ID.eq(Tenants.required().value()));
  }

  private static Condition isOn(Shelf shelf, Field<UUID> id, Condition filter) {
    return exists(
        selectOne()
            .from(CONTACTS)
            .where(
                CONTACTS.TENANT_ID.eq(Tenants.required().value()),
                CONTACTS.ID.eq(id),
                on(shelf),
                filter));
  }

  private static Condition on(Shelf shelf) {
    return shelf == Shelf.inUse ? CONTACTS.IS_DELETED.isFalse() : CONTACTS.IS_DELETED.isTrue();
  }

  private static List<SelectFieldOrAsterisk> hitColumns() {
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(COLUMNS);
    columns.add(NameSearch.KIND);
    columns.add(NameSearch.KEY);
    return List.copyOf(columns);
  }

  private static List<String> place(RecordSort sort, Record r) {
    return KEYSET.place(
        sort, r.get(CONTACTS.LAST_CONTACTED_AT), r.get(CONTACTS.SORT_NAME), r.get(CONTACTS.ID));
  }

  private static List<String> hitPlace(Record r) {
    return NameSearch.Place.of(r.get(NameSearch.KIND), r.get(NameSearch.KEY), r.get(CONTACTS.ID));
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
    UUID id = r.get(COMPANIES.ID);
    return id == null ? null : new CompanyRef(id, r.get(COMPANIES.NAME), r.get(DOMAIN));
  }
}
