package com.invicrm.sync;

import com.invicrm.tenancy.Tenants;
import com.invicrm.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What providers tell of mailboxes by themselves: that they shall, and what is done then.
///
/// A push is a hint that something happened: it never says how far a mailbox is read.
@Component
@Transactional
class Watches {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final WatchStore store;
  private final MailboxTurns turns;
  private final Vault vault;

  Watches(WatchStore store, MailboxTurns turns, Vault vault) {
    this.store = store;
    this.turns = turns;
    this.vault = vault;
  }

  /// The provider was asked to tell; each day anew, since it does for a week at most.
  ///
  /// @param until empty when it never tells
  public void watched(Lease lease, Optional<Instant> until) {
    store.watched(lease, until, lease.now().plus(A_DAY));
    if (until.isPresent()) {
      String norm = store.address(lease.integrationId());
      store.remember(hash(lease.provider(), norm), lease.channelId());
    }
  }

  /// It could not be asked: the mailbox is read by asking for changes, as without pushes.
  public void failed(Lease lease, SourceException why) {
    LOG.info("Mailbox {} is not watched: {}", lease.integrationId(), why.getMessage());
    store.watched(lease, lease.watch().until(), lease.now().plus(AN_HOUR));
  }

  /// Which channels a push about an address may mean, of whatever tenant.
  @Transactional(readOnly = true)
  public List<WatchStore.Watched> find(String provider, String norm) {
    return store.find(hash(provider, norm));
  }

  /// Something happened in a mailbox of the running tenant. Of many pushes in a second one asks for
  /// a turn, a few seconds later; what comes meanwhile is read by it, or by the look that follows
  /// each push.
  public void pushed(UUID channel, String norm) {
    Tenants.required();
    if (store.pushed(channel, norm)) turns.shortly(channel);
  }

  private byte[] hash(String provider, String norm) {
    return vault.keyedHash("mailbox:" + provider + ":" + norm);
  }
}
