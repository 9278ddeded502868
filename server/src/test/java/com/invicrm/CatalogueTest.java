package com.invicrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// What the database's own catalogue says about the record: no table can be added without its
/// walls.
@InviCrmTest
class CatalogueTest {
  /// Tables that belong to the installation and not to a tenant, each with its reason in its
  /// comment.
  private static final Set<String> OF_NO_TENANT =
      Set.of(
          "directory",
          "signing_keys",
          "keysets",
          "scheduled_tasks",
          "scheduled_turns",
          "provider_units",
          "slack_seen",
          "watched_addresses",
          "flyway_schema_history");

  @Autowired JdbcConnectionDetails database;

  @Test
  void everyTenantTableHasForcedRowLevelSecurityThatFailsWithoutATenant() {
    assertThat(
            names(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity and exists (
                  select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
                    and pg_get_expr(p.polqual, p.polrelid) ~ '\\(?(tenant_id|id) = \\(current_setting\\(''app.tenant_id''::text\\)\\)::uuid'))
                """))
        .isEqualTo(new TreeSet<>(OF_NO_TENANT));
  }

  @Test
  void everyTenantTableIsKeyedByItsTenantFirst() {
    assertThat(
            names(
                """
                select c.relname || '.' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
                join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                where k.contype in ('p', 'f', 'u') and c.relname not in ('tenants', %s)
                  and (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = k.conkey[1]) <> 'tenant_id'
                """))
        .isEmpty();
  }

  @Test
  void everyIndexOfATenantTableBeginsWithItsTenant() {
    assertThat(
            names(
                """
                select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
                join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
                where c.relname not in ('tenants', %s) and a.attname is distinct from 'tenant_id'
                """))
        .isEmpty();
  }

  @Test
  void everyTenantTableBelongsToATenantAndKnowsWhatIsPutAway() {
    assertThat(
            names(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                where c.relkind = 'r' and c.relname not in ('tenants', %s) and not (
                  exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'is_deleted' and a.attnotnull)
                  and exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
                    and k.confrelid = 'tenants'::regclass and array_length(k.conkey, 1) = 1))
                """))
        .isEmpty();
  }

  @Test
  void everyTableAndColumnIsCommented() {
    assertThat(
            names(
                """
                select c.relname || coalesce('.' || a.attname, '') from pg_class c
                join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                join (select attrelid, attnum, attname from pg_attribute where attnum > 0 and not attisdropped
                      union all select oid, 0, null from pg_class) a on a.attrelid = c.oid
                where c.relkind = 'r' and c.relname <> 'flyway_schema_history' and not exists (
                  select 1 from pg_description d where d.objoid = c.oid and d.objsubid = a.attnum)
                """))
        .isEmpty();
  }

  @Test
  void recordsCarryVersionTimesSourceAndAnIndexByChange() {
    Set<String> records =
        Set.of(
            "users",
            "contacts",
            "companies",
            "pipelines",
            "deals",
            "tasks",
            "tags",
            "threads",
            "messages",
            "activities",
            "user_integrations",
            "imports");
    for (String table : records) {
      assertThat(
              names(
                  "select attname from pg_attribute where attrelid = '"
                      + table
                      + "'::regclass and attnum > 0"))
          .as(table)
          .contains("version", "created_at", "updated_at", "created_by", "source");
      assertThat(
              names(
                  "select pg_get_indexdef(indexrelid) from pg_index where indrelid = '"
                      + table
                      + "'::regclass"))
          .as(table)
          .anyMatch(d -> d.contains("(tenant_id, updated_at, id)"));
    }
  }

  @Test
  void theRuntimeLoginOwnsNothingDeletesNothingAndObeysThePolicies() {
    assertThat(
            names("select relname from pg_class where pg_get_userbyid(relowner) = 'invicrm_app'"))
        .isEmpty();
    assertThat(
            names(
                "select rolname from pg_roles where rolname = 'invicrm_app' and (rolsuper or rolbypassrls)"))
        .isEmpty();
    assertThat(
            names(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                where c.relkind = 'r' and (has_table_privilege('invicrm_app', c.oid, 'DELETE')
                  or has_table_privilege('invicrm_app', c.oid, 'TRUNCATE'))
                """))
        .containsExactlyInAnyOrder("scheduled_tasks", "scheduled_turns", "slack_seen");
  }

  @Test
  void everyTableHasARoomThatOwnsIt() throws Exception {
    var owners = new Properties();
    try (InputStream in = CatalogueTest.class.getResourceAsStream("/db/owners.properties")) {
      owners.load(in);
    }
    Set<String> tables =
        names(
            "select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'");
    assertThat(new TreeSet<>(owners.stringPropertyNames())).isEqualTo(tables);
  }

  private Set<String> names(String query) {
    String exempt = "'" + String.join("', '", OF_NO_TENANT) + "'";
    List<String> result = new ArrayList<>();
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.replace("%s", exempt))) {
      while (rows.next()) result.add(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TreeSet<>(result);
  }
}
