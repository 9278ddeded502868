package com.invicrm.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.jobs.TurnHandler.Urgency;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// A [TurnHandler] as db-scheduler's task: runs a turn and puts the next into the queue.
final class TurnTask<T> {
  static final String TABLE = "scheduled_turns";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final int LONGEST_PAUSE = 8;

  private final TurnHandler<T> handler;
  private final ObjectMapper json;

  TurnTask(TurnHandler<T> handler, ObjectMapper json) {
    this.handler = handler;
    this.json = json;
  }

  Task<Envelope> task() {
    return Tasks.custom(handler.kind().name(), Envelope.class)
        .onFailure(TurnTask::again)
        .onDeadExecutionRevive()
        .execute((instance, context) -> run(instance));
  }

  private CompletionHandler<Envelope> run(TaskInstance<Envelope> instance) {
    Envelope job = instance.getData();
    T data = json.readValue(job.data(), handler.kind().data());
    @Nullable UUID tenant = job.tenant();
    if (tenant == null) throw new IllegalStateException("A turn without a tenant");
    Urgency urgency = Urgency.of(instance.getPriority());
    Optional<Next> next = Tenants.call(new TenantId(tenant), () -> handler.turn(data, urgency));
    return (complete, operations) ->
        next.ifPresentOrElse(n -> queue(instance, n, complete, operations), operations::remove);
  }

  /// Another urgency needs another row.
  private static void queue(
      TaskInstance<Envelope> instance,
      Next next,
      ExecutionComplete complete,
      ExecutionOperations<Envelope> operations) {
    if (instance.getPriority() == next.urgency().priority()) {
      operations.reschedule(complete, next.at());
      return;
    }
    operations.removeAndScheduleNew(
        Turns.instance(instance.getTaskName(), instance.getId(), instance.getData(), next));
  }

  private static void again(ExecutionComplete failed, ExecutionOperations<Envelope> operations) {
    int before = Math.min(failed.getExecution().consecutiveFailures, LONGEST_PAUSE);
    Instant at = failed.getTimeDone().plus(FIRST_PAUSE.multipliedBy(1L << before));
    operations.reschedule(failed, at);
  }
}
