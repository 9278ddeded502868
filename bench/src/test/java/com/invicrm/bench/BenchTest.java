package com.invicrm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bench still fits the application: everything it asks is answered. How fast is no matter
/// here.
class BenchTest {
  private static final Size TINY = new Size("tiny", 200, 1_000);

  @Test
  void everyOperationIsAnsweredAndReported() throws Exception {
    Plan plan = new Plan(Path.of(".."), List.of(TINY), new Plan.Durations(1, 0, 0), 1, 60, 0);

    Report report = Bench.run(plan);

    assertThat(report.samples().get(TINY)).isNotEmpty().allSatisfy(BenchTest::isAnswered);
    String written = Files.readString(plan.output().resolve("report.md"));
    for (String operation :
        List.of("trivial", "list", "search", "timeline", "read", "create", "parse", "ask")) {
      assertThat(written).contains("| " + operation + " | 1 |", "| " + operation + " | 16 |");
    }
    assertThat(report.imports().orElseThrow().runs())
        .hasSize(2)
        .allSatisfy(run -> assertThat(run.perSecond()).isPositive());
    assertThat(written).contains("| empty workspace |", "import ÷ COPY");
  }

  private static void isAnswered(Sample sample) {
    assertThat(sample.outcome().latencies().count()).as(sample.operation().name()).isPositive();
    assertThat(sample.outcome().failures()).as(sample.operation().name()).isEmpty();
  }
}
