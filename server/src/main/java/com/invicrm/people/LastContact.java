package com.invicrm.people;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// When people and companies were last in contact: a human mail, a call or a meeting moves it
/// forward; only mail that is taken back moves it back.
@Component
public class LastContact {
  private final LastContactStore store;

  LastContact(LastContactStore store) {
    this.store = store;
  }

  /// Moves `last_contacted_at` of contacts and companies forward to these instants, in the caller's
  /// transaction; ids unknown here are passed over. Put-away ones move too: restored, they are as
  /// if they had never been away.
  @Transactional(propagation = Propagation.MANDATORY)
  public void raise(Map<UUID, Instant> contacts, Map<UUID, Instant> companies) {
    if (!contacts.isEmpty()) store.raiseContacts(contacts);
    if (!companies.isEmpty()) store.raiseCompanies(companies);
  }

  /// Says anew when contacts and companies were last in contact, in the caller's transaction; null
  /// when they never were.
  @Transactional(propagation = Propagation.MANDATORY)
  public void replace(
      Map<UUID, @Nullable Instant> contacts, Map<UUID, @Nullable Instant> companies) {
    if (!contacts.isEmpty()) store.replaceContacts(contacts);
    if (!companies.isEmpty()) store.replaceCompanies(companies);
  }
}
