package com.invicrm.people;

import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keys all names of a workspace again, after the rules of keys changed; doing it twice changes
/// nothing. A migration enqueues it for each workspace.
@Component
class RekeyNamesJob implements JobHandler<RekeyNamesJob.Work> {
  static final JobKind<Work> KIND = new JobKind<>("rekey-names", Work.class);
  private static final Logger LOG = LoggerFactory.getLogger(RekeyNamesJob.class);

  /// All of them.
  record Work() {}

  private final RekeyNames names;

  RekeyNamesJob(RekeyNames names) {
    this.names = names;
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  public void run(Work work) {
    for (SubjectKind kind : SubjectKind.values()) {
      Optional<UUID> at = Optional.of(new UUID(0, 0));
      while (at.isPresent()) at = names.page(kind, at.get());
    }
  }

  @Override
  public void givenUp(Work work) {
    LOG.error("Names were not keyed again: those from before this release are found less easily");
  }
}
