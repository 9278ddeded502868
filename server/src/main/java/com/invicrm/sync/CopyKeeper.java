package com.invicrm.sync;

import com.invicrm.access.EmailAddresses;
import com.invicrm.capture.AllMailboxes;
import com.invicrm.capture.CaptureMail;
import com.invicrm.capture.WithdrawMail;
import com.invicrm.sync.LedgerChanges.Step;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.RecordChanged;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the copies in the record as they are in the mailbox: in the caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CopyKeeper {
  private final AllMailboxes mailboxes;
  private final WithdrawMail withdraw;
  private final CaptureMail capture;
  private final IntegrationStore integrations;
  private final ApplicationEventPublisher news;

  CopyKeeper(
      AllMailboxes mailboxes,
      WithdrawMail withdraw,
      CaptureMail capture,
      IntegrationStore integrations,
      ApplicationEventPublisher news) {
    this.mailboxes = mailboxes;
    this.withdraw = withdraw;
    this.capture = capture;
    this.integrations = integrations;
    this.news = news;
  }

  /// Before anything is taken back, and before the channel is held, since whoever takes back needs
  /// the locks of all mailboxes.
  void lockAll() {
    mailboxes.lock();
  }

  /// Takes mails back, as if they had never come.
  void takeBack(UUID channel, Collection<String> ids) {
    if (ids.isEmpty()) return;
    // By a name of its own each time: the same mail may come and go more than once.
    withdraw.withdraw(channel, ids, Ids.next());
    for (String kind : List.of("activity", "contact", "company")) {
      news.publishEvent(RecordChanged.many(kind));
    }
  }

  /// Gives copies the labels that they have now.
  void relabel(Lease lease, Collection<Step> steps) {
    if (steps.isEmpty()) return;
    Map<String, List<String>> labels = new TreeMap<>();
    steps.forEach(s -> labels.put(s.row().id(), List.copyOf(s.row().labels().orElse(Set.of()))));
    capture.relabel(lease.channelId(), labels);
  }

  /// The owner writes from these addresses.
  void owned(Lease lease, Set<String> addresses) {
    integrations.addAddresses(
        lease.integrationId(),
        addresses.stream()
            .flatMap(a -> EmailAddresses.normalise(a).stream())
            .collect(Collectors.toSet()));
  }
}
