package com.invicrm.bench;

import com.invicrm.bench.ImportTrial.Outcome;
import com.invicrm.bench.ImportTrial.Run;
import java.util.ArrayList;
import java.util.List;

/// Imports as Markdown: mails a second beside COPY of the same rows, and a full workspace beside an
/// empty one.
record ImportReport(Outcome outcome) {
  private static final double OVER_COPY = 0.5;
  private static final double OVER_EMPTY = 0.9;
  private static final double STATEMENTS = 0.05;

  List<String> lines() {
    double copy = outcome.mails() / (outcome.copied().toNanos() / 1e9);
    List<String> lines =
        new ArrayList<>(List.of("", "## imports of %,d mails".formatted(outcome.mails()), ""));
    lines.add(
        "From accepted to done, parsing included; COPY of the same rows by a superuser: %,.0f mails/s."
            .formatted(copy));
    lines.add("");
    lines.add(
        "| import into | mails/s | ÷ COPY | statements a mail | CPU s per 1,000 app | PostgreSQL | others' CPU s |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|");
    outcome.runs().forEach(run -> lines.add(row(run, copy)));
    lines.add("");
    lines.addAll(verdicts(copy));
    return lines;
  }

  private static String row(Run run, double copy) {
    return "| %s | %,.0f | %.2f | %s | %s | %s | %s |"
        .formatted(
            run.name(),
            run.perSecond(),
            run.perSecond() / copy,
            run.statements().isPresent() ? "%.3f".formatted(run.statements().getAsDouble()) : "n/a",
            run.cpu()
                .map(c -> "%.2f".formatted(c.application() * 1000 / run.mails()))
                .orElse("n/a"),
            run.cpu().map(c -> "%.2f".formatted(c.postgres() * 1000 / run.mails())).orElse("n/a"),
            run.cpu().map(c -> "%.1f".formatted(c.others())).orElse("n/a"));
  }

  private List<String> verdicts(double copy) {
    Run empty = outcome.runs().getFirst();
    Run full = outcome.runs().getLast();
    List<String> lines = new ArrayList<>();
    lines.add(verdict("import ÷ COPY", empty.perSecond() / copy, OVER_COPY));
    lines.add(verdict("full ÷ empty workspace", full.perSecond() / empty.perSecond(), OVER_EMPTY));
    empty
        .statements()
        .ifPresent(s ->
            lines.add(
                "- statements a mail: %.3f, target ≤ %.2f: %s"
                    .formatted(s, STATEMENTS, Report.met(s <= STATEMENTS))));
    lines.add("- most memory of the application: %,d MB".formatted(outcome.peakMegabytes()));
    return lines;
  }

  private static String verdict(String what, double ratio, double target) {
    return "- %s: %.2f, target ≥ %.2f: %s"
        .formatted(what, ratio, target, Report.met(ratio >= target));
  }
}
