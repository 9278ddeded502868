package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.ProofReport;
import com.invicrm.TestTenant;
import com.invicrm.people.MisspeltNames.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;

/// How long a search takes among 100,000 people, by `make proof PART=names`. Everybody is called by
/// two words of the invented names, so that each word is shared by hundreds.
@InviCrmTest
class NamesakesProof {
  private static final int PEOPLE = 100_000;
  private static final int ROUNDS = 7;

  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired Namesakes namesakes;

  @Test
  void aSearchAmongMany() throws Exception {
    TestTenant tenant = TestTenant.create(application);
    List<PoolName> pool = PoolName.invented();
    List<String[]> words =
        pool.stream()
            .filter(n -> n.kind() == SubjectKind.contact)
            .map(n -> n.text().split(" ", 2))
            .toList();
    ManyPeople.called(
        r -> any(words, r)[0] + " " + any(words, r)[1], tenant, database.getJdbcUrl(), PEOPLE);
    List<Form> forms =
        MisspeltNames.of(pool).stream().filter(f -> f.of().kind() == SubjectKind.contact).toList();
    assertThat(forms).isNotEmpty();
    var report =
        new ProofReport().line("Misspelt names looked for among %,d people".formatted(PEOPLE));
    for (int round = 1; round <= ROUNDS; round++) {
      report.line(
          times(round, forms.stream().mapToLong(f -> nanos(tenant, f.text())).sorted().toArray()));
    }
    report.write();
  }

  private long nanos(TestTenant tenant, String written) {
    long from = System.nanoTime();
    tenant.call(() -> namesakes.people(written, 5));
    return System.nanoTime() - from;
  }

  private static String times(int round, long[] nanos) {
    return "Round %d, %d searches: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, mean %.1f ms"
        .formatted(
            round,
            nanos.length,
            nanos[nanos.length / 2] / 1e6,
            nanos[nanos.length * 95 / 100] / 1e6,
            nanos[nanos.length * 99 / 100] / 1e6,
            Arrays.stream(nanos).average().orElse(0) / 1e6);
  }

  private static String[] any(List<String[]> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
