package com.invicrm.sync;

import com.invicrm.capture.CaptureMail;
import com.invicrm.capture.CaptureMail.Captured;
import com.invicrm.capture.CaptureMail.Novelty;
import com.invicrm.capture.ErasedMail;
import com.invicrm.capture.Judged;
import com.invicrm.capture.Mailbox;
import com.invicrm.capture.Sifted;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.sync.LedgerStore.Entry;
import com.invicrm.sync.LedgerStore.Status;
import com.invicrm.sync.files.UnreadableFile;
import com.invicrm.tenancy.RecordChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of an import: one at its beginning, one for each batch with its ledger rows,
/// counts and checkpoint, one at its end.
@Component
class ImportBatches {
  /// An import at work.
  record Begun(Import row, Standing standing, Mailbox mailbox) {}

  /// Another worker took the import over, since this one looked dead: it goes on, this one stops.
  static final class Superseded extends RuntimeException {
    Superseded(UUID id) {
      super("Import " + id + " was taken over by another worker");
    }
  }

  private final ImportStore imports;
  private final ImportProblemStore problems;
  private final LedgerStore ledger;
  private final IntegrationStore integrations;
  private final Sieves sieves;
  private final ErasedMail erased;
  private final CaptureMail capture;
  private final ApplicationEventPublisher news;

  ImportBatches(
      ImportTables tables, ErasedMail erased, CaptureMail capture, ApplicationEventPublisher news) {
    this.imports = tables.imports();
    this.problems = tables.problems();
    this.ledger = tables.ledger();
    this.integrations = tables.integrations();
    this.sieves = tables.sieves();
    this.erased = erased;
    this.capture = capture;
    this.news = news;
  }

  /// Begins, or goes on where the last batch ended; nothing when it is not to run.
  ///
  /// A killed process may have left a commit on its way: the lock waits for it.
  @Transactional
  public Optional<Begun> begin(UUID id) {
    Optional<UUID> channel = imports.channelOf(id);
    if (channel.isEmpty()) return Optional.empty();
    ledger.lock(channel.get());
    imports.begin(id);
    Import row = imports.find(id).orElseThrow();
    if (row.status() != Import.Status.running) return Optional.empty();
    return Optional.of(new Begun(row, imports.standing(row), mailbox(row, channel.get())));
  }

  private Mailbox mailbox(Import row, UUID channel) {
    return integrations.mailbox(
        channel,
        row.rules().contactPolicy(),
        row.rules().includeOwnDomain() ? Mailbox.OwnDomain.included : Mailbox.OwnDomain.excluded);
  }

  /// Stores a batch and how far it reached.
  @Transactional
  public Standing store(Begun begun, Batch batch, Standing reached) {
    Mailbox mailbox = begun.mailbox();
    UUID id = begun.row().id();
    ledger.lock(mailbox.channelId());
    Set<String> known = ledger.known(mailbox.channelId(), batch.providerIds);
    Sifted sifted = sift(mailbox, batch);
    Captured captured = capture.capture(mailbox, sifted.without(known));
    capture.label(mailbox, again(sifted, known));
    ledger.point(captured.joined());
    captured.refused().forEach(refused -> batch.refuse(id, refused));
    ledger.add(mailbox.channelId(), id, entries(captured, batch, known));
    ledger.addImport(mailbox.channelId(), id, known);
    problems.add(id, batch.problems);
    Standing now = after(reached, counts(reached.counts(), batch, captured));
    if (!imports.progress(id, now)) throw new Superseded(id);
    tell(id, captured);
    return now;
  }

  /// Ends an import: done without an error, failed with one.
  @Transactional
  public void finish(UUID id, String error) {
    imports.finish(
        id,
        error.isEmpty() ? Import.Status.done : Import.Status.failed,
        error.isEmpty() ? null : words(id, error));
    news.publishEvent(RecordChanged.one("import", id));
  }

  private String words(UUID id, String error) {
    return imports.rehearsed(id).isEmpty()
        ? error
        : error.replace(UnreadableFile.BEFORE, "This was a try, so nothing is imported.");
  }

  private Sifted sift(Mailbox mailbox, Batch batch) {
    Sifted sifted = erased.sift(batch.passOver(sieves.of(mailbox).out(batch.readable.values())));
    batch.erased(sifted.erased());
    return sifted;
  }

  private static List<MessageRef> again(Sifted sifted, Set<String> known) {
    return sifted.mails().stream()
        .map(Judged::ref)
        .filter(r -> known.contains(r.providerId()))
        .toList();
  }

  static Standing after(Standing reached, Import.Counts counts) {
    return new Standing(
        counts,
        reached.checkpoint(),
        reached.bytesRead(),
        reached.bytesPerSecond(),
        reached.version() + 1);
  }

  private static List<Entry> entries(Captured captured, Batch batch, Set<String> known) {
    List<Entry> entries = new ArrayList<>();
    captured
        .mails()
        .forEach(m ->
            entries.add(new Entry(m.providerId(), Status.done, m.novelty().name(), m.messageId())));
    batch.unreadable.stream()
        .distinct()
        .forEach(id -> entries.add(new Entry(id, Status.poison, "unreadable", null)));
    batch.passed.forEach((id, why) -> {
      if (!known.contains(id)) entries.add(new Entry(id, Status.skipped, why, null));
    });
    return entries;
  }

  private static Import.Counts counts(Import.Counts before, Batch batch, Captured captured) {
    int imported =
        captured.mails().stream()
            .filter(m -> m.novelty() == Novelty.created)
            .map(CaptureMail.CapturedMail::providerId)
            .collect(Collectors.toCollection(HashSet::new))
            .size();
    return add(before, batch, imported, new Appeared(captured.contacts(), captured.companies()));
  }

  /// People and companies that appeared.
  record Appeared(int contacts, int companies) {}

  static Import.Counts add(Import.Counts before, Batch batch, int imported, Appeared appeared) {
    int mails = batch.providerIds.size();
    int unreadable = batch.unreadable.size();
    Map<String, Integer> passed = batch.passedOver();
    int out = passed.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Integer> skipped = new HashMap<>(before.skipped());
    batch.skipped.forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
    passed.forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
    return new Import.Counts(
        before.seen() + mails + batch.failed,
        before.imported() + imported,
        before.merged() + mails - imported - unreadable - out,
        skipped,
        before.failed() + batch.failed + unreadable,
        before.contacts() + appeared.contacts(),
        before.companies() + appeared.companies(),
        before.problems() + batch.problems.size());
  }

  private void tell(UUID id, Captured captured) {
    news.publishEvent(RecordChanged.one("import", id));
    if (captured.mails().isEmpty()) return;
    news.publishEvent(RecordChanged.many("activity"));
    if (captured.contacts() > 0) news.publishEvent(RecordChanged.many("contact"));
    if (captured.companies() > 0) news.publishEvent(RecordChanged.many("company"));
  }
}
