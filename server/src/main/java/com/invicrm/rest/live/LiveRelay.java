package com.invicrm.rest.live;

import com.invicrm.nodes.Redis;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears the live events of all processes: by Redis and, on one connection of its own, by
/// PostgreSQL's LISTEN.
@Component
class LiveRelay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRelay.class);
  private static final int WAIT_MILLIS = 1_000;

  private final LiveStreams streams;
  private final LiveNews news;
  private final JdbcConnectionDetails database;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable Thread listener;

  LiveRelay(LiveStreams streams, LiveNews news, JdbcConnectionDetails database, Redis redis) {
    this.streams = streams;
    this.news = news;
    this.database = database;
    redis.listen(LiveNews.CHANNEL, text -> text.lines().forEach(this::tell));
  }

  @Override
  public void start() {
    if (running.compareAndSet(false, true)) {
      listener = Thread.ofVirtual().name("live-relay").start(this::listenForEver);
    }
  }

  @Override
  public void stop() {
    running.set(false);
    @Nullable Thread thread = listener;
    if (thread == null) return;
    try {
      thread.join(WAIT_MILLIS * 3L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }

  private void listenForEver() {
    while (running.get()) {
      try (Connection connection = connect()) {
        listen(connection);
      } catch (SQLException e) {
        if (running.get())
          LOG.warn("Live updates pause: the connection for them was lost ({})", e.getSQLState());
        pause();
      }
    }
  }

  private Connection connect() throws SQLException {
    return java.sql.DriverManager.getConnection(
        database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + LiveStore.CHANNEL);
    }
    PGConnection notifications = connection.unwrap(PGConnection.class);
    while (running.get()) {
      PGNotification @Nullable [] heard = notifications.getNotifications(WAIT_MILLIS);
      if (heard == null) continue;
      for (PGNotification one : heard) {
        if (one.getParameter().equals(LiveStore.DEAF)) news.somebodyIsDeaf();
        else tell(one.getParameter());
      }
    }
  }

  private void tell(String text) {
    streams.tell(LiveStore.decode(text));
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
