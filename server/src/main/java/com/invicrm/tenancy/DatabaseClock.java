package com.invicrm.tenancy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time as the database has it, whatever the clock of this machine says: times that one process
/// writes are read by others.
///
/// The difference is measured every ten seconds; one that the way to the database may explain
/// counts as none.
public final class DatabaseClock extends Clock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
  private static final int SECONDS = 10;
  private static final Duration NONE = Duration.ofSeconds(1);

  private final Clock own;
  private final DataSource database;
  private final ScheduledExecutorService measuring =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("database-clock").factory());
  private volatile Duration difference = Duration.ZERO;

  /// @param own this machine's
  public DatabaseClock(Clock own, DataSource database) {
    this.own = own;
    this.database = database;
    measure();
    var _ = measuring.scheduleWithFixedDelay(this::measure, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Instant instant() {
    return own.instant().plus(difference);
  }

  @Override
  public ZoneId getZone() {
    return own.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Instants only");
  }

  @Override
  public void close() {
    measuring.shutdownNow();
  }

  /// Without an answer the last difference stays.
  private void measure() {
    try (Connection connection = database.getConnection()) {
      Instant asked = own.instant();
      Instant there = time(connection);
      Duration took = Duration.between(asked, own.instant());
      Duration ahead = Duration.between(asked.plus(took.dividedBy(2)), there);
      differs(ahead.abs().compareTo(NONE.plus(took)) > 0 ? ahead : Duration.ZERO);
    } catch (SQLException e) {
      LOG.debug("The database does not tell the time", e);
    }
  }

  private void differs(Duration now) {
    if (difference.minus(now).abs().compareTo(NONE) > 0) {
      LOG.warn("This machine's clock differs from the database's, by which all goes: {}", now);
    }
    difference = now;
  }

  private static Instant time(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
