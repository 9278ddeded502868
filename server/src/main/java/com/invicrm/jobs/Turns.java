package com.invicrm.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.tenancy.Tenants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Asks for turns of work that comes back, in the running transaction.
@Component
public class Turns {
  private final SchedulerClient client;
  private final ObjectMapper json;

  Turns(TurnClient client, ObjectMapper json) {
    this.client = client.scheduler();
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
      return client.schedule(
          instance(kind.name(), subject, envelope, next), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    } catch (TaskInstanceCurrentlyExecutingException e) {
      return false;
    }
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
