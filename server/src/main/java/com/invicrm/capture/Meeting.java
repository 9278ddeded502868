package com.invicrm.capture;

import static java.util.Objects.requireNonNull;

import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.MailName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The correspondents of a batch, before and after it.
///
/// @param known contacts that were there before it
/// @param people contacts that are there now
record Meeting(
    List<Correspondent> now,
    Map<String, Correspondent> before,
    Map<String, Known> known,
    Map<String, Known> people) {

  /// Rows that are to be written.
  List<Correspondent> changed() {
    return now.stream().filter(c -> !c.equals(before.get(c.address()))).toList();
  }

  /// Names to offer for contacts that were there, where mail said something new.
  Map<UUID, MailName> names() {
    Map<UUID, MailName> names = new HashMap<>();
    for (Correspondent c : now) {
      @Nullable Known who = known.get(c.address());
      @Nullable Correspondent earlier = before.get(c.address());
      boolean news = earlier == null || !earlier.name().equals(c.name());
      if (who != null && news && !c.name().isEmpty()) {
        names.merge(who.contactId(), CaptureMail.name(c), Meeting::better);
      }
    }
    return names;
  }

  /// Contacts whose earlier mails came when they were none, by address.
  Map<String, Known> unlinked() {
    return now.stream()
        .filter(this::isUnlinked)
        .collect(
            Collectors.toMap(Correspondent::address, c -> requireNonNull(people.get(c.address()))));
  }

  private boolean isUnlinked(Correspondent c) {
    if (!people.containsKey(c.address())) return false;
    @Nullable Correspondent earlier = before.get(c.address());
    return !known.containsKey(c.address())
        || (earlier != null && !earlier.decision().isContact() && c.decision().isContact());
  }

  private static MailName better(MailName one, MailName other) {
    return PersonName.better(one.name(), other.name()).equals(one.name()) ? one : other;
  }
}
