package com.invicrm;

import static com.invicrm.schema.Tables.TENANTS;
import static com.invicrm.schema.Tables.USERS;

import com.invicrm.access.Role;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A workspace of a test's own, with one user in it.
public final class TestTenant {
  private final DSLContext sql;
  private final TransactionTemplate transactions;
  private final TenantId id = new TenantId(Ids.next());
  private final Viewer viewer;

  private TestTenant(ApplicationContext application) {
    this.sql = application.getBean(DSLContext.class);
    this.transactions =
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    write(() ->
        sql.insertInto(TENANTS, TENANTS.ID, TENANTS.NAME).values(id.value(), "Test").execute());
    this.viewer = colleague("Ann Test", Role.admin);
  }

  public static TestTenant create(ApplicationContext application) {
    return new TestTenant(application);
  }

  public TenantId id() {
    return id;
  }

  /// Its first user, an admin.
  public Viewer viewer() {
    return viewer;
  }

  /// Another user.
  public Viewer colleague(String name, Role role) {
    UUID user = Ids.next();
    String email = user + "@team.example";
    write(() ->
        sql.insertInto(USERS)
            .set(USERS.TENANT_ID, id.value())
            .set(USERS.ID, user)
            .set(USERS.EMAIL, email)
            .set(USERS.EMAIL_NORM, email)
            .set(USERS.NAME, name)
            .set(USERS.ROLE, role.name())
            .execute());
    return new Viewer(id, user, Ids.next(), role);
  }

  /// Runs work as this tenant, each transaction its own.
  public <R> R call(Supplier<R> work) {
    return Tenants.call(id, work::get);
  }

  /// Runs work as this tenant, each transaction its own.
  public void run(Runnable work) {
    Tenants.run(id, work);
  }

  /// Runs work as this tenant in one transaction.
  public void write(Runnable work) {
    run(() -> transactions.executeWithoutResult(_ -> work.run()));
  }

  /// Reads as this tenant in one transaction.
  public <R> R read(Supplier<R> work) {
    return call(() -> java.util.Objects.requireNonNull(transactions.execute(_ -> work.get())));
  }

  /// Does work as this tenant in one transaction; how many rows of a table were read for it.
  public long rowsRead(String table, Runnable work) {
    return read(() -> {
      long before = rowsRead(table);
      work.run();
      return rowsRead(table) - before;
    });
  }

  private long rowsRead(String table) {
    return sql.fetchSingle(
            """
            select coalesce(sum(coalesce(idx_tup_fetch, 0) + seq_tup_read), 0)
            from pg_stat_xact_user_tables where relname = ?
            """,
            table)
        .get(0, Long.class);
  }

  /// SQL as the runtime user: call it inside [#read] or [#write].
  public DSLContext sql() {
    return sql;
  }
}
