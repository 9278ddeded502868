package com.invicrm.people;

import com.invicrm.people.Erasure.Status;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions in which an erasure is done: each finds what is left by itself, so that it goes
/// on wherever it broke off.
@Component
class ErasureSteps {
  private final ErasureReceipts receipts;
  private final PersonMasks masks;
  private final ErasableStore people;
  private final Erasures.News news;

  ErasureSteps(
      ErasureReceipts receipts, PersonMasks masks, ErasableStore people, Erasures.News news) {
    this.receipts = receipts;
    this.masks = masks;
    this.people = people;
    this.news = news;
  }

  /// Masks what came by a transaction that had asked who is erased before they were: whoever had
  /// the addresses meanwhile is the person again.
  @Transactional
  public void again(UUID id) {
    masks.holdOff();
    Optional<ErasedPerson> whom = receipts.open(id);
    if (whom.isEmpty()) return;
    Set<UUID> contacts = new TreeSet<>(whom.get().contacts());
    contacts.addAll(people.having(whom.get().addresses()));
    ErasedPerson all = whom.get().as(contacts);
    receipts.reseal(id, all);
    receipts.add(id, masks.atOnce(all));
  }

  /// Masks the next part; answers whether more may be left.
  @Transactional
  public boolean next(UUID id) {
    masks.holdOff();
    Optional<ErasedPerson> whom = receipts.open(id);
    if (whom.isEmpty()) return false;
    Map<ErasedKind, Integer> counts = masks.next(whom.get());
    if (counts.isEmpty()) {
      receipts.add(id, Map.of(ErasedKind.auditEntries, masks.inAudit(whom.get())));
      receipts.finish(id);
    } else {
      receipts.add(id, counts);
    }
    news.changed(id);
    return !counts.isEmpty();
  }

  @Transactional
  public void fail(UUID id) {
    receipts.move(id, Status.failed);
    news.changed(id);
  }
}
