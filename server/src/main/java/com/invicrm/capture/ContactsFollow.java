package com.invicrm.capture;

import com.invicrm.people.ContactIntake;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.tenancy.RecordChanged;
import com.invicrm.timeline.MailLinks;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Makes contacts follow verdicts: who is wanted appears or comes back with their mail, who is not
/// and was never touched by a person is put away.
@Component
class ContactsFollow {
  private final ContactIntake contacts;
  private final PeopleLinks people;
  private final MailLinks links;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  ContactsFollow(
      ContactIntake contacts,
      PeopleLinks people,
      MailLinks links,
      ApplicationEventPublisher news,
      Clock clock) {
    this.contacts = contacts;
    this.people = people;
    this.links = links;
    this.news = news;
    this.clock = clock;
  }

  void follow(Verdicts verdicts) {
    int changed = welcome(verdicts) + retire(verdicts);
    if (changed == 0) return;
    news.publishEvent(RecordChanged.many("contact"));
    news.publishEvent(RecordChanged.many("company"));
  }

  private int welcome(Verdicts verdicts) {
    Map<String, Known> present = new HashMap<>(contacts.add(verdicts.newcomers()).people());
    contacts.lock(verdicts.addresses());
    Map<String, Known> back = verdicts.returning();
    contacts.bringBack(ids(back));
    contacts.suggestNames(verdicts.names());
    // Their companies came back with them.
    present.putAll(contacts.whose(back.keySet()));
    people.link(List.of(), present, until());
    return present.size();
  }

  private int retire(Verdicts verdicts) {
    Set<UUID> unwanted = new TreeSet<>(ids(verdicts.unwanted()));
    unwanted.removeAll(links.metOtherwise(unwanted));
    return contacts.retire(unwanted).size();
  }

  private Instant until() {
    return new SentTimes(clock).latest();
  }

  private static List<UUID> ids(Map<String, Known> people) {
    return people.values().stream().map(Known::contactId).toList();
  }
}
