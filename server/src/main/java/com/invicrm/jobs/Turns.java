package com.invicrm.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.tenancy.Tenants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Asks for turns of work that comes back, in the running transaction.
@Component
public class Turns {
  /// How many a process does at once: they wait for others most of their time.
  public static final int AT_ONCE = 32;

  private final SchedulerClient client;
  private final TurnStore store;
  private final ObjectMapper json;

  Turns(TurnClient client, TurnStore store, ObjectMapper json) {
    this.client = client.scheduler();
    this.store = store;
    this.json = json;
  }

  /// Has a turn come at a time, whenever it was to come before.
  ///
  /// @return whether it will; not when a turn is under way, which settles by itself when the next
  ///   is due
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> boolean at(JobKind<T> kind, String subject, T data, Next next) {
    var envelope = new Envelope(Tenants.required().value(), json.writeValueAsString(data));
    try {
      boolean isAsked =
          client.schedule(
              instance(kind.name(), subject, envelope, next),
              ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
      store.hasten(kind.name(), subject, next.urgency());
      return isAsked;
    } catch (TaskInstanceCurrentlyExecutingException e) {
      return false;
    }
  }

  /// Has a turn come at a time at the latest: one that is due before that stays as it is.
  ///
  /// @return whether it will; not when a turn is under way
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> boolean by(JobKind<T> kind, String subject, T data, Next next) {
    var there = client.getScheduledExecution(TaskInstanceId.of(kind.name(), subject));
    boolean isDueBefore =
        there
            .filter(turn -> !turn.isPicked() && !turn.getExecutionTime().isAfter(next.at()))
            .isPresent();
    return isDueBefore || at(kind, subject, data, next);
  }

  static SchedulableInstance<Envelope> instance(
      String kind, String subject, Envelope data, Next next) {
    var task =
        new TaskInstance.Builder<Envelope>(kind, subject)
            .data(data)
            .priority(next.urgency().priority())
            .build();
    return SchedulableInstance.of(task, next.at());
  }
}
