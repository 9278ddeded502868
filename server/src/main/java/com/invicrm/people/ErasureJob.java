package com.invicrm.people;

import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Goes on with an erasure until nothing of the person is left.
@Component
class ErasureJob implements JobHandler<ErasureJob.Work> {
  static final JobKind<Work> KIND = new JobKind<>("erase-person", Work.class);
  private static final Logger LOG = LoggerFactory.getLogger(ErasureJob.class);

  /// Which erasure.
  record Work(UUID erasureId) {}

  private final ErasureSteps steps;

  ErasureJob(ErasureSteps steps) {
    this.steps = steps;
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  public void run(Work work) {
    steps.again(work.erasureId());
    while (steps.next(work.erasureId())) {
      LOG.debug("Erasure {} goes on", work.erasureId());
    }
  }

  @Override
  public void givenUp(Work work) {
    LOG.error("Erasure {} broke off several times; ask for it again to go on", work.erasureId());
    steps.fail(work.erasureId());
  }
}
