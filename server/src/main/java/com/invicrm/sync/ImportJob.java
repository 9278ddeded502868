package com.invicrm.sync;

import com.invicrm.capture.Mailbox;
import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import com.invicrm.sync.files.MailFile;
import com.invicrm.sync.files.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Reads a file that was handed in, batch by batch. After a crash it reads it again from the start;
/// the ledger knows what is done.
@Component
class ImportJob implements JobHandler<ImportJob.Work> {
  /// Which import.
  record Work(UUID importId) {}

  private final Spool spool;
  private final ImportBatches batches;

  ImportJob(Spool spool, ImportBatches batches) {
    this.spool = spool;
    this.batches = batches;
  }

  static JobKind<Work> kind(String node) {
    return new JobKind<>("import@" + node, Work.class);
  }

  @Override
  public JobKind<Work> kind() {
    return kind(spool.node());
  }

  @Override
  public void run(Work work) {
    UUID id = work.importId();
    Optional<Import> found = batches.begin(id);
    if (found.isEmpty() || found.get().status() != Import.Status.running) return;
    if (!Files.exists(spool.file(id))) {
      batches.finish(
          id,
          "The file is no longer in the data directory. Hand it in again; nothing comes twice.");
      return;
    }
    read(found.get(), batches.mailbox(found.get()));
    spool.remove(id);
  }

  @Override
  public void givenUp(Work work) {
    batches.finish(
        work.importId(),
        "The import broke off several times. What came before is imported. Hand the file in again, and tell your admin if it stays so.");
    spool.remove(work.importId());
  }

  private void read(Import row, Mailbox mailbox) {
    var reader = new ImportReader(row, mailbox, batches);
    try {
      new MailFile(spool.file(row.id()), row.fileName(), reader).read(reader::progress);
      reader.flush();
      batches.finish(row.id(), "");
    } catch (UnreadableFile e) {
      reader.flush();
      batches.finish(row.id(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("Import " + row.id() + " cannot read its file", e);
    }
  }
}
