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
import java.util.Optional;
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
  private final ThreadStore threads;
  private final DetailStore details;
  private final Contacts contacts;
  private final Known known;

  Timeline(
      TimelineStore store,
      ThreadStore threads,
      DetailStore details,
      Contacts contacts,
      Known known) {
    this.store = store;
    this.threads = threads;
    this.details = details;
    this.contacts = contacts;
    this.known = known;
  }

  /// What happened with a person, put away or not.
  ///
  /// @throws CrmException.NotFound when there is no such person
  public Page<Activity> ofContact(Viewer viewer, UUID contact, TimelineQuery query) {
    return linked(viewer, Links.ofContact(contact), query, () -> known.requireContact(contact));
  }

  /// What happened with a company's people while they worked there, put away or not.
  ///
  /// @throws CrmException.NotFound when there is no such company
  public Page<Activity> ofCompany(Viewer viewer, UUID company, TimelineQuery query) {
    return linked(viewer, Links.ofCompany(company), query, () -> known.requireCompany(company));
  }

  /// Everything that happened.
  public Page<Activity> ofWorkspace(Viewer viewer, Shelf shelf, TimelineQuery query) {
    return page(store.ofWorkspace(viewer, shelf == Shelf.putAway, query), Map.of(), query);
  }

  /// The owner's own mail, exactly as a colleague sees it in a timeline.
  public Page<Activity> ofOwner(Viewer owner, UUID colleague, TimelineQuery query) {
    return page(store.ofOwner(owner.userId(), colleague, query), Map.of(), query);
  }

  /// One activity with its text, as far as the viewer may see it.
  ///
  /// @throws CrmException.NotFound when there is none, or it was put away
  public Activity read(Viewer viewer, UUID id) {
    TimelineStore.Row row =
        store.find(viewer, id).orElseThrow(() -> new CrmException.NotFound("activity", id));
    return named(List.of(row), Map.of())
        .getFirst()
        .with(details.of(row.activity(), this::contactIds));
  }

  private Map<String, UUID> contactIds(Set<String> addresses) {
    return contacts.byAddress(addresses).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().id()));
  }

  private Page<Activity> linked(
      Viewer viewer, Links links, TimelineQuery query, Runnable required) {
    List<TimelineStore.Row> rows = store.of(viewer, links, query);
    // Whoever has a timeline exists; only an empty one needs a look.
    if (rows.isEmpty()) required.run();
    boolean collapsed = query.threads() instanceof TimelineQuery.Threads.Collapsed;
    return page(rows, collapsed ? threads.of(viewer, links, threadsOf(rows)) : Map.of(), query);
  }

  private static Set<UUID> threadsOf(List<TimelineStore.Row> rows) {
    return rows.stream()
        .map(r -> r.activity())
        .filter(a -> a.kind() == Activity.Kind.email)
        .map(a -> a.circumstances().threadId())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private Page<Activity> page(
      List<TimelineStore.Row> rows, Map<UUID, Activity.Conversation> whole, TimelineQuery query) {
    return Page.cut(named(rows, whole), query.limit(), TimelineStore.Place::of);
  }

  private List<Activity> named(
      List<TimelineStore.Row> rows, Map<UUID, Activity.Conversation> whole) {
    Set<UUID> ids = rows.stream().flatMap(r -> r.contacts().stream()).collect(Collectors.toSet());
    Map<UUID, ContactRef> names = contacts.refs(ids);
    return rows.stream()
        .map(r -> r.activity().with(people(r.contacts(), names), thread(r.activity(), whole)))
        .toList();
  }

  private static Optional<Activity.Conversation> thread(
      Activity activity, Map<UUID, Activity.Conversation> whole) {
    return Optional.ofNullable(activity.circumstances().threadId()).map(whole::get);
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
