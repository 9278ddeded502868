package com.invicrm.timeline;

import com.invicrm.access.Viewer;
import com.invicrm.people.ContactRef;
import com.invicrm.people.Contacts;
import com.invicrm.people.Known;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What happened with a person, a company, the workspace: newest first, as far as the viewer may
/// see it.
@Component
@Transactional(readOnly = true)
public class Timeline {
  private final TimelineStore store;
  private final DetailStore details;
  private final Contacts contacts;
  private final Known known;

  Timeline(TimelineStore store, DetailStore details, Contacts contacts, Known known) {
    this.store = store;
    this.details = details;
    this.contacts = contacts;
    this.known = known;
  }

  /// What happened with a person, put away or not.
  ///
  /// @throws CrmException.NotFound when there is no such person
  public Page<Activity> ofContact(Viewer viewer, UUID contact, TimelineQuery query) {
    List<TimelineStore.Row> rows = store.ofContact(viewer, contact, query);
    // Whoever has a timeline exists; only an empty one needs a look.
    if (rows.isEmpty()) known.requireContact(contact);
    return page(rows, query);
  }

  /// What happened with a company's people while they worked there, put away or not.
  ///
  /// @throws CrmException.NotFound when there is no such company
  public Page<Activity> ofCompany(Viewer viewer, UUID company, TimelineQuery query) {
    List<TimelineStore.Row> rows = store.ofCompany(viewer, company, query);
    if (rows.isEmpty()) known.requireCompany(company);
    return page(rows, query);
  }

  /// Everything that happened.
  public Page<Activity> ofWorkspace(Viewer viewer, Shelf shelf, TimelineQuery query) {
    return page(store.ofWorkspace(viewer, shelf == Shelf.putAway, query), query);
  }

  /// One activity with its text, as far as the viewer may see it.
  ///
  /// @throws CrmException.NotFound when there is none, or it was put away
  public Activity read(Viewer viewer, UUID id) {
    TimelineStore.Row row =
        store.find(viewer, id).orElseThrow(() -> new CrmException.NotFound("activity", id));
    return named(List.of(row)).getFirst().with(details.of(row.activity(), this::contactIds));
  }

  private Map<String, UUID> contactIds(Set<String> addresses) {
    return contacts.byAddress(addresses).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().id()));
  }

  private Page<Activity> page(List<TimelineStore.Row> rows, TimelineQuery query) {
    return Page.cut(named(rows), query.limit(), TimelineStore.Place::of);
  }

  private List<Activity> named(List<TimelineStore.Row> rows) {
    Set<UUID> ids = rows.stream().flatMap(r -> r.contacts().stream()).collect(Collectors.toSet());
    Map<UUID, ContactRef> names = contacts.refs(ids);
    return rows.stream().map(r -> r.activity().with(people(r.contacts(), names))).toList();
  }

  private static List<ContactRef> people(List<UUID> ids, Map<UUID, ContactRef> names) {
    return ids.stream().map(names::get).filter(Objects::nonNull).toList();
  }

  /// In use, or put away.
  public enum Shelf {
    inUse,
    putAway
  }
}
