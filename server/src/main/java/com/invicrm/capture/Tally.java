package com.invicrm.capture;

import static java.util.Objects.requireNonNull;

import com.invicrm.capture.Correspondent.Evidence;
import com.invicrm.timeline.IncomingMail;
import com.invicrm.timeline.IncomingMail.Direction;
import com.invicrm.timeline.IncomingMail.Kind;
import com.invicrm.timeline.IncomingMail.Participant;
import com.invicrm.timeline.MailIntake.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a batch of mails says about each correspondent: how many new mails, the newest, the best
/// name, and what speaks for a contact.
final class Tally {
  /// A mail to more people than this says nothing about each of them.
  static final int MASS = 25;

  /// One correspondent's part of the batch.
  static final class Entry {
    int inbound;
    int outbound;
    @Nullable Instant latest;
    String name = "";
    final Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);

    private void name(String seen) {
      name = PersonName.better(name, seen);
    }

    /// Adds what a later batch says of the same correspondent.
    void add(Entry later) {
      inbound += later.inbound;
      outbound += later.outbound;
      evidence.addAll(later.evidence);
      name(later.name);
    }
  }

  /// A mail exchanged with somebody.
  ///
  /// @param at when that was a human contact; null when it was none
  record Exchange(UUID messageId, String address, @Nullable Instant at) {}

  private final Owner owner;
  private final SentTimes times;
  private final SortedMap<String, Entry> entries = new TreeMap<>();
  private final Map<UUID, Set<Counterpart>> counted = new HashMap<>();
  private final Set<Exchange> exchanges = new HashSet<>();

  private Tally(Owner owner, SentTimes times) {
    this.owner = owner;
    this.times = times;
  }

  static Tally of(List<Stored> mails, Owner owner, SentTimes times) {
    var tally = new Tally(owner, times);
    mails.forEach(tally::add);
    return tally;
  }

  SortedMap<String, Entry> entries() {
    return entries;
  }

  Collection<Exchange> exchanges() {
    return exchanges;
  }

  private void add(Stored stored) {
    IncomingMail mail = stored.mail();
    Direction direction = mail.copy().direction();
    Set<Counterpart> counterparts = Counterpart.of(direction, mail.participants(), owner);
    Set<Counterpart> before =
        counted.computeIfAbsent(stored.messageId(), _ -> here(direction, stored.hereBefore()));
    for (Counterpart c : counterparts) {
      Entry entry = entries.computeIfAbsent(c.address(), _ -> new Entry());
      if (before.add(c)) count(entry, mail);
      weigh(entry, mail, counterparts.size());
      exchanges.add(new Exchange(stored.messageId(), c.address(), contactAt(mail)));
    }
    // Only beside counterparts: a name seen elsewhere first would depend on the order of mails.
    Set<String> addresses =
        counterparts.stream().map(Counterpart::address).collect(Collectors.toSet());
    mail.participants().stream()
        .filter(p -> addresses.contains(p.address()))
        .forEach(p -> requireNonNull(entries.get(p.address())).name(p.name()));
  }

  /// With whom a message was exchanged before the batch; what was counted as two messages and is
  /// one is taken back.
  private Set<Counterpart> here(Direction direction, List<Set<Participant>> messages) {
    Set<Counterpart> before = new HashSet<>();
    for (Set<Participant> participants : messages) {
      for (Counterpart c : Counterpart.of(direction, participants, owner)) {
        if (before.add(c)) continue;
        Entry entry = entries.computeIfAbsent(c.address(), _ -> new Entry());
        if (direction == Direction.inbound) entry.inbound--;
        else entry.outbound--;
      }
    }
    return before;
  }

  private void count(Entry entry, IncomingMail mail) {
    if (mail.copy().direction() == Direction.inbound) entry.inbound++;
    else entry.outbound++;
    Instant sent = mail.letter().sentAt();
    boolean later = entry.latest == null || sent.isAfter(entry.latest);
    if (times.counts(sent) && later) entry.latest = sent;
  }

  private static void weigh(Entry entry, IncomingMail mail, int counterparts) {
    Kind kind = mail.letter().kind();
    if (!kind.isHuman()) return;
    if (mail.copy().direction() == Direction.inbound) entry.evidence.add(Evidence.person);
    else if (counterparts <= MASS) entry.evidence.add(Evidence.wroteTo);
  }

  private @Nullable Instant contactAt(IncomingMail mail) {
    Instant sent = mail.letter().sentAt();
    return mail.letter().kind().isHuman() && times.counts(sent) ? sent : null;
  }
}
