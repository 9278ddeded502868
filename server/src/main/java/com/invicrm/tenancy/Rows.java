package com.invicrm.tenancy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// Reads a query's rows straight off the driver, for the pages that everybody waits for: jOOQ's
/// records of the same rows take more of the processor than all else that the application does.
public final class Rows {
  private Rows() {}

  /// Makes a value of a row, whose columns count from 1.
  @FunctionalInterface
  public interface Reader<T> {
    /// The value of the row that the result stands at.
    ///
    /// @throws SQLException when there is no such column
    T read(ResultSet row) throws SQLException;
  }

  /// All rows, in their order.
  public static <T> List<T> all(ResultQuery<?> query, Reader<T> reader) {
    List<T> all = new ArrayList<>();
    try (ResultSet rows = query.fetchResultSet()) {
      while (rows.next()) all.add(reader.read(rows));
    } catch (SQLException e) {
      throw new DataAccessException("Could not read the rows of " + query, e);
    }
    return all;
  }

  /// The only row, if there is one.
  public static <T> Optional<T> one(ResultQuery<?> query, Reader<T> reader) {
    return all(query, reader).stream().findFirst();
  }

  /// A column of type uuid.
  public static UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /// A column of type timestamptz that is never null.
  public static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// A column of type timestamptz.
  public static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /// A column of type uuid[] that is never null.
  public static List<UUID> ids(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((UUID[]) array.getArray());
  }

  /// A column of type text[] that is never null.
  public static List<String> texts(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
