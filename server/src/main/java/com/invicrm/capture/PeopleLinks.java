package com.invicrm.capture;

import com.invicrm.people.ContactIntake;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.timeline.MailLinks;
import com.invicrm.timeline.MailLinks.Met;
import com.invicrm.timeline.MailLinks.Newcomer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Links mails to people, but never to the owner of the mailbox that they are in: whoever writes to
/// an address of their own has met nobody.
@Component
class PeopleLinks {
  private final MailLinks links;
  private final ContactIntake contacts;
  private final AllMailboxes mailboxes;

  PeopleLinks(MailLinks links, ContactIntake contacts, AllMailboxes mailboxes) {
    this.links = links;
    this.contacts = contacts;
    this.mailboxes = mailboxes;
  }

  /// @param newcomers by address; their earlier mails are linked too
  void link(Collection<Met> met, Map<String, Known> newcomers, Instant until) {
    Map<String, Set<UUID>> own =
        newcomers.isEmpty() ? Map.of() : mailboxes.owned(newcomers.keySet());
    links.link(met, newcomers(newcomers, own), until);
  }

  /// Links mails of which there was a copy already: one copy may name whom the other does not.
  void again(Collection<UUID> messages, Instant until) {
    if (messages.isEmpty()) return;
    Map<String, Known> known = contacts.whose(links.addressesIn(messages));
    if (!links.isMissing(messages, newcomers(known, Map.of()), until)) return;
    links.linkIn(messages, newcomers(known, mailboxes.owned(known.keySet())), until);
  }

  private static List<Newcomer> newcomers(Map<String, Known> people, Map<String, Set<UUID>> own) {
    return people.entrySet().stream()
        .map(e -> newcomer(e.getKey(), e.getValue(), own.getOrDefault(e.getKey(), Set.of())))
        .toList();
  }

  private static Newcomer newcomer(String address, Known who, Set<UUID> own) {
    return new Newcomer(address, who.contactId(), who.companyId(), own);
  }
}
