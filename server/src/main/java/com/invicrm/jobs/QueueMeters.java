package com.invicrm.jobs;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// How long what is due has waited, by table: whoever runs the queues tells it, when asked.
final class QueueMeters implements AutoCloseable {
  private final HikariDataSource database;
  private final List<Meter> meters;

  QueueMeters(HikariDataSource database) {
    this.database = database;
    this.meters =
        Stream.of("scheduled_tasks", TurnTask.TABLE)
            .<Meter>map(table ->
                Gauge.builder("invicrm.queue.overdue.seconds", () -> oldest(table))
                    .tag("queue", table)
                    .register(Metrics.globalRegistry))
            .toList();
  }

  private double oldest(String table) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select coalesce(extract(epoch from now() - min(execution_time)), 0) from "
                    + table
                    + " where not picked and execution_time < now()")) {
      return rows.next() ? rows.getDouble(1) : 0;
    } catch (SQLException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    meters.forEach(Metrics.globalRegistry::remove);
  }
}
