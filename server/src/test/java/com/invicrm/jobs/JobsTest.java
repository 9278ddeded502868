package com.invicrm.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A job and the data that it is about commit together, or not at all.
@InviCrmTest
class JobsTest {
  /// A kind that nobody handles here, so that the job stays to be looked at.
  private static final JobKind<String> KIND = new JobKind<>("unhandled", String.class);

  @Autowired ApplicationContext application;
  @Autowired Jobs jobs;
  @Autowired SchedulerClient client;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Serializer serializer;
  @Autowired Clock clock;
  @Autowired JdbcConnectionDetails database;

  TestTenant tenant;
  String id;

  @BeforeEach
  void aTenant() {
    tenant = TestTenant.create(application);
    id = Ids.next().toString();
  }

  @Test
  void aCommittedJobWaits() {
    Tenants.run(
        tenant.id(),
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(t -> jobs.enqueue(KIND, id, "data")));
    assertThat(client.getScheduledExecution(TaskInstanceId.of(KIND.name(), id))).isPresent();
  }

  @Test
  void aRolledBackTransactionLeavesNoJob() {
    Tenants.run(
        tenant.id(),
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(t -> {
                  jobs.enqueue(KIND, id, "data");
                  t.setRollbackOnly();
                }));
    assertThat(client.getScheduledExecution(TaskInstanceId.of(KIND.name(), id))).isEmpty();
  }

  @Test
  void whoWaitsForAnAnswerDoesNotStandBehindLongWork() throws InterruptedException {
    var busy = new CountDownLatch(4);
    var ended = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    Runnable longWork =
        () -> {
          busy.countDown();
          await(ended);
        };
    List<List<Task<Envelope>>> lanes =
        List.of(List.of(task("awaited", answered::countDown)), List.of(task("long", longWork)));
    var runner =
        new JobRunner(
            () -> JobsConfiguration.pool(database), lanes, List.of(), serializer, clock, true);
    runner.start();
    try {
      for (int i = 0; i < 10; i++) enqueue("long");
      assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
      enqueue("awaited");
      assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      ended.countDown();
      runner.stop();
    }
  }

  private void enqueue(String kind) {
    tenant.write(() -> jobs.enqueue(new JobKind<>(kind, String.class), Ids.next().toString(), ""));
  }

  private static Task<Envelope> task(String name, Runnable work) {
    return Tasks.oneTime(name, Envelope.class).execute((instance, context) -> work.run());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
