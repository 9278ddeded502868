package com.invicrm.sync;

import com.invicrm.capture.CaptureMail;
import com.invicrm.capture.CaptureMail.Captured;
import com.invicrm.capture.CaptureMail.CapturedMail;
import com.invicrm.capture.ErasedMail;
import com.invicrm.capture.Judged;
import com.invicrm.capture.Mailbox;
import com.invicrm.capture.Sifted;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.sync.FetchedMail.Legible;
import com.invicrm.sync.LedgerChanges.Fate;
import com.invicrm.sync.SettleStore.Settled;
import com.invicrm.tenancy.RecordChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transaction in which mails that came become part of the record, and the ledger says so: all
/// of it or nothing, and only for whoever still holds the channel.
@Component
class StoreMail {
  private final MailTables tables;
  private final ErasedMail erased;
  private final CaptureMail capture;
  private final ApplicationEventPublisher news;

  StoreMail(
      MailTables tables, ErasedMail erased, CaptureMail capture, ApplicationEventPublisher news) {
    this.tables = tables;
    this.erased = erased;
    this.capture = capture;
    this.news = news;
  }

  /// Stores what came; how many became part of the record.
  @Transactional
  public int store(Lease lease, Mailbox mailbox, FetchedMail fetched) {
    tables.files().lock(lease.channelId());
    tables.channels().hold(lease);
    Set<String> wanted = tables.settle().pending(lease.channelId(), fetched.ids());
    List<Legible> mails =
        fetched.legible().stream().filter(m -> wanted.contains(m.ref().providerId())).toList();
    List<Judged> judged = mails.stream().map(Legible::judged).toList();
    Map<String, String> out = tables.sieves().of(mailbox).out(judged);
    Sifted sifted =
        erased.sift(judged.stream().filter(j -> !out.containsKey(j.ref().providerId())).toList());
    Captured captured = capture.capture(mailbox, sifted);
    tables.files().point(captured.joined());
    List<Settled> settled = new ArrayList<>(fetched.others());
    settled.addAll(settled(mails, out, sifted, captured));
    tables.settle().settle(lease.channelId(), settled);
    tables.settle().failed(lease.channelId(), fetched.failed());
    tables.channels().appeared(lease, captured.contacts(), captured.companies());
    SyncMeters.settled("stored", captured.mails().size());
    SyncMeters.settled("failed", fetched.failed().size());
    SyncMeters.settled("other", settled.size() - captured.mails().size());
    tell(lease, captured);
    return captured.mails().size();
  }

  private static List<Settled> settled(
      List<Legible> mails, Map<String, String> out, Sifted sifted, Captured captured) {
    Map<String, CapturedMail> stored =
        captured.mails().stream()
            .collect(Collectors.toMap(CapturedMail::providerId, Function.identity(), (a, _) -> a));
    return mails.stream()
        .map(m -> {
          MessageRef ref = m.ref();
          @Nullable CapturedMail mail = stored.get(ref.providerId());
          if (mail != null) {
            return m.settled(Fate.done, mail.novelty().name(), mail.messageId());
          }
          @Nullable String why = out.get(ref.providerId());
          if (why != null) return m.settled(Fate.skipped, why, null);
          return sifted.erased().contains(ref.providerId())
              ? m.settled(Fate.skipped, "erased", null)
              : m.settled(Fate.poison, "unreadable", null);
        })
        .toList();
  }

  private void tell(Lease lease, Captured captured) {
    news.publishEvent(RecordChanged.one("integration", lease.integrationId()));
    if (captured.mails().isEmpty()) return;
    news.publishEvent(RecordChanged.many("activity"));
    if (captured.contacts() > 0) news.publishEvent(RecordChanged.many("contact"));
    if (captured.companies() > 0) news.publishEvent(RecordChanged.many("company"));
  }
}
