package com.invicrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.access.Role;
import com.invicrm.access.Viewer;
import com.invicrm.schema.DefaultSchema;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Another workspace, holding all of the first one's ids, sees nothing of it and changes nothing:
/// by any store, by any operation, and also when the application's own filters are gone and row
/// level security stands alone.
@InviCrmTest
class IsolationTest {
  /// Stands in names and subjects of the first workspace, and in no argument.
  private static final String SECRET = "Quagga";

  /// Stores whose tables belong to the installation: what they answer is no tenant's.
  private static final Set<String> OF_NO_TENANT =
      Set.of("DirectoryStore", "SigningKeyStore", "KeysetStore", "LiveStore");

  @Autowired ApplicationContext application;
  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;
  @Autowired PlatformTransactionManager transactions;

  Api first;
  Api second;
  Furnished house;

  @BeforeEach
  void twoWorkspaces() {
    first = Api.register(http);
    house = Furnished.with(first, SECRET);
    second = Api.register(http);
  }

  @Test
  void noStoreShowsOrChangesAnothersRows() {
    everyStoreMethod();
  }

  @Test
  void rowLevelSecurityAloneGivesTheSame() {
    WallsDown.run(this::everyStoreMethod);
  }

  @Test
  void noOperationShowsOrChangesAnothersRows() {
    everyOperation();
  }

  @Test
  void noOperationDoesSoWithRowLevelSecurityAlone() {
    WallsDown.run(this::everyOperation);
  }

  /// What the tests above are worth: with the policy of one table open, each of the two that lean
  /// on it notices.
  @Test
  void aPolicyThatLetsEverybodyThroughIsNoticed() {
    execute("alter policy of_tenant on contacts using (true)");
    try {
      WallsDown.run(() -> {
        assertThatThrownBy(this::everyStoreMethod).isInstanceOf(AssertionError.class);
        assertThatThrownBy(this::everyOperation).isInstanceOf(AssertionError.class);
      });
    } finally {
      execute(
          "alter policy of_tenant on contacts using (tenant_id = current_setting('app.tenant_id')::uuid)");
    }
  }

  private void everyStoreMethod() {
    Map<String, String> before = rows(first.tenantId());
    Set<UUID> ids = ids();
    int calls = 0;
    for (Object bean : application.getBeansOfType(Object.class).values()) {
      Object store = AopTestUtils.getUltimateTargetObject(bean);
      Class<?> type = store.getClass();
      if (!type.getName().startsWith("com.invicrm.") || !type.getSimpleName().endsWith("Store"))
        continue;
      if (OF_NO_TENANT.contains(type.getSimpleName())) continue;
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isPrivate(method.getModifiers())
            || method.isSynthetic()
            || Modifier.isStatic(method.getModifiers())) continue;
        for (UUID id : ids) {
          assertThat(callAsSecond(store, method, id))
              .as("%s.%s", type.getSimpleName(), method.getName())
              .doesNotContain(SECRET);
          calls++;
        }
      }
    }
    assertThat(calls).isGreaterThan(300);
    assertThat(rows(first.tenantId())).isEqualTo(before);
  }

  private String callAsSecond(Object store, Method method, UUID id) {
    method.setAccessible(true);
    var viewer =
        new Viewer(new TenantId(second.tenantId()), second.userId(), Ids.next(), Role.admin);
    return Tenants.call(
        viewer.tenant(),
        () -> {
          try {
            @Nullable Object[] arguments = arguments(method, new Invented(id, first.email), viewer);
            return String.valueOf(
                new TransactionTemplate(transactions)
                    .<String>execute(t -> String.valueOf(invoke(store, method, arguments))));
          } catch (RuntimeException | ReflectiveOperationException e) {
            // A foreign key or a check stopped it: nothing was seen or changed, which is asserted
            // outside.
            return "refused";
          }
        });
  }

  private static @Nullable Object[] arguments(Method method, Invented invented, Viewer viewer)
      throws ReflectiveOperationException {
    Type[] types = method.getGenericParameterTypes();
    @Nullable Object[] result = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      result[i] = types[i] == Viewer.class ? viewer : invented.argument(types[i]);
    }
    return result;
  }

  private static @Nullable Object invoke(
      Object store, Method method, @Nullable Object[] arguments) {
    try {
      @Nullable Object result = method.invoke(store, arguments);
      return result instanceof Object[] many ? Arrays.deepToString(many) : result;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void everyOperation() {
    Map<String, String> before = rows(first.tenantId());
    Set<UUID> ids = ids();
    for (Contract.Operation operation : Contract.operations()) {
      if (operation.permission().equals("open")
          || operation.id().equals("streamEvents")
          || operation.id().equals("logout")
          || operation.id().equals("startImport")) continue;
      for (UUID id : ids) {
        boolean named = operation.path().contains("{id}");
        MvcTestResult result =
            second.call(
                operation.method(),
                operation.path().replace("{id}", id.toString()),
                house.bodyFor(operation.id(), id));
        if (named) assertThat(result).as("%s of %s", operation.id(), id).hasStatus(404);
        assertThat(
                new String(
                    result.getResponse().getContentAsByteArray(),
                    java.nio.charset.StandardCharsets.UTF_8))
            .as(operation.id())
            .doesNotContain(SECRET);
        if (!named && !operation.method().equals("post")) break;
      }
    }
    assertThat(rows(first.tenantId())).isEqualTo(before);
  }

  /// One id of each kind that the first workspace has.
  private Set<UUID> ids() {
    Set<UUID> result = new LinkedHashSet<>();
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      if (table.field("id") == null || table.field("tenant_id") == null) continue;
      query(
              "select id from "
                  + table.getName()
                  + " where tenant_id = '"
                  + first.tenantId()
                  + "' limit 1")
          .forEach(id -> result.add(UUID.fromString(id)));
    }
    return result;
  }

  /// Every row of a workspace, as a hash a table.
  private Map<String, String> rows(UUID tenant) {
    Map<String, String> result = new TreeMap<>();
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      String column = table.getName().equals("tenants") ? "id" : "tenant_id";
      if (table.field(column) == null) continue;
      result.put(
          table.getName(),
          query(
                  "select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "
                      + table.getName()
                      + " t where "
                      + column
                      + " = '"
                      + tenant
                      + "'")
              .getFirst());
    }
    return result;
  }

  private void execute(String sql) {
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> query(String sql) {
    List<String> result = new ArrayList<>();
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) result.add(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return result;
  }
}
