package com.invicrm.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Fills one tenant's tables by COPY, and tells how far it is.
final class TableCopy {
  private final Connection connection;
  private final UUID tenant;

  TableCopy(Connection connection, UUID tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  <T> void into(String table, String columns, Stream<T> things, Function<T, List<?>> row)
      throws SQLException, IOException {
    long started = System.nanoTime();
    String copy = "copy " + table + " (tenant_id, " + columns + ") from stdin";
    long[] rows = {0};
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, 1 << 20),
                UTF_8),
            1 << 16)) {
      things.forEach(thing -> {
        write(out, row.apply(thing));
        rows[0]++;
      });
    }
    long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
    System.out.printf("  %-22s %,11d rows %4d s%n", table, rows[0], seconds);
  }

  private void write(Writer out, List<?> values) {
    StringBuilder line = new StringBuilder(tenant.toString());
    for (@Nullable Object value : values) line.append('\t').append(escaped(value));
    try {
      out.append(line.append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(@Nullable Object value) {
    if (value == null) return "\\N";
    String text = value.toString();
    return text.indexOf('\n') < 0 ? text : text.replace("\n", "\\n");
  }
}
