package com.invicrm.sync;

import com.invicrm.capture.Arrived;
import com.invicrm.capture.CaptureMail;
import com.invicrm.capture.CaptureMail.Captured;
import com.invicrm.capture.CaptureMail.Novelty;
import com.invicrm.capture.Mailbox;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.sync.LedgerStore.Entry;
import com.invicrm.sync.LedgerStore.Known;
import com.invicrm.sync.LedgerStore.Status;
import com.invicrm.tenancy.RecordChanged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of an import: one at its beginning, one for each batch with its ledger rows and
/// counts, one at its end.
@Component
class ImportBatches {
  /// Where the import stood before a batch.
  record Sofar(Import.Counts counts, Map<String, Integer> skipped, long bytesRead) {}

  private final ImportStore imports;
  private final LedgerStore ledger;
  private final IntegrationStore integrations;
  private final CaptureMail capture;
  private final ApplicationEventPublisher news;

  ImportBatches(
      ImportStore imports,
      LedgerStore ledger,
      IntegrationStore integrations,
      CaptureMail capture,
      ApplicationEventPublisher news) {
    this.imports = imports;
    this.ledger = ledger;
    this.integrations = integrations;
    this.capture = capture;
    this.news = news;
  }

  @Transactional
  public Optional<Import> begin(UUID id) {
    imports.begin(id);
    return imports.find(id);
  }

  @Transactional(readOnly = true)
  public Mailbox mailbox(Import row) {
    return integrations.mailbox(
        imports.channelOf(row.id()),
        row.contactPolicy(),
        row.includeOwnDomain() ? Mailbox.OwnDomain.included : Mailbox.OwnDomain.excluded);
  }

  /// Stores a batch and returns the counts after it.
  @Transactional
  public Import.Counts store(Import row, Mailbox mailbox, ImportReader.Batch batch, Sofar sofar) {
    ledger.lock(mailbox.channelId());
    Map<String, Known> known = ledger.known(mailbox.channelId(), batch.providerIds);
    List<Arrived> fresh =
        batch.readable.values().stream()
            .filter(a -> !known.containsKey(a.ref().providerId()))
            .toList();
    Captured captured = capture.capture(mailbox, fresh);
    capture.label(mailbox, again(batch, known));
    captured.refused().forEach(id -> refuse(row, batch, id));
    ledger.add(mailbox.channelId(), entries(captured, batch));
    if (!batch.problems.isEmpty()) imports.addProblems(row.id(), batch.problems);
    Import.Counts counts = count(row, batch, sofar, known, captured);
    imports.progress(row.id(), counts, sofar.bytesRead());
    tell(row.id(), captured);
    return counts;
  }

  /// Ends an import: done without an error, failed with one.
  @Transactional
  public void finish(UUID id, String error) {
    imports.finish(
        id,
        error.isEmpty() ? Import.Status.done : Import.Status.failed,
        error.isEmpty() ? null : error);
    news.publishEvent(RecordChanged.one("import", id));
  }

  private static List<MessageRef> again(ImportReader.Batch batch, Map<String, Known> known) {
    return batch.readable.values().stream()
        .map(Arrived::ref)
        .filter(r -> known.containsKey(r.providerId()))
        .toList();
  }

  private static void refuse(Import row, ImportReader.Batch batch, String id) {
    batch.unreadable.add(id);
    batch.problems.add(
        new ImportProblem(
            row.id(),
            batch.places.getOrDefault(id, ""),
            "It is built so oddly that no rule fits it.",
            "Nothing; all other mails are imported."));
  }

  private static List<Entry> entries(Captured captured, ImportReader.Batch batch) {
    List<Entry> entries = new ArrayList<>();
    captured
        .mails()
        .forEach(m ->
            entries.add(new Entry(m.providerId(), Status.done, m.novelty().name(), m.messageId())));
    batch.unreadable.stream()
        .distinct()
        .forEach(id -> entries.add(new Entry(id, Status.poison, "unreadable", null)));
    return entries;
  }

  private static Import.Counts count(
      Import row,
      ImportReader.Batch batch,
      Sofar sofar,
      Map<String, Known> known,
      Captured captured) {
    Set<String> created = new HashSet<>();
    captured.mails().stream()
        .filter(m -> m.novelty() == Novelty.created)
        .forEach(m -> created.add(m.providerId()));
    int imported = 0;
    int failed = 0;
    for (String id : batch.providerIds) {
      if (batch.unreadable.contains(id)) failed++;
      else if (created.remove(id) || isOwn(row, known.get(id))) imported++;
    }
    Import.Counts before = sofar.counts();
    return new Import.Counts(
        before.seen() + batch.providerIds.size(),
        before.imported() + imported,
        before.merged() + batch.providerIds.size() - imported - failed,
        sofar.skipped(),
        before.failed() + failed + oversize(batch),
        before.contacts() + captured.contacts(),
        before.companies() + captured.companies());
  }

  /// A mail that this import brought before it was interrupted counts as imported when it comes
  /// again.
  private static boolean isOwn(Import row, @org.jspecify.annotations.Nullable Known known) {
    return known != null
        && known.reason().equals(Novelty.created.name())
        && !known.createdAt().isBefore(row.times().createdAt());
  }

  private static int oversize(ImportReader.Batch batch) {
    return batch.problems.size() - batch.unreadable.size();
  }

  private void tell(UUID id, Captured captured) {
    news.publishEvent(RecordChanged.one("import", id));
    if (captured.mails().isEmpty()) return;
    news.publishEvent(RecordChanged.many("activity"));
    if (captured.contacts() > 0) news.publishEvent(RecordChanged.many("contact"));
    if (captured.companies() > 0) news.publishEvent(RecordChanged.many("company"));
  }
}
