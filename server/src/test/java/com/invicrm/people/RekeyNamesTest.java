package com.invicrm.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;

/// What was on the record before names were found by sound is found so too, soon after the upgrade.
@InviCrmTest
class RekeyNamesTest {
  private static final String MIGRATION = "/db/migration/V202611251000__people_names_by_sound.sql";

  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  @Autowired Namesakes namesakes;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
  }

  @Test
  void theMigrationHasEveryWorkspaceKeyedAgain() throws Exception {
    Edits.person(contacts, tenant, "Valentina Moreau", "vm@blue-door.example");
    tenant.run(() ->
        companies.create(tenant.viewer(), Edits.company(Map.of("name", "Northern Lights Energy"))));
    execute("delete from name_keys where kind in ('sound', 'initials') and tenant_id = '%s'");
    assertThat(companiesCalled("NLE")).isEmpty();
    assertThat(people("Moro, Falentina")).isEmpty();
    execute(enqueue() + " where t.id = '%s'");
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !companiesCalled("NLE").isEmpty());
    assertThat(people("Moro, Falentina")).containsExactly("Valentina Moreau");
  }

  private List<String> people(String written) {
    return tenant.call(() -> namesakes.people(written, 5)).stream().map(Namesake::name).toList();
  }

  private List<Namesake> companiesCalled(String written) {
    return tenant.call(() -> namesakes.companies(written, 5));
  }

  /// The statement of the migration that enqueues the work.
  private static String enqueue() throws Exception {
    try (InputStream in = RekeyNamesTest.class.getResourceAsStream(MIGRATION)) {
      String migration = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      int from = migration.indexOf("insert into scheduled_tasks");
      return migration.substring(from, migration.indexOf(';', from));
    }
  }

  private void execute(String statement) throws SQLException {
    try (Connection superuser = TestPostgres.superuser(database.getJdbcUrl());
        var sql = superuser.createStatement()) {
      sql.execute(statement.formatted(tenant.id().value()));
    }
  }
}
