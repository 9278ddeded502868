package com.invicrm.timeline;

import com.invicrm.people.Known;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the levels that stand on copies true, in the caller's transaction.
///
/// Whoever brings or takes mail holds the decisions first, whoever decides seizes them: then no
/// copy comes in by a rule that another transaction is just changing.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Levels {
  private final SharingStore store;
  private final Known known;

  Levels(SharingStore store, Known known) {
    this.store = store;
    this.known = known;
  }

  void hold() {
    store.hold();
  }

  void seize() {
    store.seize();
  }

  void ofMailbox(Collection<UUID> channels, Access access) {
    UUID[] read = channels.toArray(UUID[]::new);
    store.apply(CopyLevels.OF_CHANNELS, Visibility.level(access), people(), (Object) read);
  }

  /// Without exceptions each copy shares what its mailbox does, as it came in.
  boolean hasExceptions() {
    return store.hasExceptions();
  }

  /// @param existing those that were here before
  void ofMessages(Collection<UUID> messages, Collection<UUID> existing) {
    if (!hasExceptions()) return;
    if (!existing.isEmpty()) store.lock(existing);
    UUID[] ids = messages.toArray(UUID[]::new);
    store.apply(CopyLevels.OF_MESSAGES, null, people(), (Object) ids);
  }

  void ofThreads(Collection<UUID> threads) {
    UUID[] ids = threads.toArray(UUID[]::new);
    store.apply(CopyLevels.OF_THREADS, null, people(), (Object) ids);
  }

  /// The mails that name a person, in whatever field.
  void ofPerson(UUID contact) {
    String[] addresses = addresses(List.of(contact)).keySet().toArray(String[]::new);
    store.apply(CopyLevels.OF_ADDRESSES, null, people(), Tenants.required().value(), addresses);
  }

  /// The mails that name an address in a domain or below it.
  void ofDomain(String domain) {
    store.apply(
        CopyLevels.OF_DOMAIN, null, people(), Tenants.required().value(), domain, "%." + domain);
  }

  void ofOwners(Collection<UUID> owners) {
    UUID[] ids = owners.toArray(UUID[]::new);
    store.apply(CopyLevels.OF_OWNERS, null, people(), (Object) ids);
  }

  /// Whose an address is.
  Map<String, UUID> addresses(Collection<UUID> contacts) {
    return known.addresses(contacts);
  }

  private Map<String, UUID> people() {
    return addresses(store.people());
  }
}
