package com.invicrm.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Runs the jobs that are due, in processes whose roles include `sync`; each lane has threads of
/// its own.
final class JobRunner implements SmartLifecycle {
  private static final int AT_ONCE = 4;
  private static final Duration POLL = Duration.ofMillis(500);

  /// db-scheduler looks every second beat for processes that missed four, the fewest it allows: a
  /// dead one is replaced within 24 seconds.
  private static final Duration BEAT = Duration.ofSeconds(4);

  private static final int MISSED_BEATS = 4;

  /// Another node's imports wait for that node, not for us to tidy them away.
  private static final Duration KEEP_UNKNOWN = Duration.ofDays(365);

  private final Supplier<HikariDataSource> connect;
  private final List<List<Task<Envelope>>> lanes;
  private final List<Task<Envelope>> turns;
  private final Serializer serializer;
  private final Clock clock;
  private final boolean active;
  private @Nullable HikariDataSource pool;
  private @Nullable QueueMeters meters;
  private List<Scheduler> schedulers = List.of();

  JobRunner(
      Supplier<HikariDataSource> connect,
      List<List<Task<Envelope>>> lanes,
      List<Task<Envelope>> turns,
      Serializer serializer,
      Clock clock,
      boolean active) {
    this.connect = connect;
    this.lanes = lanes;
    this.turns = turns;
    this.serializer = serializer;
    this.clock = clock;
    this.active = active;
  }

  @Override
  public void start() {
    if (!active || isRunning()) return;
    HikariDataSource connections = connect.get();
    pool = connections;
    schedulers =
        Stream.concat(
                lanes.stream().map(tasks -> scheduler(connections, tasks).threads(AT_ONCE)),
                Stream.of(turns(connections)))
            .map(SchedulerBuilder::build)
            .toList();
    schedulers.forEach(Scheduler::start);
    meters = new QueueMeters(connections);
  }

  @Override
  public void stop() {
    schedulers.forEach(Scheduler::stop);
    if (meters != null) meters.close();
    if (pool != null) pool.close();
    schedulers = List.of();
    pool = null;
  }

  @Override
  public boolean isRunning() {
    return !schedulers.isEmpty();
  }

  /// Turns wait for others most of their time. They are taken and locked in one statement, never
  /// more than can run.
  private SchedulerBuilder turns(HikariDataSource connections) {
    return scheduler(connections, turns)
        .tableName(TurnTask.TABLE)
        .threads(Turns.AT_ONCE)
        .enablePriority()
        .pollUsingLockAndFetch(0.5, 1.0);
  }

  private SchedulerBuilder scheduler(HikariDataSource connections, List<Task<Envelope>> tasks) {
    return Scheduler.create(connections, List.copyOf(tasks))
        .serializer(serializer)
        .clock(clock::instant)
        .pollingInterval(POLL)
        .heartbeatInterval(BEAT)
        .missedHeartbeatsLimit(MISSED_BEATS)
        .deleteUnresolvedAfter(KEEP_UNKNOWN)
        .shutdownMaxWait(Duration.ofSeconds(10));
  }
}
