package com.invicrm.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PostgreSQL's own benchmark of one-row reads by key (`pgbench -S`), the most that any read of
/// ours could reach.
final class PointReads {
  private static final String DATABASE = "invicrm_pgbench";
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private final Server server;

  private PointReads(Server server) {
    this.server = server;
  }

  /// Reads a second by number of connections; empty where there is no pgbench on the PATH.
  static Map<Integer, Double> measure(Server server, Plan plan)
      throws IOException, InterruptedException, SQLException {
    if (!isInstalled()) return Map.of();
    PointReads reads = new PointReads(server);
    server.create(DATABASE);
    reads.pgbench("-i", "-q", "-s", Integer.toString(plan.pointReadScale()));
    Map<Integer, Double> perSecond = new TreeMap<>();
    for (int c : Trial.CONNECTIONS) {
      int threads = Math.min(c, 2);
      String output =
          reads.pgbench(
              "-S",
              "-n",
              "-M",
              "prepared",
              "-c" + c,
              "-j" + threads,
              "-T" + plan.durations().measured());
      perSecond.put(c, tps(output));
    }
    server.drop(DATABASE);
    return perSecond;
  }

  private static boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
  }

  private String pgbench(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("pgbench", "-U", "postgres"));
    Collections.addAll(command, "-h", server.host(), "-p", server.port());
    Collections.addAll(command, arguments);
    command.add(DATABASE);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) throw new IllegalStateException("pgbench failed: " + output);
    return output;
  }

  private static double tps(String output) {
    Matcher found = TPS.matcher(output);
    if (!found.find()) throw new IllegalStateException("pgbench said no tps: " + output);
    return Double.parseDouble(found.group(1));
  }
}
