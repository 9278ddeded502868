package com.invicrm.capture;

import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.capture.Correspondent.Evidence;
import com.invicrm.timeline.MailWithdrawal;
import com.invicrm.timeline.MailWithdrawal.Exchanged;
import com.invicrm.timeline.MailWithdrawal.Withdrawn;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes captured mail back: correspondents are counted anew from the mail that is left, and people
/// and companies whom nothing else speaks for, and whom no person touched, are put away.
@Component
public class WithdrawMail {
  private final AllMailboxes mailboxes;
  private final MailWithdrawal mail;
  private final CorrespondentStore correspondents;
  private final Rejudge rejudge;
  private final Clock clock;

  WithdrawMail(
      AllMailboxes mailboxes,
      MailWithdrawal mail,
      CorrespondentStore correspondents,
      Rejudge rejudge,
      Clock clock) {
    this.mailboxes = mailboxes;
    this.mail = mail;
    this.correspondents = correspondents;
    this.rejudge = rejudge;
    this.clock = clock;
  }

  /// Takes mails back out of a channel.
  ///
  /// @param by what takes them back
  /// @return how many messages are gone
  @Transactional(propagation = Propagation.MANDATORY)
  public int withdraw(UUID channel, Collection<String> providerIds, UUID by) {
    List<Mailbox> all = mailboxes.lock();
    Optional<Mailbox> mailbox = all.stream().filter(m -> m.channelId().equals(channel)).findFirst();
    if (mailbox.isEmpty() || providerIds.isEmpty()) return 0;
    Instant until = new SentTimes(clock).latest();
    Withdrawn withdrawn = mail.withdraw(channel, providerIds, by, until);
    Set<String> addresses = new TreeSet<>(withdrawn.addresses());
    recount(mailbox.get(), addresses, until);
    rejudge.addresses(addresses);
    return withdrawn.messages().size();
  }

  private void recount(Mailbox mailbox, Set<String> addresses, Instant until) {
    Map<String, Correspondent> before =
        correspondents.find(List.of(mailbox.id()), addresses).stream()
            .collect(Collectors.toMap(Correspondent::address, Function.identity()));
    List<Correspondent> now =
        mail
            .exchanged(mailbox.channelId(), before.keySet(), mailbox.addresses(), until, Tally.MASS)
            .stream()
            .map(e -> counted(mailbox.id(), e, before.get(e.address())))
            .toList();
    correspondents.put(now);
    Set<String> left = now.stream().map(Correspondent::address).collect(Collectors.toSet());
    correspondents.forget(
        mailbox.id(), before.keySet().stream().filter(a -> !left.contains(a)).toList());
  }

  private static Correspondent counted(
      UUID mailbox, Exchanged mails, @Nullable Correspondent before) {
    Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
    if (mails.wroteTo()) evidence.add(Evidence.wroteTo);
    if (mails.person()) evidence.add(Evidence.person);
    return new Correspondent(
        mailbox,
        mails.address(),
        mails.names().stream().reduce("", PersonName::better),
        mails.inbound(),
        mails.outbound(),
        mails.latest(),
        evidence,
        before == null ? Decision.none("") : before.decision());
  }
}
