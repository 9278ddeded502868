package com.invicrm.erasure;

import com.invicrm.TestPostgres;
import com.invicrm.schema.DefaultSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Table;

/// Every row that the database holds of a workspace, as text, and the jobs that wait.
final class Everything {
  private final String database;
  private final UUID tenant;

  Everything(String database, UUID tenant) {
    this.database = database;
    this.tenant = tenant;
  }

  /// The rows in which one of these words stands, with their table; in whatever case.
  List<String> naming(String... words) {
    List<String> found = new ArrayList<>();
    rows()
        .forEach((table, rows) ->
            rows.stream().filter(r -> holds(r, words)).forEach(r -> found.add(table + ": " + r)));
    return found;
  }

  static boolean holds(String row, String... words) {
    String lower = row.toLowerCase(Locale.ROOT);
    for (String word : words) if (lower.contains(word)) return true;
    return false;
  }

  /// All rows, by table.
  Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Connection superuser = TestPostgres.superuser(database)) {
      for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
        rows.put(table.getName(), rows(superuser, table));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private List<String> rows(Connection superuser, Table<?> table) throws SQLException {
    String of = table.getName().equals("tenants") ? "id" : "tenant_id";
    String all =
        table.getName().startsWith("scheduled_")
            ? "select task_instance || ' ' || convert_from(task_data, 'UTF8') from "
                + table.getName()
            : "select t::text from " + table.getName() + " t";
    String where = table.field(of) == null ? "" : " where " + of + " = '" + tenant + "'";
    List<String> rows = new ArrayList<>();
    try (var statement = superuser.createStatement();
        ResultSet result = statement.executeQuery(all + where)) {
      while (result.next()) rows.add(result.getString(1));
    }
    return rows;
  }

  void execute(String sql) {
    try (Connection superuser = TestPostgres.superuser(database);
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
