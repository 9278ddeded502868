package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.CONTACTS;
import static com.invicrm.schema.Tables.CONTACT_EMAILS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;

import com.invicrm.people.NameSearch.Hit;
import com.invicrm.tenancy.Rows;
import com.invicrm.tenancy.Tenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
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

  /// Looked up for each person of a page: the limit keeps PostgreSQL from joining the whole tables.
  private static final Table<?> EMPLOYER =
      lateral(
          select(COMPANIES.ID, COMPANIES.NAME, arrayGet(COMPANIES.DOMAINS, inline(1)).as("domain"))
              .from(COMPANIES)
              .where(
                  COMPANIES.TENANT_ID.eq(CONTACTS.TENANT_ID),
                  COMPANIES.ID.eq(CONTACTS.COMPANY_ID),
                  COMPANIES.IS_DELETED.isFalse())
              .limit(inline(1))
              .asTable("employer"));

  /// [#contact] and [#placed] take them by their place.
  private static final List<SelectFieldOrAsterisk> COLUMNS =
      List.of(
          CONTACTS.ID,
          CONTACTS.DISPLAY_NAME,
          CONTACTS.FIRST_NAME,
          CONTACTS.LAST_NAME,
          CONTACTS.EMAILS,
          CONTACTS.PHONES,
          CONTACTS.TITLE,
          field(name("employer", "id")),
          field(name("employer", "name")),
          field(name("employer", "domain")),
          CONTACTS.LAST_CONTACTED_AT,
          CONTACTS.SOURCE,
          CONTACTS.VERSION,
          CONTACTS.CREATED_AT,
          CONTACTS.UPDATED_AT,
          CONTACTS.IS_DELETED,
          CONTACTS.SORT_NAME,
          CONTACTS.TAGS);

  private final DSLContext sql;
  private final NameSearchStore names;

  ContactStore(DSLContext sql, NameSearchStore names) {
    this.sql = sql;
    this.names = names;
  }

  List<Placed<Contact>> page(ListQuery query, Condition filter) {
    return Rows.all(
        contacts()
            .and(on(query.shelf()))
            .and(filter)
            .and(TagFilter.contacts(query, CONTACTS.ID))
            .and(KEYSET.after(query))
            .orderBy(KEYSET.order(query.sort()))
            .limit(inline(query.limit() + 1)),
        r -> placed(query.sort(), r));
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
                id -> isWanted(query, id, filter)));
    Map<UUID, Contact> found = byId(hits.stream().map(Hit::subject).toArray(UUID[]::new));
    return Placed.inOrder(hits, found);
  }

  private Map<UUID, Contact> byId(UUID[] ids) {
    Map<UUID, Contact> found = new HashMap<>();
    Rows.all(
            contacts()
                .and(CONTACTS.ID.eq(any(ids)))
                .and(CONTACTS.IS_DELETED.in(inline(true), inline(false))),
            ContactStore::contact)
        .forEach(c -> found.put(c.id(), c));
    return found;
  }

  Optional<Contact> find(UUID id) {
    return Rows.one(contacts().and(CONTACTS.ID.eq(id)).and(on(Shelf.inUse)), ContactStore::contact);
  }

  /// The contact, which nobody else changes until this transaction ends.
  Optional<Contact> lock(UUID id) {
    return Rows.one(
        contacts().and(CONTACTS.ID.eq(id)).and(on(Shelf.inUse)).forNoKeyUpdate().of(CONTACTS),
        ContactStore::contact);
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
    return CONTACTS.COMPANY_ID.eq(company);
  }

  private SelectConditionStep<Record> contacts() {
    return sql.select(COLUMNS)
        .from(CONTACTS.leftJoin(EMPLOYER).on(trueCondition()))
        .where(CONTACTS.TENANT_ID.eq(Tenants.required().value()));
  }

  private static Condition isWanted(ListQuery query, Field<UUID> id, Condition filter) {
    return NameSearchStore.lookUp(
            selectOne()
                .from(CONTACTS)
                .where(
                    CONTACTS.TENANT_ID.eq(Tenants.required().value()),
                    CONTACTS.ID.eq(id),
                    on(query.shelf()),
                    TagFilter.contacts(query, CONTACTS.ID),
                    filter))
        .isNotNull();
  }

  private static Condition on(Shelf shelf) {
    return shelf == Shelf.inUse
        ? CONTACTS.IS_DELETED.isFalse()
        : CONTACTS.IS_DELETED.isTrue().and(CONTACTS.ERASED_AT.isNull());
  }

  private static Placed<Contact> placed(RecordSort sort, ResultSet r) throws SQLException {
    Contact contact = contact(r);
    return new Placed<>(
        contact, KEYSET.place(sort, contact.lastContactedAt(), r.getString(17), contact.id()));
  }

  private static Contact contact(ResultSet r) throws SQLException {
    return new Contact(
        Rows.id(r, 1),
        r.getString(2),
        r.getString(3),
        r.getString(4),
        Rows.texts(r, 5),
        Rows.texts(r, 6),
        r.getString(7),
        company(r),
        Rows.texts(r, 18),
        Rows.instantOrNull(r, 11),
        r.getString(12),
        r.getInt(13),
        Rows.instant(r, 14),
        Rows.instant(r, 15),
        r.getBoolean(16));
  }

  private static @Nullable CompanyRef company(ResultSet r) throws SQLException {
    @Nullable UUID id = Rows.id(r, 8);
    return id == null ? null : new CompanyRef(id, r.getString(9), r.getString(10));
  }
}
