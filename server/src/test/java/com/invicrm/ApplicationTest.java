package com.invicrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.schema.Tables;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The application starts, migrates, and PostgreSQL is told the tenant.
@InviCrmTest
class ApplicationTest {
  @Autowired DSLContext sql;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void workWithoutATenantFailsLoudly() {
    assertThatThrownBy(this::count)
        .rootCause()
        .isInstanceOf(org.postgresql.util.PSQLException.class);
  }

  @Test
  void workWithATenantSeesOnlyThat() {
    var tenant = new TenantId(Ids.next());
    Tenants.run(tenant, () -> assertThat(count()).isEqualTo(0));
  }

  private Integer count() {
    return new TransactionTemplate(transactions).execute(t -> sql.fetchCount(Tables.TENANTS));
  }
}
