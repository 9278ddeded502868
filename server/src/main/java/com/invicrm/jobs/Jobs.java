package com.invicrm.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.invicrm.tenancy.Tenants;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Enqueues work in the running transaction: the job and the data that it is about commit together.
@Component
public class Jobs {
  /// How often a job is tried.
  public static final int TRIES = 5;

  private final SchedulerClient client;
  private final ObjectMapper json;
  private final Clock clock;

  Jobs(SchedulerClient client, ObjectMapper json, Clock clock) {
    this.client = client;
    this.json = json;
    this.clock = clock;
  }

  /// Has work done for the running tenant as soon as this transaction has committed.
  ///
  /// @param id the same id is enqueued once as long as it waits
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> void enqueue(JobKind<T> kind, String id, T data) {
    enqueue(kind, id, new Envelope(Tenants.required().value(), json.writeValueAsString(data)));
  }

  /// Has work done whose tenant is not known yet: the work finds it out itself.
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> void enqueueUnbound(JobKind<T> kind, String id, T data) {
    enqueue(kind, id, new Envelope(null, json.writeValueAsString(data)));
  }

  /// Whether work of a kind waits or runs for the running tenant.
  public boolean pending(JobKind<?> kind) {
    UUID tenant = Tenants.required().value();
    return client
        .getScheduledExecutionsForTask(kind.name(), byte[].class, ScheduledExecutionsFilter.all())
        .stream()
        // The client knows no kinds of work, so it leaves the data as it lies.
        .map(e -> json.readValue(e.getData(), Envelope.class))
        .anyMatch(e -> tenant.equals(e.tenant()));
  }

  private void enqueue(JobKind<?> kind, String id, Envelope envelope) {
    client.scheduleIfNotExists(new TaskInstance<>(kind.name(), id, envelope), clock.instant());
  }
}
