package com.invicrm.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.Plans;
import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;

/// What is read of many people for an answer is read in the order of an index, under row level
/// security.
@InviCrmTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskPlansTest {
  private static final Instant BEFORE = Instant.parse("2026-03-01T00:00:00Z");

  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired SilenceStore silences;
  private TestTenant tenant;

  @BeforeAll
  void fill() throws SQLException {
    tenant = TestTenant.create(application);
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into contacts (tenant_id, id, display_name, sort_name, last_contacted_at, source)
          select '%1$s', gen_random_uuid(), 'P ' || n, 'p ' || n, timestamptz '2026-03-11' - n * interval '10 minutes', 'mail'
          from generate_series(1, 20000) n
          """
              .formatted(tenant.id()));
      statement.execute("vacuum analyze contacts");
    }
  }

  @Test
  void thoseWhoWentQuietLatelyAreTheFirstOfAnIndex() {
    assertThat(tenant.read(() -> silences.quietest(BEFORE, 10))).hasSize(10);
    assertThat(tenant.read(() -> silences.count(BEFORE, 101))).isEqualTo(101);
    assertReadInOrder(() -> tenant.read(() -> silences.quietest(BEFORE, 10)));
    assertReadInOrder(() -> tenant.read(() -> silences.count(BEFORE, 101)));
  }

  /// A statement that is planned once for all values must not leave its limit open.
  private void assertReadInOrder(Runnable work) {
    List<String> plans = Plans.of(tenant, work);
    assertThat(plans).isNotEmpty();
    assertThat(plans)
        .allSatisfy(p ->
            assertThat(p).contains("contacts_by_silence").doesNotContain("Seq Scan on contacts"));
  }
}
