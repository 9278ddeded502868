package com.invicrm.capture;

import static java.util.Objects.requireNonNull;

import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.MailName;
import com.invicrm.people.ContactIntake.Newcomer;
import com.invicrm.people.ContactIntake.Shelved;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the rules say now of some addresses in all mailboxes: one mailbox that wants somebody is
/// enough.
final class Verdicts {
  private final Set<Correspondent> before;
  private final List<Correspondent> judged;
  private final Map<String, Correspondent> wanted = new TreeMap<>();
  private final Map<String, Known> known;

  /// @param judges one for the mailbox of each row
  Verdicts(
      List<Correspondent> rows,
      Map<UUID, ContactDecisions> judges,
      Map<String, AddressRule> rules,
      Map<String, Known> known) {
    this.before = Set.copyOf(rows);
    this.known = known;
    this.judged =
        rows.stream()
            .map(c ->
                c.with(requireNonNull(judges.get(c.mailbox())).judge(c, rules.get(c.address()))))
            .toList();
    judged.stream()
        .filter(c -> c.decision().isContact())
        .forEach(c -> wanted.merge(c.address(), c, Verdicts::betterNamed));
  }

  /// Whom they are about.
  Set<String> addresses() {
    return judged.stream().map(Correspondent::address).collect(Collectors.toSet());
  }

  /// Who is wanted and nobody yet.
  List<Newcomer> newcomers() {
    return wanted.values().stream()
        .filter(c -> !known.containsKey(c.address()))
        .map(CaptureMail::newcomer)
        .toList();
  }

  /// Who is wanted and was put away by a rule.
  Map<String, Known> returning() {
    return known(Shelved.retired, true);
  }

  /// Who is here and not wanted.
  Map<String, Known> unwanted() {
    return known(Shelved.inUse, false);
  }

  /// The names that mail has for those who return.
  Map<UUID, MailName> names() {
    Map<UUID, MailName> names = new HashMap<>();
    returning()
        .forEach((address, who) -> {
          Correspondent c = requireNonNull(wanted.get(address));
          if (!c.name().isEmpty()) names.put(who.contactId(), CaptureMail.name(c));
        });
    return names;
  }

  /// The rows whose decision is another one, after contacts followed.
  Collection<Correspondent> changed(Map<String, Known> now) {
    return judged.stream()
        .map(c -> c.with(settled(c.decision(), now.get(c.address()))))
        .filter(c -> !before.contains(c))
        .toList();
  }

  private static Decision settled(Decision decision, @Nullable Known who) {
    boolean isPutAway = who != null && who.shelved() == Shelved.putAway;
    return isPutAway ? Decision.none("deleted") : decision;
  }

  private Map<String, Known> known(Shelved shelved, boolean isWanted) {
    return known.entrySet().stream()
        .filter(e -> e.getValue().shelved() == shelved)
        .filter(e -> wanted.containsKey(e.getKey()) == isWanted)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Correspondent betterNamed(Correspondent one, Correspondent other) {
    return PersonName.better(one.name(), other.name()).equals(one.name()) ? one : other;
  }
}
