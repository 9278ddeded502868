package com.invicrm.sync;

import com.invicrm.jobs.Jobs;
import com.invicrm.sync.Integration.Internal;
import com.invicrm.sync.Integration.Rules;
import com.invicrm.tenancy.Ids;
import java.util.Collection;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What becomes of mail that is here, and of mail that stayed out, when a rule changes: in the
/// caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeepOut {
  private final CopyKeeper copies;
  private final MailboxStore mailboxes;
  private final MailLedgerStore ledger;
  private final MailboxTurns turns;
  private final Jobs jobs;

  KeepOut(
      CopyKeeper copies,
      MailboxStore mailboxes,
      MailLedgerStore ledger,
      MailboxTurns turns,
      Jobs jobs) {
    this.copies = copies;
    this.mailboxes = mailboxes;
    this.ledger = ledger;
    this.turns = turns;
    this.jobs = jobs;
  }

  /// Nobody stores mail by rules as they are now until the transaction ends.
  public void lock() {
    copies.lockAll();
  }

  /// Whether mail of these channels stayed out for a reason.
  public boolean isAnyOut(Collection<UUID> channels, String reason) {
    return ledger.isAnyOut(channels, reason);
  }

  /// Has mail taken back that now stays out. A further change while a job runs needs a further job:
  /// what that one has passed is old.
  public void takeBack(Collection<UUID> channels) {
    for (UUID channel : channels) {
      jobs.enqueue(KeepOutJob.KIND, Ids.next().toString(), new KeepOutJob.Work(channel));
    }
  }

  /// Has mail of channels at providers fetched again that a rule kept out; how much. What another
  /// rule keeps out all the same stays out once it is fetched.
  public int fetchAgain(Collection<UUID> channels, String reason) {
    return channels.stream().mapToInt(c -> fetchAgain(c, reason)).sum();
  }

  private int fetchAgain(UUID channel, String reason) {
    mailboxes.fence(channel);
    int mails = ledger.reopen(channel, reason);
    if (mails > 0) turns.soon(channel);
    return mails;
  }

  private static boolean isWider(Rules before, Rules after) {
    boolean more =
        !before.only().isEmpty()
            && (after.only().isEmpty() || !before.only().containsAll(after.only()));
    return more || !after.without().containsAll(before.without());
  }

  /// Mail that a listing leaves out stands in no ledger: it has to be listed once more.
  @EventListener
  public void changed(MailboxRulesChanged change) {
    Rules before = change.before();
    Rules after = change.after();
    UUID channel = change.channelId();
    boolean otherLabels =
        !before.only().equals(after.only()) || !before.without().equals(after.without());
    if (otherLabels) ledger.reopen(channel, new Labels(after.only(), after.without()));
    if (isWider(before, after)) mailboxes.listAgain(channel);
    boolean otherInternal = before.internal() != after.internal();
    if (otherInternal && after.internal() == Internal.read) {
      ledger.reopen(channel, Sieve.INTERNAL);
    }
    boolean narrower = otherInternal && after.internal() == Internal.skipped;
    if (otherLabels || narrower) {
      jobs.enqueue(KeepOutJob.KIND, Ids.next().toString(), new KeepOutJob.Work(channel));
    }
  }
}
