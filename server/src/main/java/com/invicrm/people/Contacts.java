package com.invicrm.people;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.CrmException.Conflict;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.RecordChanged;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The people outside the workspace.
@Component
@Transactional
public class Contacts {
  private static final String KIND = "contact";

  private final ContactStore reads;
  private final ContactWriteStore writes;
  private final NameKeyStore names;
  private final Employers employers;
  private final ApplicationEventPublisher news;

  Contacts(
      ContactStore reads,
      ContactWriteStore writes,
      NameKeyStore names,
      Employers employers,
      ApplicationEventPublisher news) {
    this.reads = reads;
    this.writes = writes;
    this.names = names;
    this.employers = employers;
    this.news = news;
  }

  /// A page of all people, or of those whose names or addresses hold the text asked for.
  ///
  /// @throws Invalid of field `cursor` when it is none of this list
  @Transactional(readOnly = true)
  public Page<Contact> page(ListQuery query) {
    return page(query, DSL.noCondition());
  }

  /// A page of the people who work at a company now.
  ///
  /// @throws Invalid of field `cursor` when it is none of this list
  @Transactional(readOnly = true)
  public Page<Contact> pageOf(UUID companyId, ListQuery query) {
    return page(query, ContactStore.worksAt(companyId));
  }

  /// One person.
  ///
  /// @throws NotFound when there is none, or they were put away
  @Transactional(readOnly = true)
  public Contact find(UUID id) {
    return reads.find(id).orElseThrow(() -> missing(id));
  }

  /// The names of people, by id; those put away are left out.
  @Transactional(readOnly = true)
  public Map<UUID, ContactRef> refs(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : reads.refs(ids);
  }

  /// The people who have these addresses, by normalised address; those put away are left out.
  @Transactional(readOnly = true)
  public Map<String, ContactRef> byAddress(Collection<String> addresses) {
    return addresses.isEmpty() ? Map.of() : reads.byAddress(addresses);
  }

  /// Where people work now: company by person.
  @Transactional(readOnly = true)
  public Map<UUID, UUID> employers(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : employers.current(ids);
  }

  /// Writes a person down. They work at the company that is named, else at that of their domain,
  /// which is made when it is new.
  ///
  /// @param phoneRegion ISO 3166, where numbers without a country are dialled
  /// @throws Invalid when there is neither a name nor an address, or one cannot be read
  /// @throws Conflict when somebody else has one of the addresses, or whoever had it was erased
  public Contact create(Viewer viewer, ContactEdit edit, String phoneRegion) {
    List<Address> emails = Address.all(given(edit.emails()));
    requireIn(emails);
    List<Phone> phones = Phone.all(given(edit.phones()), phoneRegion);
    List<TagName> tags = TagName.all(given(edit.tags()));
    PersonName name = PersonName.of(edit, emails);
    Optional<CompanyRef> company = employers.of(viewer, edit.companyId(), emails);
    NewContact contact =
        new NewContact(
            Ids.next(),
            name,
            emails,
            phones,
            company.map(CompanyRef::id).orElse(null),
            name.keys(emails),
            Sent.pins(edit.sent().keySet()));
    ContactWriteStore.Inserted inserted = writes.insert(contact, viewer.userId(), Ids.next());
    if (inserted.addresses() < emails.size()) throw taken(contact.id(), emails);
    if (!tags.isEmpty()) writes.putTags(contact.id(), tags);
    Contact written = tags.isEmpty() ? contact.written(company, inserted.at()) : find(contact.id());
    news.publishEvent(Audited.made("contact.created", contact.id(), written));
    news.publishEvent(RecordChanged.one(KIND, contact.id()));
    return written;
  }

  /// Changes what an edit gives; what a person writes is pinned against the machine. Another
  /// company ends the job before and begins one.
  ///
  /// @param expectedVersion the version that the edit is based on; null when the last write wins
  /// @throws NotFound when there is none, or they were put away
  /// @throws Stale when it stands at another version
  /// @throws Conflict when somebody else has one of the addresses, or whoever had it was erased
  public Contact change(
      UUID id, ContactEdit edit, String phoneRegion, @Nullable Integer expectedVersion) {
    Contact now = reads.lock(id).orElseThrow(() -> missing(id));
    if (expectedVersion != null && expectedVersion != now.version()) {
      throw new Stale(now, edit.sent());
    }
    if (edit.emails().given()) replaceEmails(id, Address.all(given(edit.emails())));
    if (edit.phones().given()) {
      writes.replacePhones(id, Phone.all(given(edit.phones()), phoneRegion));
    }
    if (edit.tags().given()) writes.putTags(id, TagName.all(given(edit.tags())));
    employers.move(now, edit.companyId());
    List<Address> emails = writes.emails(id);
    PersonName name = PersonName.after(edit, now, emails);
    writes.update(id, name, Sent.pins(edit.sent().keySet()));
    names.replace(SubjectKind.contact, Map.of(id, name.keys(emails)));
    Contact after = told(id);
    news.publishEvent(Audited.changed("contact.changed", id, now, after));
    return after;
  }

  /// Puts a person away. Their addresses stay theirs, so that mail does not bring them back.
  ///
  /// @throws NotFound when there is none, or they were put away before
  /// @throws Stale when it stands at another version
  public void putAway(UUID id, @Nullable Integer expectedVersion) {
    if (!writes.move(id, Shelf.putAway, expectedVersion)) throw new Stale(find(id), Map.of());
    news.publishEvent(Audited.of("contact.deleted", id));
    news.publishEvent(RecordChanged.one(KIND, id));
  }

  /// Brings a person back, without addresses that went to others meanwhile.
  ///
  /// @throws NotFound when there is none
  public Contact restore(UUID id) {
    if (!writes.move(id, Shelf.inUse, null)) return find(id);
    news.publishEvent(Audited.of("contact.restored", id));
    Contact back = told(id);
    names.replace(SubjectKind.contact, Map.of(id, PersonName.of(back).keys(writes.emails(id))));
    return back;
  }

  private Page<Contact> page(ListQuery query, Condition filter) {
    List<Placed<Contact>> rows =
        query.text().isPresent()
            ? reads.search(query.text().get(), query, filter)
            : reads.page(query, filter);
    return Placed.page(rows, query.limit());
  }

  private void requireIn(List<Address> emails) {
    if (!emails.isEmpty()) ErasedAddresses.refuse(writes.stayingOut(emails));
  }

  private void replaceEmails(UUID id, List<Address> emails) {
    requireIn(emails);
    if (writes.replaceEmails(id, emails) < emails.size()) throw taken(id, emails);
  }

  private Contact told(UUID id) {
    news.publishEvent(RecordChanged.one(KIND, id));
    return find(id);
  }

  private Conflict taken(UUID id, List<Address> emails) {
    Optional<Map.Entry<UUID, String>> owner = writes.owner(id, emails);
    String address = owner.map(Map.Entry::getValue).orElse("One of these addresses");
    return new Conflict(
        address + " belongs to somebody else. Open them, or take it from them first.",
        owner.map(Map.Entry::getKey).orElse(null));
  }

  private static List<String> given(Edit<List<String>> edit) {
    return Objects.requireNonNullElse(edit.value(), List.of());
  }

  private static NotFound missing(UUID id) {
    return new NotFound(KIND, id);
  }
}
