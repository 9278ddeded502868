package com.invicrm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Imports a mailbox into an empty workspace and into one that already holds 100,000 mails, beside
/// COPY of the rows that the first one wrote.
final class ImportTrial implements AutoCloseable {
  /// How an import went.
  ///
  /// @param statements SQL statements a mail; empty where PostgreSQL does not count them
  /// @param cpu seconds used meanwhile
  record Run(String name, int mails, Duration took, OptionalDouble statements, Optional<Cpu> cpu) {
    double perSecond() {
      return mails / (took.toNanos() / 1e9);
    }
  }

  /// What was measured.
  ///
  /// @param copied how long COPY of the first import's rows took
  /// @param peakMegabytes the application's memory at its highest
  record Outcome(List<Run> runs, int mails, Duration copied, long peakMegabytes) {}

  private static final String DATABASE = "invicrm_bench_import";
  private static final String COUNT =
      """
      select coalesce(sum(calls), 0) from pg_stat_statements
      where dbid = (select oid from pg_database where datname = current_database())
        and userid = 'invicrm_app'::regrole and query !~* '^(begin|commit|rollback)'
      """;

  private final Plan plan;
  private final Application application;
  private final Connection superuser;
  private final boolean counts;
  private final Path folder;

  private ImportTrial(Plan plan, Application application, Connection superuser)
      throws IOException, SQLException {
    this.plan = plan;
    this.application = application;
    this.superuser = superuser;
    this.counts = canCount();
    this.folder = Files.createTempDirectory("invicrm-bench-mail");
  }

  static Outcome run(Plan plan, Server server)
      throws IOException, SQLException, InterruptedException {
    System.out.println("imports of " + plan.mails() + " mails");
    server.create(DATABASE);
    try (Application application = Application.start(plan, server, DATABASE, "api,sync");
        ImportTrial trial = new ImportTrial(plan, application, server.superuser(DATABASE))) {
      return trial.measure();
    } finally {
      server.drop(DATABASE);
    }
  }

  private Outcome measure() throws IOException, SQLException, InterruptedException {
    List<Run> runs = new ArrayList<>();
    // The JIT is at work during the first two.
    take("warm-up", application.register("warm@workspace.example"), 8);
    take("warm-up", application.register("warmer@workspace.example"), 9);
    Application.Workspace empty = application.register("empty@workspace.example");
    runs.add(shown(take("empty workspace", empty, 1)));
    Duration copied = copy(empty.owner().tenant());
    Application.Workspace full = application.register("full@workspace.example");
    for (int i = 2; i < 7; i++) take("filling", full, i);
    runs.add(shown(take("after 5 such mailboxes", full, 7)));
    return new Outcome(runs, plan.mails(), copied, peak());
  }

  private Run take(String name, Application.Workspace workspace, int number)
      throws IOException, SQLException, InterruptedException {
    Path file = folder.resolve("mail.mbox");
    MailFile.write(file, number, workspace.owner().address(), plan.mails());
    execute("checkpoint");
    long before = statements();
    Optional<Cpu> start = cpu();
    JsonNode done = application.importMail(workspace, file);
    Optional<Cpu> end = cpu();
    long statements = statements() - before;
    if (done.path("imported").asInt() != plan.mails()) throw new IllegalStateException("" + done);
    return new Run(
        name,
        plan.mails(),
        Duration.between(at(done, "createdAt"), at(done, "finishedAt")),
        counts ? OptionalDouble.of((double) statements / plan.mails()) : OptionalDouble.empty(),
        start.flatMap(s -> end.map(e -> e.since(s))));
  }

  private static Run shown(Run run) {
    System.out.printf(
        "  %-24s %,9.0f mails/s%s%n",
        run.name(),
        run.perSecond(),
        run.statements().isPresent()
            ? "  %.3f statements a mail".formatted(run.statements().getAsDouble())
            : "");
    return run;
  }

  private Duration copy(UUID tenant) throws SQLException, IOException {
    UUID twin = new UUID(tenant.getMostSignificantBits(), tenant.getLeastSignificantBits() ^ 1);
    execute("create temp table twin as select * from tenants where id = '" + tenant + "'");
    execute("update twin set id = '" + twin + "'");
    execute("insert into tenants select * from twin");
    execute("checkpoint");
    Duration took = new RowCopy(superuser, folder).copy(tenant, twin);
    System.out.printf("  %-24s %,9.0f mails/s%n", "COPY", plan.mails() / (took.toNanos() / 1e9));
    return took;
  }

  private long statements() throws SQLException {
    return counts ? number(COUNT) : 0;
  }

  private boolean canCount() {
    try {
      execute("create extension if not exists pg_stat_statements");
      return number(COUNT) >= 0;
    } catch (SQLException e) {
      return false;
    }
  }

  private long number(String query) throws SQLException {
    try (Statement statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  private Optional<Cpu> cpu() throws IOException, SQLException {
    Optional<Long> postmaster = Cpu.postmaster(number("select pg_backend_pid()"));
    return postmaster.isEmpty() ? Optional.empty() : Cpu.used(application.pid(), postmaster.get());
  }

  /// The most memory that the application's process held at once, in megabytes; 0 where `/proc`
  /// cannot tell.
  private long peak() throws IOException {
    Path status = Path.of("/proc", Long.toString(application.pid()), "status");
    if (!Files.exists(status)) return 0;
    try (var lines = Files.lines(status)) {
      return lines
          .filter(l -> l.startsWith("VmHWM:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }

  private static Instant at(JsonNode done, String field) {
    return Instant.parse(done.path(field).asString());
  }

  @Override
  public void close() throws SQLException, IOException {
    superuser.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) Files.delete(file);
    }
    Files.delete(folder);
  }
}
