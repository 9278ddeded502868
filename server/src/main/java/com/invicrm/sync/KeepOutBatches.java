package com.invicrm.sync;

import com.google.common.collect.ImmutableList;
import com.invicrm.access.Workspace;
import com.invicrm.capture.Mailbox;
import com.invicrm.capture.StoredMail;
import com.invicrm.capture.StoredMail.Stored;
import com.invicrm.tenancy.RecordChanged;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions in which stored mail is looked at again: looking locks nothing; what is to go
/// is looked at once more behind the locks, by the rules as they are then.
@Component
class KeepOutBatches {
  private static final int MAILS = 1_000;

  private final CopyKeeper copies;
  private final StoredMail mail;
  private final KeepOutTables tables;
  private final Workspace workspace;
  private final ApplicationEventPublisher news;

  KeepOutBatches(
      CopyKeeper copies,
      StoredMail mail,
      KeepOutTables tables,
      Workspace workspace,
      ApplicationEventPublisher news) {
    this.copies = copies;
    this.mail = mail;
    this.tables = tables;
    this.workspace = workspace;
    this.news = news;
  }

  /// A page of a mailbox's mail.
  ///
  /// @param out ids of what no longer belongs into the record
  /// @param last the last id of the page
  record Looked(List<String> out, String last, boolean isMore) {
    static final Looked FIRST = new Looked(List.of(), "", true);

    Looked {
      out = ImmutableList.copyOf(out);
    }
  }

  @Transactional(readOnly = true)
  public Looked look(UUID channel, String after) {
    List<Stored> page = mail.page(channel, after, MAILS);
    if (page.isEmpty()) return new Looked(List.of(), after, false);
    return new Looked(
        List.copyOf(out(channel, page).keySet()),
        page.getLast().providerId(),
        page.size() == MAILS);
  }

  /// Takes those of these mails back that still do not belong there; the ledger says why.
  @Transactional
  public void takeBack(UUID channel, Collection<String> ids) {
    copies.lockAll();
    tables.mailboxes().fence(channel);
    Map<String, String> out = out(channel, mail.of(channel, ids));
    if (out.isEmpty()) return;
    copies.takeBack(channel, out.keySet());
    tables.ledger().keepOut(channel, out);
    news.publishEvent(RecordChanged.many("integration"));
  }

  /// Why mails are to go, by their ids.
  private Map<String, String> out(UUID channel, Collection<Stored> stored) {
    Map<String, String> out = new TreeMap<>();
    Optional<Mailbox> mailbox = tables.integrations().mailbox(channel, workspace.current());
    if (mailbox.isEmpty()) return out;
    Sieve sieve = tables.sieves().of(mailbox.get());
    Labels labels = tables.integrations().labels(mailbox.get().id());
    for (Stored s : stored) {
      labels
          .choice(s.labels())
          .or(() -> sieve.reason(s.addresses()))
          .ifPresent(why -> out.put(s.providerId(), why));
    }
    return out;
  }
}
