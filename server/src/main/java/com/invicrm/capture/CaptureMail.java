package com.invicrm.capture;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.capture.Tally.Entry;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.people.ContactIntake;
import com.invicrm.people.ContactIntake.Appeared;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.MailName;
import com.invicrm.people.ContactIntake.Newcomer;
import com.invicrm.people.ContactIntake.Shelved;
import com.invicrm.timeline.IncomingMail;
import com.invicrm.timeline.MailIntake;
import com.invicrm.timeline.MailIntake.Outcome;
import com.invicrm.timeline.MailIntake.Place;
import com.invicrm.timeline.MailIntake.Stored;
import com.invicrm.timeline.MailIntake.Taken;
import com.invicrm.timeline.MailLinks.Met;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes the record out of mail: messages, threads, activities, contacts, companies.
///
/// The same mails again, in another order or other batches, leave the same rows. The caller holds
/// the lock of the mailbox's channel until the transaction ends.
@Component
public class CaptureMail {
  private static final Appeared NOBODY = new Appeared(Map.of(), 0, 0);

  private final MailIntake mailIntake;
  private final PeopleLinks links;
  private final ContactIntake contacts;
  private final CorrespondentStore correspondents;
  private final AddressRuleStore rules;
  private final Clock clock;

  CaptureMail(
      MailIntake mailIntake,
      PeopleLinks links,
      ContactIntake contacts,
      CorrespondentStore correspondents,
      AddressRuleStore rules,
      Clock clock) {
    this.mailIntake = mailIntake;
    this.links = links;
    this.contacts = contacts;
    this.correspondents = correspondents;
    this.rules = rules;
    this.clock = clock;
  }

  /// What became of a batch.
  ///
  /// @param mails in the order given
  /// @param refused ids of mails that no rule could judge
  /// @param joined messages that turned out to be others: each that is gone, and which it became
  /// @param contacts people that appeared
  /// @param companies companies that appeared
  public record Captured(
      List<CapturedMail> mails,
      Set<String> refused,
      Map<UUID, UUID> joined,
      int contacts,
      int companies) {
    public Captured {
      mails = ImmutableList.copyOf(mails);
      refused = ImmutableSet.copyOf(refused);
      joined = ImmutableMap.copyOf(joined);
    }
  }

  /// What became of a mail: the message that it is, and whether that is new.
  public record CapturedMail(String providerId, UUID messageId, Novelty novelty) {}

  /// Whether a mail is a new message, or a copy of one that is here.
  public enum Novelty {
    created,
    merged
  }

  /// Captures a batch in the caller's transaction; a few hundred mails at a time are best.
  @Transactional(propagation = Propagation.MANDATORY)
  public Captured capture(Mailbox mailbox, Sifted sifted) {
    List<Judged> judged = sifted.mails();
    var owner = new Owner(mailbox.addresses());
    var times = new SentTimes(clock);
    var place = new Place(mailbox.id(), mailbox.channelId(), mailbox.userId());
    Taken taken = mailIntake.store(place, storable(judged));
    List<Stored> stored = taken.mails();
    Tally tally = Tally.of(stored, owner, times);
    Appeared appeared = tally.entries().isEmpty() ? NOBODY : meet(mailbox, tally, owner, times);
    links.again(merged(stored), times.latest());
    return new Captured(
        stored.stream().map(CaptureMail::result).toList(),
        refused(judged),
        taken.joined(),
        appeared.contacts(),
        appeared.companies());
  }

  /// Adds labels to copies that are here already, in the caller's transaction.
  @Transactional(propagation = Propagation.MANDATORY)
  public void label(Mailbox mailbox, Collection<MessageRef> again) {
    Map<String, List<String>> labels = new TreeMap<>();
    again.stream()
        .filter(r -> !r.labels().isEmpty())
        .forEach(r -> labels.put(r.providerId(), r.labels()));
    if (!labels.isEmpty()) mailIntake.label(mailbox.channelId(), labels);
  }

  /// Gives copies in a channel these labels and no others, by their ids there, in the caller's
  /// transaction.
  @Transactional(propagation = Propagation.MANDATORY)
  public void relabel(UUID channel, Map<String, List<String>> labels) {
    mailIntake.relabel(channel, labels);
  }

  static List<IncomingMail> storable(Collection<Judged> judged) {
    return judged.stream().flatMap(j -> j.mail().stream()).toList();
  }

  static Set<String> refused(Collection<Judged> judged) {
    return judged.stream()
        .filter(j -> j.mail().isEmpty())
        .map(j -> j.ref().providerId())
        .collect(Collectors.toSet());
  }

  private Appeared meet(Mailbox mailbox, Tally tally, Owner owner, SentTimes times) {
    Set<String> addresses = tally.entries().keySet();
    Map<String, Correspondent> before =
        correspondents.find(List.of(mailbox.id()), addresses).stream()
            .collect(Collectors.toMap(Correspondent::address, Function.identity()));
    Map<String, Known> known = contacts.whose(addresses);
    Map<String, AddressRule> said = rules.about(addresses);
    var decisions = new ContactDecisions(owner, mailbox.rules());
    List<Correspondent> now = new ArrayList<>();
    tally
        .entries()
        .forEach((address, entry) -> {
          @Nullable Correspondent earlier = before.get(address);
          Correspondent counted = counted(mailbox.id(), address, entry, earlier);
          @Nullable Decision decided = earlier == null ? null : earlier.decision();
          now.add(
              counted.with(
                  decisions.decide(counted, decided, known.get(address), said.get(address))));
        });
    Appeared appeared = contacts.add(newcomers(now, known));
    Map<String, Known> people = new HashMap<>(known);
    people.putAll(appeared.people());
    Map<String, Known> back = bringBack(returning(now, known), addresses);
    people.putAll(back);
    var meeting = new Meeting(now, before, known, people);
    rename(meeting.names(), addresses);
    correspondents.put(meeting.changed());
    links.link(met(tally, people), meeting.unlinked(), times.latest());
    return new Appeared(people, appeared.contacts() + back.size(), appeared.companies());
  }

  /// Those who are wanted again, with their companies, which come back with them.
  private Map<String, Known> bringBack(Map<String, UUID> returning, Set<String> addresses) {
    if (returning.isEmpty()) return Map.of();
    contacts.lock(addresses);
    contacts.bringBack(returning.values());
    return contacts.whose(returning.keySet());
  }

  private void rename(Map<UUID, MailName> names, Set<String> addresses) {
    if (names.isEmpty()) return;
    contacts.lock(addresses);
    contacts.suggestNames(names);
  }

  static Correspondent counted(
      UUID mailbox, String address, Entry entry, @Nullable Correspondent before) {
    if (before == null) {
      return new Correspondent(
          mailbox,
          address,
          entry.name,
          entry.inbound,
          entry.outbound,
          entry.latest,
          entry.evidence,
          Decision.none(""));
    }
    boolean later =
        before.latest() == null || (entry.latest != null && entry.latest.isAfter(before.latest()));
    return new Correspondent(
        mailbox,
        address,
        PersonName.better(before.name(), entry.name),
        before.inbound() + entry.inbound,
        before.outbound() + entry.outbound,
        later ? entry.latest : before.latest(),
        Sets.union(before.evidence(), entry.evidence),
        before.decision());
  }

  private static List<Newcomer> newcomers(List<Correspondent> now, Map<String, Known> known) {
    return now.stream()
        .filter(c -> c.decision().isContact() && !known.containsKey(c.address()))
        .map(CaptureMail::newcomer)
        .toList();
  }

  static Newcomer newcomer(Correspondent c) {
    return new Newcomer(c.address(), name(c), Owner.companyDomain(c.address()).orElse(null));
  }

  /// Contacts that were put away by a rule and are wanted again, by address.
  private static Map<String, UUID> returning(List<Correspondent> now, Map<String, Known> known) {
    Map<String, UUID> returning = new TreeMap<>();
    for (Correspondent c : now) {
      @Nullable Known who = known.get(c.address());
      if (who == null || who.shelved() != Shelved.retired) continue;
      if (c.decision().isContact()) returning.put(c.address(), who.contactId());
    }
    return returning;
  }

  /// The name beside the address, else what the address says.
  static MailName name(Correspondent c) {
    if (!c.name().isEmpty()) {
      return new MailName(c.name(), "header", PersonName.confidence(c.name()));
    }
    String guess = PersonName.fromAddress(c.address());
    return new MailName(guess, "address", guess.contains(" ") ? 0.4 : 0.2);
  }

  private static List<Met> met(Tally tally, Map<String, Known> people) {
    List<Met> met = new ArrayList<>();
    for (Tally.Exchange e : tally.exchanges()) {
      @Nullable Known who = people.get(e.address());
      if (who != null) met.add(new Met(e.messageId(), who.contactId(), who.companyId(), e.at()));
    }
    return met;
  }

  private static Set<UUID> merged(List<Stored> stored) {
    return stored.stream()
        .filter(s -> s.outcome() != Outcome.created)
        .map(Stored::messageId)
        .collect(Collectors.toSet());
  }

  private static CapturedMail result(Stored stored) {
    return new CapturedMail(
        stored.mail().copy().providerId(),
        stored.messageId(),
        stored.outcome() == Outcome.created ? Novelty.created : Novelty.merged);
  }
}
