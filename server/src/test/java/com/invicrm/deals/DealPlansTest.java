package com.invicrm.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.Plans;
import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.access.WorkspaceFounded;
import com.invicrm.people.Shelf;
import com.invicrm.tenancy.TenantId;
import com.invicrm.timeline.Task;
import com.invicrm.timeline.TaskQuery;
import com.invicrm.timeline.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;

/// Pages of deals and tasks are read through indexes under row level security; only the few stages
/// may be read whole.
@InviCrmTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealPlansTest {
  private static final int PAGE = 50;

  /// All 5,000 deals take some thousand when each is looked up.
  private static final int MOST_BLOCKS = 2_500;

  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired Pipelines pipelines;
  @Autowired Deals deals;
  @Autowired Tasks tasks;
  private TestTenant tenant;

  @BeforeAll
  void fill() throws SQLException {
    tenant = TestTenant.create(application);
    tenant.write(() -> application.publishEvent(new WorkspaceFounded("en", "person")));
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(fill(tenant.id()));
      statement.execute("vacuum analyze");
    }
  }

  private static String fill(TenantId tenant) {
    return """
    with deal as (
      insert into deals (tenant_id, id, name, sort_name, pipeline_id, stage_id, closed_at, amount, currency, close_date,
        owner_id, source)
      select s.tenant_id, md5('deal' || s.tenant_id || n)::uuid, 'Deal d' || n, 'deal d' || lpad(n::text, 5, '0'),
        s.pipeline_id, s.id, case when s.kind <> 'open' then now() end, n, 'KWD', date '2026-01-01' + n %% 400, u.id, 'person'
      from generate_series(1, 5000) n
      join stages s on s.tenant_id = '%1$s' and s.position = n %% 6
      join users u on u.tenant_id = '%1$s'
      returning tenant_id, id, name),
    key as (
      insert into name_keys (tenant_id, subject_kind, kind, key, subject_id)
      select d.tenant_id, 'deal', 'start', w, d.id from deal d, unnest(string_to_array(lower(d.name), ' ')) w)
    insert into tasks (tenant_id, id, kind, title, due_date, assignee_id, done_at, source)
    select '%1$s', gen_random_uuid(), 'task', 'Task ' || n, date '2026-01-01' + n %% 400, u.id,
      case when n %% 3 = 0 then now() end, 'person'
    from generate_series(1, 5000) n join users u on u.tenant_id = '%1$s'
    """
        .formatted(tenant);
  }

  @ParameterizedTest
  @EnumSource(DealSort.class)
  void aPageOfDeals(DealSort sort) {
    DealQuery first = query(Optional.empty(), DealFilter.all(), sort, Optional.empty());
    readsAPage(() -> deals.page(first));
    Optional<String> cursor = tenant.call(() -> deals.page(first)).nextCursor();
    assertThat(cursor).isPresent();
    readsAPage(() -> deals.page(query(Optional.empty(), DealFilter.all(), sort, cursor)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deal", "d17", "d4999 deal"})
  void aSearchForDeals(String text) {
    DealQuery query =
        query(Optional.of(text), DealFilter.all(), DealSort.created, Optional.empty());
    assertThat(tenant.call(() -> deals.page(query)).data()).isNotEmpty();
    readsAPage(() -> deals.page(query));
  }

  @Test
  void theDealsOfAPipelineAndOneDeal() {
    UUID pipeline = tenant.call(() -> pipelines.page(Optional.empty(), 1)).data().getFirst().id();
    DealQuery query =
        query(
            Optional.empty(), DealFilter.ofPipeline(pipeline), DealSort.created, Optional.empty());
    readsAPage(() -> deals.page(query));
    UUID deal = tenant.call(() -> deals.page(query)).data().getFirst().id();
    readsAPage(() -> deals.find(deal));
  }

  @Test
  void aPageOfTasks() {
    readsAPage(() -> tasks.page(tasksOf(Optional.of(Task.Status.open), Optional.empty())));
    readsAPage(() -> tasks.page(tasksOf(Optional.of(Task.Status.done), Optional.empty())));
    readsAPage(() ->
        tasks.page(tasksOf(Optional.of(Task.Status.open), Optional.of(LocalDate.of(2026, 2, 1)))));
  }

  private TaskQuery tasksOf(Optional<Task.Status> status, Optional<LocalDate> before) {
    var filter =
        new TaskQuery.Filter(
            status,
            before,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(tenant.viewer().userId()));
    return new TaskQuery(filter, Shelf.inUse, PAGE, Optional.empty());
  }

  private static DealQuery query(
      Optional<String> text, DealFilter filter, DealSort sort, Optional<String> cursor) {
    return new DealQuery(text, filter, sort, Shelf.inUse, PAGE, cursor);
  }

  private void readsAPage(Runnable work) {
    List<String> plans = Plans.of(tenant, work);
    assertThat(plans).isNotEmpty();
    for (String plan : plans) {
      assertThat(plan).doesNotContainPattern("Seq Scan on (deals|tasks|name_keys)");
      assertThat(blocks(plan)).as(plan).isPositive().isLessThan(MOST_BLOCKS);
    }
  }

  private static int blocks(String plan) {
    Matcher blocks = Pattern.compile("shared(?: hit=(\\d+))?(?: read=(\\d+))?").matcher(plan);
    if (!blocks.find()) return 0;
    return Integer.parseInt(Optional.ofNullable(blocks.group(1)).orElse("0"))
        + Integer.parseInt(Optional.ofNullable(blocks.group(2)).orElse("0"));
  }
}
