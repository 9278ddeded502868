package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// A ledger that PostgreSQL's statistics do not know yet: whether a mail was seen is looked up by
/// its id.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPostgres.class)
@Import(FakeConsent.InTheApplication.class)
class NewMailboxTest {
  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired LedgerStore ledger;

  @Test
  void whatWasSeenIsLookedUpOneByOne() {
    TestTenant young = TestTenant.create(application);
    UUID channel = Ids.next();
    TestPostgres.execute(database, "truncate sync_items cascade");
    long read =
        young.rowsRead(
            "sync_items",
            () -> {
              // The plan is made while there is nothing yet, and kept.
              for (int i = 0; i < 10; i++)
                assertThat(ledger.known(channel, List.of("7"))).isEmpty();
              fill(young, channel);
              assertThat(ledger.known(channel, List.of("7", "8", "none")))
                  .containsExactlyInAnyOrder("7", "8");
            });
    assertThat(read).isLessThan(10);
  }

  /// Rows without the mailbox that they belong to.
  private void fill(TestTenant tenant, UUID channel) {
    TestPostgres.execute(
        database,
        """
        set session_replication_role = replica;
        insert into sync_items (tenant_id, channel_id, provider_id, status)
        select '%s', '%s', n, 'done' from generate_series(1, 3000) n
        """
            .formatted(tenant.id().value(), channel));
  }
}
