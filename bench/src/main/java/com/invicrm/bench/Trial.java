package com.invicrm.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All operations against one size of workspace, in a database and an application of its own.
final class Trial implements AutoCloseable {
  static final List<Integer> CONNECTIONS = List.of(1, 16);

  private final Plan plan;
  private final Application application;
  private final Connection superuser;
  private final Optional<Long> postmaster;

  private Trial(Plan plan, Application application, Connection superuser)
      throws IOException, SQLException {
    this.plan = plan;
    this.application = application;
    this.superuser = superuser;
    this.postmaster = Cpu.postmaster(backend());
  }

  static List<Sample> run(Plan plan, Server server, Size size)
      throws IOException, SQLException, InterruptedException {
    String database = "invicrm_bench_" + size.name();
    System.out.println(size);
    server.create(database);
    try (Application application = Application.start(plan, server, database, "api");
        Trial trial = new Trial(plan, application, server.superuser(database))) {
      return trial.measure(size);
    } finally {
      server.drop(database);
    }
  }

  private List<Sample> measure(Size size) throws IOException, SQLException, InterruptedException {
    World world = World.of(size, Clock.systemUTC().instant());
    Application.Workspace workspace = application.register();
    new Loader(superuser, workspace.owner(), world).load();
    List<Sample> samples = new ArrayList<>();
    for (Operation operation : new Operations(world, workspace.token()).all()) {
      for (int connections : CONNECTIONS) {
        warm(operation, connections, samples.isEmpty());
        Sample sample = measure(operation, connections);
        System.out.println("  " + Report.line(sample));
        samples.add(sample);
      }
    }
    return samples;
  }

  private void warm(Operation operation, int connections, boolean isFirst)
      throws InterruptedException {
    int seconds = isFirst ? plan.durations().first() : plan.durations().later();
    if (seconds > 0) load(operation, connections, seconds);
  }

  private Sample measure(Operation operation, int connections)
      throws IOException, SQLException, InterruptedException {
    Scans before = Scans.read(superuser);
    Optional<Cpu> start = cpu();
    Load.Outcome outcome = load(operation, connections, plan.durations().measured());
    Optional<Cpu> end = cpu();
    return new Sample(
        operation,
        connections,
        outcome,
        start.flatMap(s -> end.map(e -> e.since(s))),
        Scans.read(superuser).since(before));
  }

  private Load.Outcome load(Operation operation, int connections, int seconds)
      throws InterruptedException {
    return new Load(application.port(), connections)
        .run(operation.requests(), Duration.ofSeconds(seconds));
  }

  private Optional<Cpu> cpu() throws IOException {
    return postmaster.isEmpty() ? Optional.empty() : Cpu.used(application.pid(), postmaster.get());
  }

  private long backend() throws SQLException {
    try (Statement statement = superuser.createStatement();
        var rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    superuser.close();
  }
}
