package com.invicrm.timeline;

import com.invicrm.people.ContactRef;
import com.invicrm.people.Contacts;
import com.invicrm.people.Edit;
import com.invicrm.people.LastContact;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.timeline.ActivityWriteStore.Written;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// With whom something was: puts it on the timelines of people and of the companies they worked at
/// then, and counts calls and meetings as contact.
@Component
class ActivityLinks {
  private final ActivityWriteStore store;
  private final Contacts contacts;
  private final LastContact lastContact;
  private final Clock clock;

  ActivityLinks(ActivityWriteStore store, Contacts contacts, LastContact lastContact, Clock clock) {
    this.store = store;
    this.contacts = contacts;
    this.lastContact = lastContact;
    this.clock = clock;
  }

  /// The people that an edit names.
  ///
  /// @throws Invalid of field `contactIds` when there are none, or one is nobody here
  Set<UUID> named(@Nullable List<UUID> ids) {
    if (ids == null || ids.isEmpty()) {
      throw new Invalid("contactIds", "is missing: say whom it concerns");
    }
    Map<UUID, ContactRef> known = contacts.refs(ids);
    for (UUID id : ids) {
      if (!known.containsKey(id))
        throw new Invalid("contactIds", "has " + id + ", who is nobody here");
    }
    return Set.copyOf(known.keySet());
  }

  /// Puts something new on the timelines of people and of the companies they work at now.
  void begin(UUID id, Written what, Set<UUID> people) {
    place(id, what, people, new HashSet<>(contacts.employers(people).values()));
  }

  /// Moves something with its time and its people. While they stay the same, so do the companies:
  /// who changed jobs since worked there then.
  void follow(UUID id, Written what, Edit<List<UUID>> edit) {
    Set<UUID> before = store.contacts(id);
    Set<UUID> after = edit.given() ? after(before, named(edit.value())) : before;
    if (after.equals(before)) place(id, what, before, store.companies(id));
    else begin(id, what, after);
  }

  /// Whoever was put away is not shown, so an edit that does not name them does not mean them.
  private Set<UUID> after(Set<UUID> before, Set<UUID> named) {
    Set<UUID> after = new HashSet<>(before);
    after.removeAll(contacts.refs(before).keySet());
    after.addAll(named);
    return after;
  }

  private void place(UUID id, Written what, Set<UUID> people, Set<UUID> companies) {
    Instant at = what.occurredAt();
    store.link(id, at, people, companies);
    if (what.kind() == Activity.Kind.note || at.isAfter(clock.instant())) return;
    lastContact.raise(at(people, at), at(companies, at));
  }

  private static Map<UUID, Instant> at(Collection<UUID> ids, Instant at) {
    return ids.stream().collect(Collectors.toMap(Function.identity(), _ -> at));
  }
}
