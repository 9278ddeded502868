package com.invicrm.sync;

import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Takes an import back, batch by batch; after a crash it goes on with what is still there.
@Component
class UndoJob implements JobHandler<UndoJob.Work> {
  static final JobKind<Work> KIND = new JobKind<>("undo-import", Work.class);

  /// Which import.
  record Work(UUID importId) {}

  private final UndoBatches batches;

  UndoJob(UndoBatches batches) {
    this.batches = batches;
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  public void run(Work work) {
    Optional<String> last = batches.next(work.importId(), "");
    while (last.isPresent()) last = batches.next(work.importId(), last.get());
  }

  @Override
  public void givenUp(Work work) {
    batches.fail(work.importId());
  }
}
