package com.invicrm.sync;

import com.google.common.collect.Lists;
import com.invicrm.capture.MailJudge;
import com.invicrm.capture.Mailbox;
import com.invicrm.sync.MailSource.Delivered;
import com.invicrm.sync.MailSource.Wanted;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What a [Reading] writes with: transactions, and what they need to be told.
@Component
class ReadingDesk {
  private static final int AT_ONCE = 50;

  private final DiscoverMail discover;
  private final StoreMail store;
  private final MailboxSettings settings;
  private final Upkeep upkeep;
  private final Clock clock;

  ReadingDesk(
      DiscoverMail discover,
      StoreMail store,
      MailboxSettings settings,
      Upkeep upkeep,
      Clock clock) {
    this.discover = discover;
    this.store = store;
    this.settings = settings;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  DiscoverMail discover() {
    return discover;
  }

  Upkeep upkeep() {
    return upkeep;
  }

  Labels labels(Lease lease) {
    return settings.labels(lease);
  }

  /// What is to be fetched next.
  List<Wanted> pending(Lease lease, int limit) {
    return settings.pending(lease, limit);
  }

  /// Whether anything is still to be fetched, now or later.
  boolean isAnyPending(Lease lease) {
    return settings.left(lease).isAny();
  }

  /// What decides about mails that come.
  FetchedMail.Rules rules(Lease lease, Labels labels, Optional<Instant> since) {
    Mailbox mailbox = settings.mailbox(lease);
    return new FetchedMail.Rules(labels, mailbox, new MailJudge(mailbox, clock), since);
  }

  /// Stores what came, some dozen mails a transaction.
  void store(Lease lease, Collection<Delivered> delivered, FetchedMail.Rules rules) {
    for (List<Delivered> part : Lists.partition(List.copyOf(delivered), AT_ONCE)) {
      store.store(lease, rules.mailbox(), FetchedMail.of(part, rules));
    }
  }
}
