package com.invicrm.sync;

import com.invicrm.capture.AllMailboxes;
import com.invicrm.capture.WithdrawMail;
import com.invicrm.sync.LedgerStore.Held;
import com.invicrm.tenancy.RecordChanged;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions in which an import is taken back: some hundred mails each.
@Component
class UndoBatches {
  private static final int MAILS = 300;

  private final ImportStore imports;
  private final LedgerStore ledger;
  private final AllMailboxes mailboxes;
  private final WithdrawMail withdraw;
  private final ApplicationEventPublisher news;

  UndoBatches(
      ImportStore imports,
      LedgerStore ledger,
      AllMailboxes mailboxes,
      WithdrawMail withdraw,
      ApplicationEventPublisher news) {
    this.imports = imports;
    this.ledger = ledger;
    this.mailboxes = mailboxes;
    this.withdraw = withdraw;
    this.news = news;
  }

  /// Takes the next mails back; answers the last of them, nothing when all are.
  ///
  /// Mails that another import of this mailbox holds too stay; all are locked before it is known
  /// which those are.
  @Transactional
  public Optional<String> next(UUID id, String after) {
    mailboxes.lock();
    UUID channel = imports.channelOf(id).orElseThrow();
    List<Held> held = ledger.held(channel, id, after, MAILS);
    if (held.isEmpty()) {
      imports.finish(id, Import.Status.undone, null);
      tell(id);
      return Optional.empty();
    }
    withdraw.withdraw(channel, held.stream().filter(Held::sole).map(Held::providerId).toList(), id);
    ledger.release(channel, id, held.stream().map(Held::providerId).toList());
    imports.addUndone(id, held.size());
    tell(id);
    return Optional.of(held.getLast().providerId());
  }

  @Transactional
  public void fail(UUID id) {
    imports.finish(
        id,
        Import.Status.failed,
        "Taking this import back broke off several times. Undo it once more: it goes on where it stopped. Tell your admin if it breaks off again.");
    news.publishEvent(RecordChanged.one("import", id));
  }

  private void tell(UUID id) {
    news.publishEvent(RecordChanged.one("import", id));
    for (String kind : List.of("activity", "contact", "company")) {
      news.publishEvent(RecordChanged.many(kind));
    }
  }
}
