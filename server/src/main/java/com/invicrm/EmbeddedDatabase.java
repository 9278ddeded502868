package com.invicrm;

import com.invicrm.tenancy.CannotStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// PostgreSQL beside the application, durable, in the data directory, on a free port that is
/// remembered there.
final class EmbeddedDatabase implements AutoCloseable {
  private static final String OWNER = "invicrm_owner";
  private static final String RUNTIME = "invicrm_app";

  private final EmbeddedPostgres postgres;
  private final Path starterFile;

  private EmbeddedDatabase(EmbeddedPostgres postgres, Path starterFile) {
    this.postgres = postgres;
    this.starterFile = starterFile;
  }

  static EmbeddedDatabase start(Path dataDir) {
    Path home = dataDir.toAbsolutePath().normalize();
    Path cluster = home.resolve("postgres");
    Path starter = home.resolve("postgres.starter");
    try {
      Files.createDirectories(cluster);
      clearOrphan(cluster, starter);
      EmbeddedPostgres postgres = launch(cluster, rememberedPort(home.resolve("postgres.port")));
      Files.writeString(starter, Long.toString(ProcessHandle.current().pid()));
      createRolesAndDatabase(postgres);
      return new EmbeddedDatabase(postgres, starter);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The embedded PostgreSQL did not start in "
              + cluster
              + ". Look for its log above, or give one of your own by INVICRM_DATABASE_URL.",
          e);
    }
  }

  DatabaseAddress address() {
    return new DatabaseAddress(
        "jdbc:postgresql://localhost:" + postgres.getPort() + "/invicrm", OWNER, "", RUNTIME, "");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    Files.deleteIfExists(starterFile);
  }

  private static EmbeddedPostgres launch(Path cluster, int port) throws IOException {
    return EmbeddedPostgres.builder()
        // The application context closes it, after the pool: a hook of its own would race with
        // that.
        .setRegisterShutdownHook(false)
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setPort(port)
        // The library's defaults are for tests and lose data on a crash.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "256MB")
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  /// The port of the last run, or another free one when somebody else has it now: two checkouts run
  /// side by side.
  private static int rememberedPort(Path file) throws IOException {
    int wanted = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    int port =
        freePort(wanted).or(() -> freePort(0)).orElseThrow(() -> new IOException("No free port"));
    Files.writeString(file, Integer.toString(port));
    return port;
  }

  private static Optional<Integer> freePort(int wanted) {
    try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return Optional.of(socket.getLocalPort());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// A killed run leaves its PostgreSQL behind; it is stopped cleanly before a new one opens the
  /// same files.
  private static void clearOrphan(Path cluster, Path starter) throws IOException {
    Optional<ProcessHandle> running = process(cluster.resolve("postmaster.pid"), "postgres");
    if (running.isEmpty()) return;
    process(starter, "java")
        .ifPresent(owner -> {
          throw new CannotStart(
              "Another InviCRM (process %d) is using %s. Stop it, or set INVICRM_DATA_DIR to another folder."
                  .formatted(owner.pid(), cluster.getParent()),
              null);
        });
    running.get().destroy();
    try {
      running.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while an orphaned PostgreSQL was stopping", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "The orphaned PostgreSQL " + running.get().pid() + " does not stop; end it by hand", e);
    }
  }

  private static Optional<ProcessHandle> process(Path pidFile, String program) throws IOException {
    if (!Files.exists(pidFile)) return Optional.empty();
    String pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
    if (!pid.matches("\\d{1,9}")) return Optional.empty();
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(p -> p.info().command().map(c -> c.contains(program)).orElse(false));
  }

  private static void createRolesAndDatabase(EmbeddedPostgres postgres) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      createRole(statement, OWNER);
      createRole(statement, RUNTIME);
      if (!exists(statement, "select 1 from pg_database where datname = 'invicrm'")) {
        statement.execute("create database invicrm owner " + OWNER);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Could not prepare the embedded PostgreSQL's logins", e);
    }
  }

  private static void createRole(Statement statement, String role) throws SQLException {
    if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
      statement.execute("create role " + role + " login");
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
