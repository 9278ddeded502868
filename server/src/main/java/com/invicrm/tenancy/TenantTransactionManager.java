package com.invicrm.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells PostgreSQL the tenant as the first statement of each transaction.
///
/// The setting is local to the transaction, so a pooled connection never carries it over, and a
/// statement without a bound tenant fails on the policies' cast instead of seeing nothing.
final class TenantTransactionManager extends JdbcTransactionManager {
  private static final String BIND = "select set_config('app.tenant_id', ?, true)";

  TenantTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    try {
      Tenants.current().ifPresent(this::bind);
    } catch (RuntimeException e) {
      doCleanupAfterCompletion(transaction);
      throw e;
    }
  }

  private void bind(TenantId tenant) {
    try (PreparedStatement statement = connection().prepareStatement(BIND)) {
      statement.setString(1, tenant.toString());
      statement.execute();
    } catch (SQLException e) {
      throw new CannotCreateTransactionException("Could not tell PostgreSQL the tenant", e);
    }
  }

  private Connection connection() {
    @Nullable ConnectionHolder holder =
        (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
    if (holder == null) throw new IllegalStateException("The transaction has no connection");
    return holder.getConnection();
  }
}
