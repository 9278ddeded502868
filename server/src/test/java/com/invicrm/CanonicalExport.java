package com.invicrm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.google.common.hash.Hashing;
import com.invicrm.schema.DefaultSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Table;

/// Every row of a workspace, without ids and clocks: two workspaces that went through the same look
/// alike.
///
/// An id is replaced by a name made of all rows that mention it, in some rounds, so that what
/// belongs together shows without an id.
public final class CanonicalExport {
  private static final int ROUNDS = 4;
  private static final int MOST = 5;

  /// Made anew for each workspace, or by hand of its users, or what they did and when.
  private static final Set<String> WITHOUT =
      Set.of("users", "user_sessions", "tenants", "directory", "audit_entries");

  /// When a row was written, and how fast and where.
  private static final Set<String> CLOCKS =
      Set.of(
          "created_at",
          "updated_at",
          "started_at",
          "finished_at",
          "bytes_per_second",
          "node",
          "tenant_id");

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// Keys that are hashed with their mailbox's id.
  private static final Pattern HASHED = Pattern.compile("^c1:[0-9a-f]+");

  private final List<Row> rows = new ArrayList<>();
  private Map<String, String> names = new HashMap<>();

  private final Shelf shelf;
  private final Set<String> putAway = new HashSet<>();

  private CanonicalExport(Shelf shelf) {
    this.shelf = shelf;
  }

  /// Which rows.
  private enum Shelf {
    any,
    inUse
  }

  /// @param ids in the order of their columns
  private record Row(String table, String plain, List<String> ids) {}

  /// Sorted lines, table by table, of all rows, without some tables.
  public static List<String> of(Connection superuser, String tenant, String... without)
      throws SQLException {
    return of(superuser, tenant, Shelf.any, Set.of(without));
  }

  /// The same of what was not put away and belongs to nothing that was, without counts of changes,
  /// and without some tables.
  public static List<String> living(Connection superuser, String tenant, String... without)
      throws SQLException {
    return of(superuser, tenant, Shelf.inUse, Set.of(without));
  }

  private static List<String> of(
      Connection superuser, String tenant, Shelf shelf, Set<String> without) throws SQLException {
    var export = new CanonicalExport(shelf);
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      boolean wanted = !WITHOUT.contains(table.getName()) && !without.contains(table.getName());
      if (wanted && table.field("tenant_id") != null) {
        export.read(superuser, table.getName(), tenant);
      }
    }
    export.rows.removeIf(r -> r.ids().stream().anyMatch(export.putAway::contains));
    for (int i = 0; i < ROUNDS; i++) export.rename();
    return export.rows.stream().map(export::line).sorted().toList();
  }

  /// The first lines that are only in one of two exports; those that differ by what stands in the
  /// row come before those that differ by what belongs to it. Empty when they are equal.
  public static List<String> differences(List<String> one, List<String> other) {
    List<String> found =
        difference(
            one.stream().map(CanonicalExport::plain).toList(),
            other.stream().map(CanonicalExport::plain).toList());
    return found.isEmpty() ? difference(one, other) : found;
  }

  private static List<String> difference(List<String> one, List<String> other) {
    Multiset<String> left = HashMultiset.create(one);
    Multiset<String> right = HashMultiset.create(other);
    Stream<String> gone = Multisets.difference(left, right).stream().map(l -> "- " + l);
    Stream<String> come = Multisets.difference(right, left).stream().map(l -> "+ " + l);
    return Stream.concat(gone.limit(MOST), come.limit(MOST)).toList();
  }

  private static String plain(String line) {
    return line.substring(0, line.lastIndexOf(" ["));
  }

  private void read(Connection superuser, String table, String tenant) throws SQLException {
    try (var statement =
        superuser.prepareStatement("select * from " + table + " where tenant_id = ?::uuid")) {
      statement.setString(1, tenant);
      ResultSet result = statement.executeQuery();
      while (result.next()) add(table, values(result));
    }
  }

  private static Map<String, String> values(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Map<String, String> values = new TreeMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String column = columns.getColumnName(i);
      if (CLOCKS.contains(column)) continue;
      values.put(column, HASHED.matcher(String.valueOf(result.getString(i))).replaceFirst("c1"));
    }
    return values;
  }

  private void add(String table, Map<String, String> values) {
    if (shelf == Shelf.inUse) {
      values.remove("version");
      if ("t".equals(values.get("is_deleted"))) {
        putAway.add(String.valueOf(values.get("id")));
        return;
      }
    }
    String all = values.toString();
    List<String> ids = ID.matcher(all).results().map(MatchResult::group).toList();
    rows.add(new Row(table, ID.matcher(all).replaceAll("#"), ids));
  }

  private void rename() {
    Map<String, List<String>> mentions = new HashMap<>();
    for (Row row : rows) {
      String line = hash(line(row));
      for (int i = 0; i < row.ids().size(); i++) {
        mentions.computeIfAbsent(row.ids().get(i), _ -> new ArrayList<>()).add(i + line);
      }
    }
    Map<String, String> next = new HashMap<>();
    mentions.forEach(
        (id, lines) -> next.put(id, hash(lines.stream().sorted().collect(Collectors.joining()))));
    names = next;
  }

  private String line(Row row) {
    return row.table()
        + " "
        + row.plain()
        + " "
        + row.ids().stream().map(id -> names.getOrDefault(id, "")).toList();
  }

  private static String hash(String text) {
    return Hashing.sha256().hashString(text, UTF_8).toString().substring(0, 20);
  }
}
