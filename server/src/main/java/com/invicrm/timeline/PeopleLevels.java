package com.invicrm.timeline;

import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import com.invicrm.jobs.Jobs;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.RecordChanged;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Follows people whose addresses change: rules of a person are for all their addresses.
///
/// By a job, since whoever edits a person holds rows that capture waits for, and must not wait for
/// capture.
@Component
class PeopleLevels implements JobHandler<PeopleLevels.Work> {
  static final JobKind<Work> KIND = new JobKind<>("sharing-of-person", Work.class);
  private static final Logger LOG = LoggerFactory.getLogger(PeopleLevels.class);

  /// Whose addresses changed.
  record Work(UUID contact) {}

  private final SharingStore store;
  private final Levels levels;
  private final Jobs jobs;

  PeopleLevels(SharingStore store, Levels levels, Jobs jobs) {
    this.store = store;
    this.levels = levels;
    this.jobs = jobs;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void heard(RecordChanged news) {
    if (!news.kind().equals("contact") || news.id().isEmpty()) return;
    UUID contact = news.id().get();
    levels.hold();
    if (store.owners(contact).isEmpty()) return;
    jobs.enqueue(KIND, Ids.next().toString(), new Work(contact));
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  @Transactional
  public void run(Work work) {
    levels.seize();
    Set<UUID> owners = store.owners(work.contact());
    if (!owners.isEmpty()) levels.ofOwners(owners);
  }

  @Override
  public void givenUp(Work work) {
    LOG.error(
        "Rules about a person were not applied to a changed address; save the person once more");
  }
}
