package com.invicrm;

import com.invicrm.access.FakeProvider;
import com.invicrm.slack.FakeSlack;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// One PostgreSQL for the tests of this JVM: the embedded 18, or the server that
/// `INVICRM_TEST_DATABASE` names (`host:port` of a superuser `postgres` without a password, as
/// `.ci/run` starts for Debian's 15).
public final class TestPostgres
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /// A master key for tests.
  public static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private static final String SERVER = server();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            Map.of(
                "invicrm.database.url",
                create(),
                "invicrm.data-dir",
                temporaryFolder().toString(),
                "invicrm.master-key",
                MASTER_KEY,
                "invicrm.slack.signing-secret",
                FakeSlack.SIGNING_SECRET,
                "invicrm.slack.api-url",
                FakeSlack.home()))
        .and(GenerousLimits.settings())
        .and(com.invicrm.sync.SharedGoogle.asGmail())
        .and(FakeProvider.asGoogle())
        .applyTo(context);
  }

  /// A fresh, empty database; its JDBC address.
  public static String create() {
    String database = "invicrm_" + Long.toHexString(System.nanoTime());
    execute("create database " + database + " owner invicrm_owner");
    return "jdbc:postgresql://" + SERVER + "/" + database;
  }

  /// Connects as superuser, who sees everything: for looking at what was written, never for testing
  /// row level security.
  public static Connection superuser(String jdbcUrl) {
    try {
      return java.sql.DriverManager.getConnection(jdbcUrl, "postgres", "");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs statements as superuser.
  public static void execute(JdbcConnectionDetails database, String sql) {
    try (Connection connection = superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String server() {
    String given = System.getenv("INVICRM_TEST_DATABASE");
    String server = given != null && !given.isBlank() ? given : embedded();
    execute(server, "create role invicrm_owner login");
    execute(server, "create role invicrm_app login");
    return server;
  }

  @SuppressWarnings("resource")
  private static String embedded() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setRegisterShutdownHook(false)
              .setServerConfig("max_connections", "200")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
      return "localhost:" + postgres.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(String sql) {
    execute(SERVER, sql);
  }

  private static void execute(String server, String sql) {
    try (Connection connection = superuser("jdbc:postgresql://" + server + "/postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      // A server that several runs share has the logins already (42710, duplicate_object).
      if (!"42710".equals(e.getSQLState())) throw new IllegalStateException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("invicrm-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
