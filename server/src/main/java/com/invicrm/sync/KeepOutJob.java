package com.invicrm.sync;

import com.google.common.collect.Lists;
import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import com.invicrm.sync.KeepOutBatches.Looked;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks at a mailbox's mail again after a rule changed and takes back what it keeps out; after a
/// crash it begins anew, and what was taken back is there no more.
@Component
class KeepOutJob implements JobHandler<KeepOutJob.Work> {
  static final JobKind<Work> KIND = new JobKind<>("keep-out", Work.class);
  private static final Logger LOG = LoggerFactory.getLogger(KeepOutJob.class);
  private static final int AT_ONCE = 300;

  /// Which channel.
  record Work(UUID channelId) {}

  private final KeepOutBatches batches;

  KeepOutJob(KeepOutBatches batches) {
    this.batches = batches;
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  public void run(Work work) {
    Looked looked = Looked.FIRST;
    do {
      looked = batches.look(work.channelId(), looked.last());
      for (List<String> part : Lists.partition(looked.out(), AT_ONCE)) {
        batches.takeBack(work.channelId(), part);
      }
    } while (looked.isMore());
  }

  @Override
  public void givenUp(Work work) {
    LOG.error(
        "Mail of channel {} that a rule keeps out was not taken back; set the rule once more to have it so",
        work.channelId());
  }
}
