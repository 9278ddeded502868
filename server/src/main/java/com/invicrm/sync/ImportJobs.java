package com.invicrm.sync;

import com.invicrm.jobs.Jobs;
import com.invicrm.tenancy.Ids;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The queue of this data directory's imports.
@Component
class ImportJobs {
  private final Jobs jobs;
  private final Spool spool;

  ImportJobs(Jobs jobs, Spool spool) {
    this.jobs = jobs;
    this.spool = spool;
  }

  String node() {
    return spool.node();
  }

  /// Each time under a name of its own: a job that just gave up may still be there.
  void enqueue(UUID id) {
    jobs.enqueue(ImportJob.kind(spool.node()), id + "/" + Ids.next(), new ImportJob.Work(id));
  }

  void enqueueUndo(UUID id) {
    jobs.enqueue(UndoJob.KIND, id + "/" + Ids.next(), new UndoJob.Work(id));
  }
}
