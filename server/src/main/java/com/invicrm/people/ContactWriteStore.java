package com.invicrm.people;

import static com.invicrm.schema.Tables.CONTACTS;
import static com.invicrm.schema.Tables.CONTACT_EMAILS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes contacts, their addresses and numbers.
@Component
class ContactWriteStore {
  /// What a person puts away or brings back, no rule moves again.
  private static final String BY_A_PERSON = "{\"isDeleted\": {\"source\": \"person\"}}";

  /// Without them jOOQ asks the driver, and the driver the database, what the columns are.
  private static final Field<Long> ADDRESSES = DSL.field("addresses", SQLDataType.BIGINT);

  /// @param addresses how many of its addresses it got: fewer than asked when others have them
  record Inserted(Instant at, long addresses) {}

  private final DSLContext sql;
  private final TagStore tags;
  private final ErasedIdentityStore erased;

  ContactWriteStore(DSLContext sql, TagStore tags, ErasedIdentityStore erased) {
    this.sql = sql;
    this.tags = tags;
    this.erased = erased;
  }

  /// Those of these addresses whose owner was erased.
  Set<String> stayingOut(List<Address> emails) {
    return erased.among(ErasedIdentityStore.Kind.address, List.of(norms(emails)));
  }

  Inserted insert(NewContact contact, UUID by, UUID employment) {
    UUID tenant = tenant();
    List<@Nullable Object> binds = new ArrayList<>();
    PersonName name = contact.name();
    Collections.addAll(
        binds, tenant, contact.id(), name.display(), name.first(), name.last(), name.title());
    Collections.addAll(binds, name.sortName(), contact.pins(), by);
    String[] emails = texts(contact.emails());
    String[] phones = contact.phones().stream().map(Phone::written).toArray(String[]::new);
    UUID company = contact.companyId();
    Collections.addAll(binds, emails, phones, company);
    Collections.addAll(binds, tenant, contact.id(), norms(contact.emails()), emails);
    Collections.addAll(binds, tenant, contact.id(), numbers(contact.phones()), phones);
    Collections.addAll(binds, tenant, employment, contact.id(), company, null, company);
    NameKeyRows keys = NameKeyRows.of(Map.of(contact.id(), contact.keys()));
    Collections.addAll(binds, tenant, contact.id(), keys.kindColumn(), keys.keyColumn());
    return sql.resultQuery(ContactSql.INSERT, binds.toArray())
        .coerce(CONTACTS.CREATED_AT, ADDRESSES)
        .fetchSingle(r -> new Inserted(r.value1(), r.value2()));
  }

  void update(UUID id, PersonName name, String pins) {
    sql.update(CONTACTS)
        .set(CONTACTS.DISPLAY_NAME, name.display())
        .set(CONTACTS.FIRST_NAME, name.first())
        .set(CONTACTS.LAST_NAME, name.last())
        .set(CONTACTS.TITLE, name.title())
        .set(CONTACTS.SORT_NAME, name.sortName())
        .set(CONTACTS.FIELD_SOURCES, merged(pins))
        .set(CONTACTS.VERSION, CONTACTS.VERSION.plus(1))
        .set(CONTACTS.UPDATED_AT, DSL.currentInstant())
        .where(is(id), CONTACTS.IS_DELETED.isFalse())
        .execute();
  }

  /// Makes these a contact's addresses and returns how many it got: fewer than asked when others
  /// have them.
  int replaceEmails(UUID id, List<Address> emails) {
    String[] norms = norms(emails);
    sql.execute(ContactSql.REMOVE_EMAILS, tenant(), id, norms);
    return sql.resultQuery(ContactSql.PUT_EMAILS, tenant(), id, norms, texts(emails))
        .coerce(CONTACT_EMAILS.EMAIL_NORM)
        .fetch()
        .size();
  }

  void replacePhones(UUID id, List<Phone> phones) {
    String[] written = phones.stream().map(Phone::written).toArray(String[]::new);
    sql.execute(ContactSql.REMOVE_PHONES, tenant(), id, numbers(phones));
    sql.execute(ContactSql.PUT_PHONES, tenant(), id, numbers(phones), written);
  }

  /// Makes these a contact's tags.
  void putTags(UUID id, List<TagName> names) {
    UUID[] all = tags.named(names).toArray(UUID[]::new);
    sql.execute(TagSql.remove("contact"), tenant(), id, all);
    sql.execute(TagSql.put("contact"), tenant(), id, all);
  }

  /// Whoever else has one of these addresses.
  Optional<Map.Entry<UUID, String>> owner(UUID stranger, List<Address> emails) {
    return sql.select(CONTACT_EMAILS.CONTACT_ID, CONTACT_EMAILS.EMAIL)
        .from(
            CONTACT_EMAILS
                .join(CONTACTS)
                .on(
                    CONTACTS.TENANT_ID.eq(CONTACT_EMAILS.TENANT_ID),
                    CONTACTS.ID.eq(CONTACT_EMAILS.CONTACT_ID),
                    CONTACTS.IS_DELETED.isFalse()))
        .where(
            CONTACT_EMAILS.TENANT_ID.eq(tenant()),
            CONTACT_EMAILS.EMAIL_NORM.eq(any(norms(emails))),
            CONTACT_EMAILS.CONTACT_ID.ne(stranger),
            CONTACT_EMAILS.IS_DELETED.isFalse())
        .orderBy(CONTACT_EMAILS.EMAIL_NORM)
        .limit(1)
        .fetchOptional(r -> Map.entry(r.value1(), r.value2()));
  }

  /// The normalised addresses that a contact has.
  List<Address> emails(UUID id) {
    return sql.select(CONTACT_EMAILS.EMAIL_NORM, CONTACT_EMAILS.EMAIL)
        .from(CONTACT_EMAILS)
        .where(
            CONTACT_EMAILS.TENANT_ID.eq(tenant()),
            CONTACT_EMAILS.CONTACT_ID.eq(id),
            CONTACT_EMAILS.IS_DELETED.isFalse())
        .orderBy(CONTACT_EMAILS.POSITION, CONTACT_EMAILS.EMAIL_NORM)
        .fetch(r -> new Address(r.value1(), r.value2()));
  }

  /// Puts away or brings back, and tells whether it did.
  boolean move(UUID id, Shelf to, @Nullable Integer expectedVersion) {
    Condition elsewhere =
        to == Shelf.putAway
            ? CONTACTS.IS_DELETED.isFalse()
            : CONTACTS.IS_DELETED.isTrue().and(CONTACTS.ERASED_AT.isNull());
    return sql.update(CONTACTS)
            .set(CONTACTS.IS_DELETED, to == Shelf.putAway)
            .set(CONTACTS.FIELD_SOURCES, merged(BY_A_PERSON))
            .set(CONTACTS.VERSION, CONTACTS.VERSION.plus(1))
            .set(CONTACTS.UPDATED_AT, DSL.currentInstant())
            .where(is(id), elsewhere)
            .and(expectedVersion == null ? noCondition() : CONTACTS.VERSION.eq(expectedVersion))
            .execute()
        > 0;
  }

  private static Field<JSONB> merged(String pins) {
    return DSL.field("{0} || {1}", JSONB.class, CONTACTS.FIELD_SOURCES, val(JSONB.jsonb(pins)));
  }

  private static Condition is(UUID id) {
    return CONTACTS.TENANT_ID.eq(tenant()).and(CONTACTS.ID.eq(id));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }

  private static String[] norms(List<Address> emails) {
    return emails.stream().map(Address::norm).toArray(String[]::new);
  }

  private static String[] texts(List<Address> emails) {
    return emails.stream().map(Address::written).toArray(String[]::new);
  }

  private static String[] numbers(List<Phone> phones) {
    return phones.stream().map(Phone::norm).toArray(String[]::new);
  }
}
