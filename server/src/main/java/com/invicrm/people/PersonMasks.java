package com.invicrm.people;

import com.invicrm.access.AuditLog;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Masks people in every room, in the caller's transaction.
@Component
class PersonMasks {
  private final ContactMaskStore contacts;
  private final List<HoldsPeople> rooms;
  private final AuditLog audit;

  PersonMasks(ContactMaskStore contacts, List<HoldsPeople> rooms, AuditLog audit) {
    this.contacts = contacts;
    this.rooms = rooms;
    this.audit = audit;
  }

  /// One of these addresses that belongs to the workspace itself.
  Optional<String> own(Collection<String> addresses) {
    return rooms.stream().flatMap(r -> r.own(addresses).stream()).findFirst();
  }

  /// First of all: whoever brings mail locks the same, then rows.
  void holdOff() {
    rooms.forEach(HoldsPeople::holdOff);
  }

  Map<ErasedKind, Integer> count(ErasedPerson whom) {
    Map<ErasedKind, Integer> counts = new EnumMap<>(contacts.count(whom.contacts()));
    rooms.forEach(r -> add(counts, r.count(whom)));
    return counts;
  }

  Map<ErasedKind, Integer> atOnce(ErasedPerson whom) {
    contacts.lock(whom.contacts());
    Map<ErasedKind, Integer> counts = new EnumMap<>(contacts.mask(whom.contacts(), whom.blot()));
    rooms.forEach(r -> add(counts, r.maskAtOnce(whom)));
    counts.merge(ErasedKind.auditEntries, audit.mask(whom.contacts()), Integer::sum);
    return counts;
  }

  /// The next part; nothing at the end.
  Map<ErasedKind, Integer> next(ErasedPerson whom) {
    for (HoldsPeople room : rooms) {
      Map<ErasedKind, Integer> counts = room.maskNext(whom);
      if (!counts.isEmpty()) return counts;
    }
    return Map.of();
  }

  /// What the audit log says of them in entries about others, once no other room says anything.
  int inAudit(ErasedPerson whom) {
    return audit.maskNaming(whom.surely());
  }

  private static void add(Map<ErasedKind, Integer> counts, Map<ErasedKind, Integer> more) {
    more.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
  }
}
