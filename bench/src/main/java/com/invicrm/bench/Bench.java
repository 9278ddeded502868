package com.invicrm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures the real application over HTTP: `make bench [SIZE=small|large|imports|gmail|all]
/// [SECONDS=8]`.
///
/// Missed targets stand in the report; only an operation that was not answered fails the run.
public final class Bench {
  private Bench() {}

  static void main(String[] args) throws IOException, SQLException, InterruptedException {
    Report report = run(Plan.of(args));
    System.out.println();
    System.out.println(report.markdown());
    if (!report.isClean()) System.exit(1);
  }

  static Report run(Plan plan) throws IOException, SQLException, InterruptedException {
    Path application = plan.application();
    System.out.println("Measuring " + application);
    try (Server server = Server.open()) {
      Map<Integer, Double> pointReads = PointReads.measure(server, plan);
      Map<Size, List<Sample>> samples = new LinkedHashMap<>();
      for (Size size : plan.sizes()) samples.put(size, Trial.run(plan, server, size));
      Optional<ImportTrial.Outcome> imports =
          plan.mails() > 0 ? Optional.of(ImportTrial.run(plan, server)) : Optional.empty();
      Optional<GmailTrial.Outcome> gmail =
          plan.mailboxes() > 0 ? Optional.of(GmailTrial.run(plan, server)) : Optional.empty();
      Report report = new Report(machine(server), pointReads, samples, imports, gmail);
      Files.writeString(plan.output().resolve("report.md"), report.markdown());
      return report;
    }
  }

  private static String machine(Server server) throws SQLException {
    String version = server.ask("postgres", "select split_part(version(), ' on ', 1)");
    return "%d processors shared by the application, PostgreSQL and this bench; %s, %s bodies, shared_buffers %s, fsync %s; Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            version,
            compression(server),
            server.ask("postgres", "show shared_buffers"),
            server.ask("postgres", "show fsync"),
            Runtime.version());
  }

  /// What the migrations get: lz4 where the server was built with it.
  private static String compression(Server server) throws SQLException {
    String lz4 =
        server.ask(
            "postgres",
            "select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression'");
    return "t".equals(lz4) ? "lz4" : "pglz (this server has no lz4)";
  }
}
