package com.invicrm.slack;

import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import com.invicrm.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Answers a question from Slack, outside any transaction; each try posts at most once, and Slack
/// takes five posts within half an hour.
@Component
class AnswerJob implements JobHandler<AnswerJob.Work> {
  static final JobKind<Work> KIND = new JobKind<>("slack-answer", Work.class);
  private static final Logger LOG = LoggerFactory.getLogger(AnswerJob.class);
  private static final Duration TAKEN_FOR = Duration.ofMinutes(30);

  /// The question.
  ///
  /// @param responseUrl sealed
  @SuppressWarnings("ArrayRecordComponent")
  record Work(
      Sender from, String text, byte[] responseUrl, Instant askedAt, Incoming.Place place) {}

  private final Inbox inbox;
  private final Replies replies;
  private final Hooks hooks;
  private final Clock clock;

  AnswerJob(Inbox inbox, Replies replies, Hooks hooks, Clock clock) {
    this.inbox = inbox;
    this.replies = replies;
    this.hooks = hooks;
    this.clock = clock;
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  public boolean isAwaited() {
    return true;
  }

  @Override
  public void run(Work work) {
    if (Duration.between(work.askedAt(), clock.instant()).compareTo(TAKEN_FOR) < 0)
      hooks.post(inbox.responseUrl(work), replies.to(work.from(), work.text()).at(work.place()));
    else givenUp(work);
  }

  @Override
  public void givenUp(Work work) {
    LOG.error(
        "An answer did not reach Slack in {} tries or {} minutes",
        Jobs.TRIES,
        TAKEN_FOR.toMinutes());
  }
}
