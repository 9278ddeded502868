package com.invicrm.capture;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.people.ContactIntake;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.Newcomer;
import com.invicrm.people.ContactIntake.Shelved;
import com.invicrm.timeline.MailIntake;
import com.invicrm.timeline.MailIntake.Outcome;
import com.invicrm.timeline.MailIntake.Stored;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells what [CaptureMail] would make of mail, by the same rules, and writes nothing.
@Component
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class RehearseMail {
  private static final int ADDRESSES = 1_000;

  private final MailIntake mailIntake;
  private final ContactIntake contacts;
  private final CorrespondentStore correspondents;
  private final AddressRuleStore rules;
  private final Clock clock;

  RehearseMail(
      MailIntake mailIntake,
      ContactIntake contacts,
      CorrespondentStore correspondents,
      AddressRuleStore rules,
      Clock clock) {
    this.mailIntake = mailIntake;
    this.contacts = contacts;
    this.correspondents = correspondents;
    this.rules = rules;
    this.clock = clock;
  }

  /// What would become of a batch.
  ///
  /// @param created how many messages would be new
  /// @param refused ids of mails that no rule could judge
  public record Rehearsed(int created, Set<String> refused) {
    public Rehearsed {
      refused = ImmutableSet.copyOf(refused);
    }
  }

  /// Who would appear in the end.
  ///
  /// @param decisions `contact:` or `none:` and the rule, to how many addresses
  public record Cast(Map<String, Integer> decisions, int contacts, int companies) {
    public Cast {
      decisions = ImmutableMap.copyOf(decisions);
    }
  }

  /// Rehearses a batch.
  public Rehearsed batch(Mailbox mailbox, Rehearsal rehearsal, Sifted sifted) {
    List<Judged> judged = sifted.mails();
    var owner = new Owner(mailbox.addresses());
    var times = new SentTimes(clock);
    List<Stored> stored = mailIntake.rehearse(rehearsal.messages, CaptureMail.storable(judged));
    rehearsal.add(Tally.of(stored, owner, times));
    long created = stored.stream().filter(s -> s.outcome() == Outcome.created).count();
    return new Rehearsed((int) created, CaptureMail.refused(judged));
  }

  /// Decides about everybody that was seen.
  public Cast end(Mailbox mailbox, Rehearsal rehearsal) {
    Map<String, Integer> decisions = new TreeMap<>();
    List<Newcomer> newcomers = new ArrayList<>();
    int returning = 0;
    for (List<String> addresses : Iterables.partition(rehearsal.entries.keySet(), ADDRESSES)) {
      Map<String, Known> known = contacts.whose(addresses);
      for (Correspondent c : decided(mailbox, rehearsal, addresses, known)) {
        Decision decision = ContactDecisions.shown(c.decision(), known.get(c.address()));
        decisions.merge(decision.outcome() + ":" + decision.reason(), 1, Integer::sum);
        @Nullable Known who = known.get(c.address());
        if (!decision.isContact()) continue;
        if (who == null) newcomers.add(CaptureMail.newcomer(c));
        else if (who.shelved() == Shelved.retired) returning++;
      }
    }
    return new Cast(decisions, newcomers.size() + returning, contacts.companiesFor(newcomers));
  }

  private List<Correspondent> decided(
      Mailbox mailbox, Rehearsal rehearsal, List<String> addresses, Map<String, Known> known) {
    var judge = new ContactDecisions(new Owner(mailbox.addresses()), mailbox.rules());
    Map<String, Correspondent> before = new HashMap<>(before(mailbox, addresses));
    Map<String, AddressRule> said = rules.about(addresses);
    List<Correspondent> decided = new ArrayList<>();
    for (String address : addresses) {
      @Nullable Correspondent earlier = before.get(address);
      Tally.Entry entry = rehearsal.entries.get(address);
      if (entry == null) continue;
      Correspondent c = CaptureMail.counted(mailbox.id(), address, entry, earlier);
      @Nullable Decision was = earlier == null ? null : earlier.decision();
      decided.add(c.with(judge.decide(c, was, known.get(address), said.get(address))));
    }
    return decided;
  }

  private Map<String, Correspondent> before(Mailbox mailbox, List<String> addresses) {
    return correspondents.find(List.of(mailbox.id()), addresses).stream()
        .collect(Collectors.toMap(Correspondent::address, Function.identity()));
  }
}
