package com.invicrm.timeline;

import com.invicrm.people.LastContact;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Links mails to the people and companies they were exchanged with, and moves their last contact
/// forward.
@Component
public class MailLinks {
  private final MailLinkStore store;
  private final LastContact lastContact;

  MailLinks(MailLinkStore store, LastContact lastContact) {
    this.store = store;
    this.lastContact = lastContact;
  }

  /// A contact with whom a mail was exchanged.
  ///
  /// @param companyId where they work, if known
  /// @param contactAt when that was a human contact; null when it was none
  public record Met(
      UUID messageId, UUID contactId, @Nullable UUID companyId, @Nullable Instant contactAt) {}

  /// Somebody whose earlier mails are still to be linked.
  ///
  /// @param own channels of mailboxes that are theirs, in which the address is nobody's counterpart
  public record Newcomer(String address, UUID contactId, @Nullable UUID companyId, Set<UUID> own) {}

  /// Links these mails and all earlier ones of the newcomers, in the caller's transaction.
  ///
  /// @param until times after this never count as contact
  @Transactional(propagation = Propagation.MANDATORY)
  public void link(Collection<Met> met, Collection<Newcomer> newcomers, Instant until) {
    List<Met> earlier = newcomers.isEmpty() ? List.of() : store.exchanged(newcomers, until);
    Map<Pair, Met> all = new HashMap<>();
    earlier.forEach(m -> all.put(Pair.of(m), m));
    met.forEach(m -> all.put(Pair.of(m), m));
    if (all.isEmpty()) return;
    store.link(all.values());
    raise(all.values());
  }

  /// Links mails of which another copy came, and which say more of who wrote to whom than before.
  @Transactional(propagation = Propagation.MANDATORY)
  public void linkIn(Collection<UUID> messages, Collection<Newcomer> people, Instant until) {
    List<Met> met = store.exchangedIn(messages, people, until);
    if (met.isEmpty()) return;
    store.link(met);
    raise(met);
  }

  /// Whether one of these people is in one of these mails and not linked to it.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public boolean isMissing(Collection<UUID> messages, Collection<Newcomer> people, Instant until) {
    return !store.exchangedIn(messages, people, until).isEmpty();
  }

  /// The addresses of everybody in these mails.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public Set<String> addressesIn(Collection<UUID> messages) {
    return store.addressesIn(messages);
  }

  /// Those of these contacts with whom there was more than mail.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public Set<UUID> metOtherwise(Collection<UUID> contacts) {
    return contacts.isEmpty() ? Set.of() : store.metOtherwise(contacts);
  }

  private void raise(Collection<Met> all) {
    Map<UUID, Instant> contacts = new HashMap<>();
    Map<UUID, Instant> companies = new HashMap<>();
    for (Met m : all) {
      Instant at = m.contactAt();
      if (at == null) continue;
      contacts.merge(m.contactId(), at, MailLinks::later);
      if (m.companyId() != null) companies.merge(m.companyId(), at, MailLinks::later);
    }
    lastContact.raise(contacts, companies);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private record Pair(UUID message, UUID contact) {
    static Pair of(Met met) {
      return new Pair(met.messageId(), met.contactId());
    }
  }
}
