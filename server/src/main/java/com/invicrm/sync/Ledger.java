package com.invicrm.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The ledger for reading: what became of mails and when.
@Component
@Transactional(readOnly = true)
public class Ledger {
  private final LedgerStore store;

  Ledger(LedgerStore store) {
    this.store = store;
  }

  /// A mail in a channel.
  public record Item(UUID channelId, String providerId) {}

  /// What became of it.
  ///
  /// @param status `done`, `skipped` or `poison`
  /// @param reason of what is done `created` or `merged`, else why it is not
  public record Fate(String status, String reason, Instant at) {}

  /// What became of these mails; those that are not in the ledger are missing.
  public Map<Item, Fate> fates(Collection<Item> items) {
    return items.isEmpty() ? Map.of() : store.fates(items);
  }
}
