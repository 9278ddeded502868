package com.invicrm.timeline;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.invicrm.people.LastContact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes mails back out of a mailbox, as if they had never come: in the caller's transaction, who
/// holds the mailbox's lock.
///
/// A message stays as long as another copy of it lies somewhere; it keeps the words of the copy
/// that it was shown as.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MailWithdrawal {
  private final MailWithdrawalStore store;
  private final ContactTimesStore times;
  private final ExchangeStore exchanges;
  private final LastContact lastContact;
  private final Levels levels;

  MailWithdrawal(
      MailWithdrawalStore store,
      ContactTimesStore times,
      ExchangeStore exchanges,
      LastContact lastContact,
      Levels levels) {
    this.store = store;
    this.times = times;
    this.exchanges = exchanges;
    this.lastContact = lastContact;
    this.levels = levels;
  }

  /// What was taken back.
  ///
  /// @param messages of which no copy is left
  /// @param addresses that stood in any of the mails
  public record Withdrawn(Set<UUID> messages, Set<String> addresses) {
    public Withdrawn {
      messages = ImmutableSet.copyOf(messages);
      addresses = ImmutableSet.copyOf(addresses);
    }
  }

  /// What a mailbox exchanged with an address.
  ///
  /// @param latest the newest mail whose date can be
  /// @param wroteTo whether the owner wrote to them, not in a mass mail and not by machine
  /// @param person whether a person wrote from there
  /// @param names that stood beside the address
  public record Exchanged(
      String address,
      int inbound,
      int outbound,
      @Nullable Instant latest,
      boolean wroteTo,
      boolean person,
      List<String> names) {
    public Exchanged {
      names = ImmutableList.copyOf(names);
    }
  }

  /// Takes copies back; what stood on them alone goes with them, and people were last in contact by
  /// what is left.
  ///
  /// @param by what takes them back, for the names under which keys are put aside
  /// @param until times after this never count as contact
  public Withdrawn withdraw(UUID channel, Collection<String> providerIds, UUID by, Instant until) {
    levels.hold();
    Set<UUID> messages = store.copies(channel, providerIds, by);
    if (messages.isEmpty()) return new Withdrawn(Set.of(), Set.of());
    Set<String> addresses = store.addresses(messages);
    Set<UUID> gone = store.messages(messages);
    lastContact.replace(times.contacts(gone, until), times.companies(gone, until));
    return new Withdrawn(gone, addresses);
  }

  /// What a mailbox exchanged with these addresses; those without a mail are missing.
  ///
  /// @param owner the mailbox's own addresses
  /// @param mass a mail to more people than this is to nobody in particular
  public List<Exchanged> exchanged(
      UUID channel, Collection<String> addresses, Set<String> owner, Instant until, int mass) {
    return addresses.isEmpty()
        ? List.of()
        : exchanges.exchanged(channel, addresses, owner, until, mass);
  }
}
