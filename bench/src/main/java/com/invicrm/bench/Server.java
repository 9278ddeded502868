package com.invicrm.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// The PostgreSQL under the application: the one that `INVICRM_TEST_DATABASE` names (`host:port` of
/// a superuser `postgres` without a password), else the embedded one.
final class Server implements AutoCloseable {
  private static final String SHARED_BUFFERS = "1GB";

  private final String address;
  private final Optional<EmbeddedPostgres> embedded;

  private Server(String address, Optional<EmbeddedPostgres> embedded) {
    this.address = address;
    this.embedded = embedded;
  }

  static Server open() throws IOException, SQLException {
    String given = System.getenv("INVICRM_TEST_DATABASE");
    Server server = given != null && !given.isBlank() ? given(given) : embedded();
    server.createRole("invicrm_owner");
    server.createRole("invicrm_app");
    return server;
  }

  private static Server given(String address) {
    return new Server(address, Optional.empty());
  }

  private static Server embedded() throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            // The library's defaults lose data on a crash, which would flatter every write.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", SHARED_BUFFERS)
            .start();
    return new Server("localhost:" + postgres.getPort(), Optional.of(postgres));
  }

  String host() {
    return address.substring(0, address.lastIndexOf(':'));
  }

  String port() {
    return address.substring(address.lastIndexOf(':') + 1);
  }

  String url(String database) {
    return "jdbc:postgresql://" + address + "/" + database;
  }

  /// A database for the application to migrate; one left by an earlier run goes first.
  void create(String database) throws SQLException {
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + database + " with (force)");
      statement.execute("create database " + database + " owner invicrm_owner");
    }
  }

  void drop(String database) throws SQLException {
    execute("postgres", "drop database if exists " + database + " with (force)");
  }

  /// Connects as the superuser, who sees every tenant.
  Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "");
  }

  String ask(String database, String query) throws SQLException {
    try (Connection connection = superuser(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Override
  public void close() throws IOException {
    if (embedded.isPresent()) embedded.get().close();
  }

  private void createRole(String role) throws SQLException {
    String found = ask("postgres", "select count(*) from pg_roles where rolname = '" + role + "'");
    if (found.equals("0")) execute("postgres", "create role " + role + " login");
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = superuser(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
