package com.invicrm.sync;

import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks for a turn once the one that is under way has ended.
@Component
class TurnAgainJob implements JobHandler<MailboxReading.Work> {
  static final JobKind<MailboxReading.Work> KIND =
      new JobKind<>("mailbox-again", MailboxReading.Work.class);

  private final MailboxTurns turns;

  TurnAgainJob(MailboxTurns turns) {
    this.turns = turns;
  }

  /// It is still under way: this job comes again, a little later.
  static final class StillBusy extends RuntimeException {
    StillBusy() {
      super("A turn is under way", null, false, false);
    }
  }

  @Override
  public JobKind<MailboxReading.Work> kind() {
    return KIND;
  }

  @Override
  public boolean isAwaited() {
    return true;
  }

  @Override
  @Transactional
  public void run(MailboxReading.Work work) {
    if (!turns.ask(work.channelId())) throw new StillBusy();
  }

  /// The turn ends by itself, and the next comes when it is due.
  @Override
  public void givenUp(MailboxReading.Work work) {}
}
