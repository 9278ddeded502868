package com.invicrm.sync;

import com.invicrm.access.Audited;
import com.invicrm.jobs.Jobs;
import com.invicrm.tenancy.Ids;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The queue of this data directory's imports.
@Component
class ImportJobs {
  private final Jobs jobs;
  private final Spool spool;
  private final ApplicationEventPublisher news;

  ImportJobs(Jobs jobs, Spool spool, ApplicationEventPublisher news) {
    this.jobs = jobs;
    this.spool = spool;
    this.news = news;
  }

  String node() {
    return spool.node();
  }

  void start(UUID id) {
    enqueue(id);
    news.publishEvent(Audited.of("import.started", id));
  }

  void resume(UUID id) {
    enqueue(id);
    news.publishEvent(Audited.of("import.resumed", id));
  }

  void undo(UUID id) {
    jobs.enqueue(UndoJob.KIND, id + "/" + Ids.next(), new UndoJob.Work(id));
    news.publishEvent(Audited.of("import.undone", id));
  }

  /// Each time under a name of its own: a job that just gave up may still be there.
  private void enqueue(UUID id) {
    jobs.enqueue(ImportJob.kind(spool.node()), id + "/" + Ids.next(), new ImportJob.Work(id));
  }
}
