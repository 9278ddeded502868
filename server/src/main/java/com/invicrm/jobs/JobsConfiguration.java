package com.invicrm.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.ObjectMapper;

/// db-scheduler, twice on the same table: a client that writes in our transactions, and a scheduler
/// that polls and beats on a small pool of its own, so that work that holds connections never makes
/// it look dead.
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

  @Bean
  Serializer jobSerializer(ObjectMapper json) {
    return new Serializer() {
      @Override
      public byte[] serialize(Object data) {
        return json.writeValueAsBytes(data);
      }

      @Override
      public <T> T deserialize(Class<T> type, byte[] bytes) {
        return json.readValue(bytes, type);
      }
    };
  }

  @Bean
  SchedulerClient jobClient(DataSource dataSource, Serializer serializer) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
        .serializer(serializer)
        .build();
  }

  @Bean
  TurnClient turnClient(DataSource dataSource, Serializer serializer) {
    return new TurnClient(
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(TurnTask.TABLE)
            .enablePriority()
            .serializer(serializer)
            .build());
  }

  @Bean
  JobRunner jobRunner(
      JdbcConnectionDetails database,
      List<JobHandler<?>> handlers,
      List<TurnHandler<?>> turnHandlers,
      Serializer serializer,
      ObjectMapper json,
      Clock clock,
      @Value("${invicrm.roles}") List<String> roles) {
    List<List<Task<Envelope>>> lanes =
        Stream.of(true, false)
            .map(awaited -> handlers.stream().filter(h -> h.isAwaited() == awaited))
            .map(lane -> lane.<Task<Envelope>>map(h -> task(h, json)).toList())
            .filter(lane -> !lane.isEmpty())
            .toList();
    List<Task<Envelope>> turns =
        turnHandlers.stream().<Task<Envelope>>map(h -> new TurnTask<>(h, json).task()).toList();
    return new JobRunner(
        () -> pool(database), lanes, turns, serializer, clock, roles.contains("sync"));
  }

  static HikariDataSource pool(JdbcConnectionDetails database) {
    var pool = new HikariDataSource();
    pool.setPoolName("jobs");
    pool.setJdbcUrl(database.getJdbcUrl());
    pool.setUsername(database.getUsername());
    pool.setPassword(database.getPassword());
    pool.setMaximumPoolSize(5);
    return pool;
  }

  private static <T> Task<Envelope> task(JobHandler<T> handler, ObjectMapper json) {
    FailureHandler<Envelope> patience =
        FailureHandler.<Envelope>maxRetries(Jobs.TRIES - 1)
            .withBackoff(FIRST_PAUSE)
            .then((failure, operations) -> {
              givenUp(handler, (Envelope) failure.getExecution().taskInstance.getData(), json);
              operations.stop();
            });
    return Tasks.oneTime(handler.kind().name(), Envelope.class)
        .onFailure(patience)
        .execute((instance, context) -> run(handler, instance.getData(), json));
  }

  private static <T> void run(JobHandler<T> handler, Envelope job, ObjectMapper json) {
    T data = json.readValue(job.data(), handler.kind().data());
    bound(job, () -> handler.run(data));
  }

  private static <T> void givenUp(JobHandler<T> handler, Envelope job, ObjectMapper json) {
    T data = json.readValue(job.data(), handler.kind().data());
    bound(job, () -> handler.givenUp(data));
  }

  private static void bound(Envelope job, Runnable work) {
    @Nullable UUID tenant = job.tenant();
    if (tenant == null) work.run();
    else Tenants.run(new TenantId(tenant), work);
  }
}
