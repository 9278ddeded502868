package com.invicrm.sync;

import com.google.common.base.Throwables;
import com.google.common.hash.Hashing;
import com.invicrm.capture.Arrived;
import com.invicrm.capture.MailJudge;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.Parsed;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.sync.ImportBatches.Begun;
import com.invicrm.sync.files.Checkpoint;
import com.invicrm.sync.files.FoundMail;
import com.invicrm.sync.files.MailSink;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Gathers what a file holds into batches: parsed and judged outside any transaction, stored when
/// there are enough. A batch is stored while the next one is parsed, never two at once.
final class ImportReader implements MailSink, AutoCloseable {
  /// Stores a batch; answers how the import stands after it.
  interface Keep {
    Standing keep(Begun begun, Batch batch, Standing reached);
  }

  private final Begun begun;
  private final MailJudge judge;
  private final Keep keep;
  private final Pace pace;
  private final TenantId tenant = Tenants.required();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("import").factory());
  private Future<Standing> standing;
  private Checkpoint checkpoint;
  private long bytesRead;
  private Batch batch = new Batch();

  ImportReader(Begun begun, MailJudge judge, Keep keep, Pace pace) {
    this.begun = begun;
    this.judge = judge;
    this.keep = keep;
    this.pace = pace;
    this.standing = CompletableFuture.completedFuture(begun.standing());
    this.checkpoint = begun.standing().checkpoint();
    this.bytesRead = begun.standing().bytesRead();
  }

  @Override
  public void mail(FoundMail mail) {
    String id = Hashing.sha256().hashBytes(mail.bytes()).toString();
    var here = new MessageRef(id, mail.labels(), null);
    batch.weigh(mail.bytes().length);
    switch (MailParser.parse(new RawMessage(here, new RawMessage.Rfc822Bytes(mail.bytes())))) {
      case Parsed.Legible(var legible) -> legible(mail.place(), here, legible);
      case Parsed.Unreadable(String reason) -> {
        batch.providerIds.add(id);
        batch.unreadable.add(id);
        warning(mail.place(), reason + ".", "Nothing; all other mails are imported.");
      }
    }
  }

  private void legible(String place, MessageRef here, Mail mail) {
    GmailExport gmail = GmailExport.of(mail.headers());
    if (gmail.skipped().isPresent()) {
      batch.skip(gmail.skipped().get());
      return;
    }
    batch.providerIds.add(here.providerId());
    List<String> labels = gmail.labels().isEmpty() ? here.labels() : gmail.labels();
    String thread = gmail.thread().map(t -> begun.mailbox().channelId() + ":" + t).orElse(null);
    var ref = new MessageRef(here.providerId(), labels, null, thread);
    batch.read(place, judge.judge(new Arrived(ref, mail)));
  }

  @Override
  public void skipped(String reason) {
    batch.skip(reason);
  }

  @Override
  public void problem(String place, String what, String whatToDo) {
    batch.failed++;
    warning(place, what, whatToDo);
  }

  @Override
  public void warning(String place, String what, String whatToDo) {
    batch.problem(new ImportProblem(begun.row().id(), place, what, whatToDo));
  }

  @Override
  public void reached(Checkpoint at, long bytes) {
    checkpoint = at;
    bytesRead = bytes;
    if (batch.isFull()) flush();
  }

  /// Begins to store what is gathered, once the batch before is stored.
  private void flush() {
    Standing before = stored();
    Batch full = batch;
    batch = new Batch();
    var reached =
        new Standing(before.counts(), checkpoint, bytesRead, pace.at(bytesRead), before.version());
    standing = background.submit(() -> Tenants.call(tenant, () -> keep.keep(begun, full, reached)));
  }

  /// Stores what is left, and returns when everything is stored.
  void finish() {
    flush();
    stored();
  }

  /// Waits for the batch that is being stored; what went wrong with it is thrown here.
  private Standing stored() {
    try {
      return standing.get();
    } catch (ExecutionException e) {
      Throwables.throwIfUnchecked(Objects.requireNonNullElse(e.getCause(), e));
      throw new IllegalStateException("Import " + begun.row().id() + " broke off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Import " + begun.row().id() + " was interrupted", e);
    }
  }

  /// Leaves no batch behind that is still being stored, however the reading ended.
  @Override
  public void close() {
    background.close();
  }
}
