package com.invicrm;

import com.invicrm.schema.DefaultSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Table;

/// How many rows each table holds of a workspace.
public final class TableCounts {
  private TableCounts() {}

  /// By table.
  ///
  /// @param without tables that are not counted
  public static Map<String, Long> of(Connection superuser, UUID tenant, String... without)
      throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      boolean left = List.of(without).contains(table.getName());
      if (left || table.field("tenant_id") == null) continue;
      counts.put(table.getName(), count(superuser, table.getName(), tenant));
    }
    return counts;
  }

  private static long count(Connection superuser, String table, UUID tenant) throws SQLException {
    try (var statement =
        superuser.prepareStatement("select count(*) from " + table + " where tenant_id = ?")) {
      statement.setObject(1, tenant);
      ResultSet row = statement.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }
}
