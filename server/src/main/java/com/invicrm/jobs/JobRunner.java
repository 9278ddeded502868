package com.invicrm.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Runs the jobs that are due, in processes whose roles include `sync`; each lane has threads of
/// its own.
final class JobRunner implements SmartLifecycle {
  private static final int AT_ONCE = 4;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final int MISSED_BEATS = 4;

  /// Another node's imports wait for that node, not for us to tidy them away.
  private static final Duration KEEP_UNKNOWN = Duration.ofDays(365);

  private final Supplier<HikariDataSource> connect;
  private final List<List<Task<Envelope>>> lanes;
  private final Serializer serializer;
  private final boolean active;
  private @Nullable HikariDataSource pool;
  private List<Scheduler> schedulers = List.of();

  JobRunner(
      Supplier<HikariDataSource> connect,
      List<List<Task<Envelope>>> lanes,
      Serializer serializer,
      boolean active) {
    this.connect = connect;
    this.lanes = lanes;
    this.serializer = serializer;
    this.active = active;
  }

  @Override
  public void start() {
    if (!active || isRunning()) return;
    HikariDataSource connections = connect.get();
    pool = connections;
    schedulers = lanes.stream().map(tasks -> scheduler(connections, tasks)).toList();
    schedulers.forEach(Scheduler::start);
  }

  @Override
  public void stop() {
    schedulers.forEach(Scheduler::stop);
    if (pool != null) pool.close();
    schedulers = List.of();
    pool = null;
  }

  @Override
  public boolean isRunning() {
    return !schedulers.isEmpty();
  }

  private Scheduler scheduler(HikariDataSource connections, List<Task<Envelope>> tasks) {
    return Scheduler.create(connections, List.copyOf(tasks))
        .serializer(serializer)
        .threads(AT_ONCE)
        .pollingInterval(POLL)
        .heartbeatInterval(BEAT)
        .missedHeartbeatsLimit(MISSED_BEATS)
        .deleteUnresolvedAfter(KEEP_UNKNOWN)
        .shutdownMaxWait(Duration.ofSeconds(10))
        .build();
  }
}
