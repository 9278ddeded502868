package com.invicrm.sync;

import com.invicrm.jobs.Jobs;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.jobs.TurnHandler.Urgency;
import com.invicrm.jobs.Turns;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Asks for turns at mailboxes, in the caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MailboxTurns {
  private static final Duration GATHERED = Duration.ofSeconds(3);

  private final Turns turns;
  private final Jobs jobs;
  private final Clock clock;

  MailboxTurns(Turns turns, Jobs jobs, Clock clock) {
    this.turns = turns;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// Has a channel read as soon as can be, since somebody waits for it. While a turn is under way
  /// another is asked for behind it.
  public void soon(UUID channel) {
    if (!ask(channel)) again(channel);
  }

  /// Has a channel read a little later, since something happened in it: one turn for all that
  /// happens until then.
  public void shortly(UUID channel) {
    boolean asked =
        turns.by(
            MailboxReading.KIND,
            channel.toString(),
            new MailboxReading.Work(channel),
            new Next(clock.instant().plus(GATHERED), Urgency.fresh));
    if (!asked) again(channel);
  }

  private void again(UUID channel) {
    jobs.enqueue(TurnAgainJob.KIND, channel.toString(), new MailboxReading.Work(channel));
  }

  /// Whether the turn could be asked for; not while one is under way.
  boolean ask(UUID channel) {
    return turns.at(
        MailboxReading.KIND,
        channel.toString(),
        new MailboxReading.Work(channel),
        new Next(clock.instant(), Urgency.awaited));
  }
}
