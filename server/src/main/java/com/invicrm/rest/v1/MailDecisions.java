package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.sync.Ledger;
import com.invicrm.sync.Ledger.Fate;
import com.invicrm.sync.Ledger.Item;
import com.invicrm.sync.Mailboxes;
import com.invicrm.tenancy.Page;
import com.invicrm.timeline.Access;
import com.invicrm.timeline.MailCopies;
import com.invicrm.timeline.MailCopies.MailCopy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What became of the mails that name an address, each in its mailbox, out of the ledger.
@Component
class MailDecisions {
  /// A mail and what became of it.
  record Json(
      String owner,
      @Nullable Instant seenAt,
      Instant sentAt,
      String outcome,
      String reason,
      String direction,
      UUID activityId,
      Access access,
      @Nullable String subject) {}

  private static final Fate UNKNOWN = new Fate("done", "created", Instant.EPOCH);

  private final MailCopies copies;
  private final Ledger ledger;
  private final Mailboxes mailboxes;

  MailDecisions(MailCopies copies, Ledger ledger, Mailboxes mailboxes) {
    this.copies = copies;
    this.ledger = ledger;
    this.mailboxes = mailboxes;
  }

  /// @param owners the mailboxes to look into, and their addresses
  Page<Json> page(
      Viewer viewer, String address, Map<UUID, String> owners, @Nullable String cursor, int limit) {
    Map<UUID, UUID> channels = mailboxes.channels(owners.keySet());
    Page<MailCopy> page = copies.naming(viewer, address, channels.keySet(), cursor, limit);
    List<Item> items = page.data().stream().map(MailDecisions::item).toList();
    Map<Item, Fate> fates = ledger.fates(items);
    return page.map(c ->
        json(c, owners.get(channels.get(c.channelId())), fates.getOrDefault(item(c), UNKNOWN)));
  }

  private static Item item(MailCopy copy) {
    return new Item(copy.channelId(), copy.providerId());
  }

  private static Json json(MailCopy copy, @Nullable String owner, Fate fate) {
    return new Json(
        owner == null ? "" : owner,
        fate.at(),
        copy.sentAt(),
        outcome(fate),
        fate.reason(),
        copy.direction(),
        copy.activityId(),
        copy.access(),
        copy.subject());
  }

  private static String outcome(Fate fate) {
    if (!fate.status().equals("done")) return fate.status();
    return fate.reason().equals("merged") ? "merged" : "imported";
  }
}
