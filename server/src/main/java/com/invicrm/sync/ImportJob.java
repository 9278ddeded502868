package com.invicrm.sync;

import com.invicrm.capture.MailJudge;
import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import com.invicrm.sync.ImportBatches.Begun;
import com.invicrm.sync.ImportBatches.Superseded;
import com.invicrm.sync.ImportReader.Keep;
import com.invicrm.sync.RehearsalBatches.Seen;
import com.invicrm.sync.files.MailFile;
import com.invicrm.sync.files.UnreadableFile;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads a file that was handed in, batch by batch; after a crash it goes on behind the last batch.
@Component
class ImportJob implements JobHandler<ImportJob.Work> {
  private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);
  private static final String DISK_FULL = "53100";

  /// Which import.
  record Work(UUID importId) {}

  private final Spool spool;
  private final ImportBatches batches;
  private final RehearsalBatches rehearsals;
  private final Clock clock;

  ImportJob(Spool spool, ImportBatches batches, RehearsalBatches rehearsals, Clock clock) {
    this.spool = spool;
    this.batches = batches;
    this.rehearsals = rehearsals;
    this.clock = clock;
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
    Optional<Begun> begun = batches.begin(id).or(() -> rehearsals.begin(id));
    if (begun.isEmpty()) return;
    if (!spool.holds(id)) {
      batches.finish(
          id,
          "The file is no longer in the data directory. Hand it in again; nothing comes twice.");
      return;
    }
    try {
      read(begun.get());
    } catch (Superseded e) {
      LOG.info("{}", e.getMessage());
    } catch (RuntimeException e) {
      if (!isDiskFull(e)) throw e;
      LOG.error("Import {} stops: the database's disk is full", id, e);
      batches.finish(
          id,
          "The database's disk is full. "
              + UnreadableFile.BEFORE
              + " Make room, then let it go on: it continues where it stopped.");
    }
  }

  /// The file stays: the import can go on when what stopped it is gone.
  @Override
  public void givenUp(Work work) {
    batches.finish(
        work.importId(),
        "The import broke off several times. "
            + UnreadableFile.BEFORE
            + " Let it go on where it stopped, and tell your admin if it breaks off again.");
  }

  private void read(Begun begun) {
    UUID id = begun.row().id();
    String error =
        begun.row().rules().mode() == Import.Mode.rehearsal
            ? rehearse(begun)
            : read(begun, batches::store);
    batches.finish(id, error);
    spool.remove(id);
  }

  private String rehearse(Begun begun) {
    var seen = new Seen();
    String error = read(begun, (b, batch, reached) -> rehearsals.count(b, seen, batch, reached));
    rehearsals.end(begun, seen);
    return error;
  }

  private String read(Begun begun, Keep keep) {
    var judge = new MailJudge(begun.mailbox(), clock);
    try (var reader = new ImportReader(begun, judge, keep, new Pace(clock))) {
      String error = read(begun, reader);
      reader.finish();
      return error;
    }
  }

  /// Reads as far as the file can be read; answers why it ended there, or nothing.
  private String read(Begun begun, ImportReader reader) {
    try {
      new MailFile(spool.file(begun.row().id()), begun.row().fileName(), reader)
          .read(begun.standing().checkpoint());
      return "";
    } catch (UnreadableFile e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static boolean isDiskFull(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException s && DISK_FULL.equals(s.getSQLState())) return true;
    }
    return false;
  }
}
