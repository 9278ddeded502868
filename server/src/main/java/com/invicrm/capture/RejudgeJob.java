package com.invicrm.capture;

import com.invicrm.capture.Rejudge.Place;
import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes decisions again, some hundred addresses a transaction; doing it twice changes nothing.
@Component
class RejudgeJob implements JobHandler<RejudgeJob.Work> {
  static final JobKind<Work> KIND = new JobKind<>("rejudge", Work.class);
  private static final Logger LOG = LoggerFactory.getLogger(RejudgeJob.class);

  /// Which addresses.
  ///
  /// @param domain those in it and below it; empty for all
  record Work(String domain) {}

  private final Rejudge rejudge;

  RejudgeJob(Rejudge rejudge) {
    this.rejudge = rejudge;
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  public void run(Work work) {
    Optional<Place> at = Optional.of(Place.FIRST);
    while (at.isPresent()) at = rejudge.page(at.get(), work.domain());
  }

  @Override
  public void givenUp(Work work) {
    LOG.error("Decisions were not taken again; change the rule once more to have them so");
  }
}
