package com.invicrm.sync;

import com.invicrm.access.Workspace;
import com.invicrm.capture.Mailbox;
import com.invicrm.sync.MailLedgerStore.Left;
import com.invicrm.sync.MailSource.Wanted;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What owners decided about a mailbox, and what its ledger still holds to be fetched: for reading.
@Component
@Transactional(readOnly = true)
class MailboxSettings {
  private static final int EVERYTHING = Short.MAX_VALUE;
  private static final int NEWEST = 0;

  private final IntegrationStore integrations;
  private final MailLedgerStore ledger;
  private final ProjectUnits units;
  private final Workspace workspace;

  MailboxSettings(
      IntegrationStore integrations,
      MailLedgerStore ledger,
      ProjectUnits units,
      Workspace workspace) {
    this.integrations = integrations;
    this.ledger = ledger;
    this.units = units;
    this.workspace = workspace;
  }

  public Labels labels(Lease lease) {
    return integrations.labels(lease.integrationId());
  }

  public Mailbox mailbox(Lease lease) {
    return integrations
        .mailbox(lease.channelId(), workspace.current())
        .orElseThrow(() -> new ChannelStore.Superseded(lease.channelId()));
  }

  /// What is to be fetched next; when most of the day's units are spent only what just came.
  public List<Wanted> pending(Lease lease, int limit) {
    return ledger.pending(lease.channelId(), lowest(lease), limit);
  }

  public Left left(Lease lease) {
    return ledger.left(lease.channelId(), lowest(lease));
  }

  /// Whether mails were listed, and none of them was taken in or left out on purpose.
  public boolean isNothingStored(Lease lease) {
    return ledger.isNothingStored(lease.channelId());
  }

  public ZoneId zone() {
    return ZoneId.of(workspace.current().timezone());
  }

  private int lowest(Lease lease) {
    return units.allowsFirstImports(lease.provider()) ? EVERYTHING : NEWEST;
  }
}
