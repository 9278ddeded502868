package com.invicrm.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often each tenant table was read from end to end, as PostgreSQL counts it.
record Scans(Map<String, Long> counts, Map<String, Long> rows) {
  /// A table that was read whole while something was measured.
  record Scan(String table, long times, long rows) {
    /// Reading one page is cheaper than any index.
    boolean matters() {
      return rows > 200;
    }

    @Override
    public String toString() {
      return "%s (%,d rows) %,d times".formatted(table, rows, times);
    }
  }

  private static final String QUERY =
      """
      select s.relname, s.seq_scan, case when c.reltuples > 0 then c.reltuples::bigint else s.n_live_tup end
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where c.relrowsecurity
      """;

  static Scans read(Connection connection) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> sizes = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(QUERY)) {
      while (found.next()) {
        counts.put(found.getString(1), found.getLong(2));
        sizes.put(found.getString(1), found.getLong(3));
      }
    }
    return new Scans(counts, sizes);
  }

  List<Scan> since(Scans before) {
    List<Scan> scans = new ArrayList<>();
    counts.forEach((table, count) -> {
      long times = count - before.counts.getOrDefault(table, 0L);
      if (times > 0) scans.add(new Scan(table, times, rows.getOrDefault(table, 0L)));
    });
    return scans;
  }
}
