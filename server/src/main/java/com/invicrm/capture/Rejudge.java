package com.invicrm.capture;

import com.invicrm.people.ContactIntake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes decisions about addresses again, from the evidence that is stored.
@Component
class Rejudge {
  private static final int ADDRESSES = 500;

  private final AllMailboxes mailboxes;
  private final CorrespondentStore correspondents;
  private final AddressRuleStore rules;
  private final ContactIntake contacts;
  private final ContactsFollow contactsFollow;

  Rejudge(
      AllMailboxes mailboxes,
      CorrespondentStore correspondents,
      AddressRuleStore rules,
      ContactIntake contacts,
      ContactsFollow contactsFollow) {
    this.mailboxes = mailboxes;
    this.correspondents = correspondents;
    this.rules = rules;
    this.contacts = contacts;
    this.contactsFollow = contactsFollow;
  }

  /// Where a page ended: mailbox and address.
  record Place(UUID mailbox, String address) {
    static final Place FIRST = new Place(new UUID(0, 0), "");
  }

  /// Judges the next addresses; answers where it ended, nothing at the end of all.
  @Transactional
  public Optional<Place> page(Place after, String domain) {
    List<Mailbox> all = mailboxes.lock();
    List<Place> places = correspondents.places(after, domain, ADDRESSES);
    judge(all, places.stream().map(Place::address).collect(Collectors.toSet()));
    return places.size() < ADDRESSES ? Optional.empty() : Optional.of(places.getLast());
  }

  /// Judges one address.
  @Transactional(propagation = Propagation.MANDATORY)
  public void address(String address) {
    judge(mailboxes.lock(), Set.of(address));
  }

  /// Judges some addresses.
  @Transactional(propagation = Propagation.MANDATORY)
  public void addresses(Set<String> addresses) {
    judge(mailboxes.lock(), addresses);
  }

  private void judge(List<Mailbox> all, Set<String> addresses) {
    if (addresses.isEmpty() || all.isEmpty()) return;
    Map<UUID, ContactDecisions> judges = new HashMap<>();
    for (Mailbox m : all) {
      judges.put(m.id(), new ContactDecisions(new Owner(m.addresses()), m.rules()));
    }
    List<Correspondent> rows = correspondents.find(judges.keySet(), addresses);
    var verdicts = new Verdicts(rows, judges, rules.about(addresses), contacts.whose(addresses));
    contactsFollow.follow(verdicts);
    correspondents.decide(verdicts.changed(contacts.whose(addresses)));
  }
}
