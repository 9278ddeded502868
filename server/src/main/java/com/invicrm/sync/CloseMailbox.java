package com.invicrm.sync;

import com.invicrm.tenancy.RecordChanged;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions in which the mail of a mailbox is taken back that its owner took away.
@Component
class CloseMailbox {
  private static final int AT_ONCE = 300;

  private final ChannelStore channels;
  private final MailLedgerStore ledger;
  private final CopyKeeper copies;
  private final ApplicationEventPublisher news;

  CloseMailbox(
      ChannelStore channels,
      MailLedgerStore ledger,
      CopyKeeper copies,
      ApplicationEventPublisher news) {
    this.channels = channels;
    this.ledger = ledger;
    this.copies = copies;
    this.news = news;
  }

  /// Takes some of it back; whether there was any.
  @Transactional
  public boolean takeBack(Lease lease) {
    copies.lockAll();
    channels.hold(lease);
    List<String> mails = ledger.stored(lease.channelId(), AT_ONCE);
    copies.takeBack(lease.channelId(), mails);
    ledger.forget(lease.channelId(), mails);
    tell(lease);
    return !mails.isEmpty();
  }

  /// Nothing is left: the mailbox is gone.
  @Transactional
  public void end(Lease lease) {
    channels.close(lease);
    tell(lease);
  }

  private void tell(Lease lease) {
    news.publishEvent(RecordChanged.one("integration", lease.integrationId()));
  }
}
