package com.invicrm.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
}
