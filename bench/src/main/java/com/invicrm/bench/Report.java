package com.invicrm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/// What was measured, as Markdown: a table a size, each number beside the baselines of the same
/// run.
///
/// @param machine processors, database and its settings
/// @param pointReads pgbench's reads a second by number of connections; empty without pgbench
/// @param imports how imports went; empty when they were not asked for
/// @param gmail how reading mailboxes went; empty when it was not asked for
record Report(
    String machine,
    Map<Integer, Double> pointReads,
    Map<Size, List<Sample>> samples,
    Optional<ImportTrial.Outcome> imports,
    Optional<GmailTrial.Outcome> gmail) {
  private static final double GROWTH = 1.3;

  String markdown() {
    List<String> lines = new ArrayList<>(List.of("# Benchmark", "", machine));
    pointReads.forEach((connections, reads) ->
        lines.add("pgbench -S, prepared, %d connections: %,.0f/s".formatted(connections, reads)));
    samples.forEach((size, all) -> lines.addAll(table(size, all)));
    if (samples.containsKey(Size.SMALL) && samples.containsKey(Size.LARGE)) lines.addAll(growth());
    imports.ifPresent(outcome -> lines.addAll(new ImportReport(outcome).lines()));
    gmail.ifPresent(outcome -> lines.addAll(new GmailReport(outcome).lines()));
    return String.join("\n", lines) + "\n";
  }

  boolean isClean() {
    return samples.values().stream()
        .flatMap(List::stream)
        .allMatch(s -> s.outcome().failures().isEmpty() && s.outcome().latencies().count() > 0);
  }

  /// One measurement in a few words, for whoever waits.
  static String line(Sample s) {
    return "%-9s %2d connections %,9.0f/s  p50 %7.2f ms  p99 %7.2f ms%s"
        .formatted(
            s.operation().name(),
            s.connections(),
            s.outcome().perSecond(),
            s.outcome().latencies().millis(0.5),
            s.outcome().latencies().millis(0.99),
            s.outcome().failures().isEmpty() ? "" : "  FAILED " + s.outcome().failures());
  }

  private List<String> table(Size size, List<Sample> all) {
    List<String> lines = new ArrayList<>(List.of("", "## " + size, ""));
    lines.add(
        "| operation | connections | requests/s | p50 ms | p99 ms | CPU ms app | CPU ms PostgreSQL | CPU ms bench | others' CPU | ÷ trivial | ÷ pgbench | target |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
    all.forEach(s -> lines.add(row(s, trivial(all, s.connections()))));
    lines.add("");
    lines.addAll(troubles(all));
    return lines;
  }

  private String row(Sample s, Load.Outcome trivial) {
    Load.Outcome outcome = s.outcome();
    return "| %s | %d | %,.0f | %.2f | %.2f | %s | %s | %s | %s | %.2f | %s | %s |"
        .formatted(
            s.operation().name(),
            s.connections(),
            outcome.perSecond(),
            outcome.latencies().millis(0.5),
            outcome.latencies().millis(0.99),
            cpu(s, Cpu::application),
            cpu(s, Cpu::postgres),
            cpu(s, Cpu::bench),
            others(s),
            outcome.perSecond() / trivial.perSecond(),
            overPointReads(s),
            verdict(s));
  }

  private static String cpu(Sample s, ToDoubleFunction<Cpu> whose) {
    return s.cpu()
        .map(c -> "%.3f".formatted(whose.applyAsDouble(c) * 1000 / s.outcome().latencies().count()))
        .orElse("n/a");
  }

  /// How much of the machine something else had meanwhile: above a few percent, the numbers are too
  /// low.
  private static String others(Sample s) {
    double all = Runtime.getRuntime().availableProcessors() * s.outcome().elapsed().toNanos() / 1e9;
    return s.cpu().map(c -> "%.0f %%".formatted(c.others() / all * 100)).orElse("n/a");
  }

  private String overPointReads(Sample s) {
    return Optional.ofNullable(pointReads.get(s.connections()))
        .map(reads -> String.format(Locale.ROOT, "%.3f", s.outcome().perSecond() / reads))
        .orElse("n/a");
  }

  private static String verdict(Sample s) {
    Operation.Target target = s.operation().target();
    OptionalInt slowest = s.connections() == 1 ? target.p99AtOne() : target.p99();
    if (slowest.isPresent()) {
      boolean isMet = s.outcome().latencies().millis(0.99) <= slowest.getAsInt();
      return "p99 ≤ %d ms: %s".formatted(slowest.getAsInt(), met(isMet));
    }
    if (target.perSecond().isEmpty()) return "baseline";
    int wanted = target.perSecond().getAsInt();
    return "≥ %,d/s: %s".formatted(wanted, met(s.outcome().perSecond() >= wanted));
  }

  private static Load.Outcome trivial(List<Sample> all, int connections) {
    return all.stream()
        .filter(s -> s.connections() == connections)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static List<String> troubles(List<Sample> all) {
    List<String> lines = new ArrayList<>();
    for (Sample s : all) {
      String what = s.operation().name() + " at " + s.connections();
      s.outcome()
          .failures()
          .forEach((status, n) ->
              lines.add("- FAILED: %s was answered %d by %d".formatted(what, n, status)));
      s.scans()
          .forEach(scan ->
              lines.add(
                  "- %s: %s read %s whole"
                      .formatted(scan.matters() ? "MISSED" : "harmless", what, scan)));
    }
    if (lines.isEmpty()) lines.add("No tenant table was read whole.");
    return lines;
  }

  private List<String> growth() {
    List<String> lines = new ArrayList<>(List.of("", "## large ÷ small, p99", ""));
    lines.add("| operation | connections | small ms | large ms | ratio | target ≤ 1.3 |");
    lines.add("|---|--:|--:|--:|--:|---|");
    List<Sample> small = samples.getOrDefault(Size.SMALL, List.of());
    List<Sample> large = samples.getOrDefault(Size.LARGE, List.of());
    for (int i = 0; i < small.size(); i++) lines.add(growth(small.get(i), large.get(i)));
    return lines;
  }

  private static String growth(Sample small, Sample large) {
    double before = small.outcome().latencies().millis(0.99);
    double after = large.outcome().latencies().millis(0.99);
    return "| %s | %d | %.2f | %.2f | %.2f | %s |"
        .formatted(
            small.operation().name(),
            small.connections(),
            before,
            after,
            after / before,
            met(after / before <= GROWTH));
  }

  static String met(boolean isMet) {
    return isMet ? "met" : "MISSED";
  }
}
