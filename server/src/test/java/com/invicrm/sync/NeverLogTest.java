package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose mail a pattern means.
class NeverLogTest {
  @ParameterizedTest
  @CsvSource({
    "Ann@Acme.example, ann@acme.example",
    "' ACME.example ', acme.example",
    "*.Acme.example, *.acme.example",
    "*@*.acme.example, *.acme.example",
    "News**@acme.example, news*@acme.example",
    "no-reply@*, no-reply@*",
    "ann@MÜLLER.example, ann@xn--mller-kva.example",
    "müller.example, xn--mller-kva.example",
  })
  void isSpeltInOneWay(String written, String text) {
    LogPattern pattern = LogPattern.read(written).orElseThrow();
    assertThat(pattern.text()).isEqualTo(text);
    assertThat(LogPattern.read(text)).contains(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "*@*", "acme", "*.example", "@acme.example", "a b@acme.example", "a@b@c"})
  void isNotWhatWouldMeanNobodyOrEverybody(String written) {
    assertThat(LogPattern.read(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ann@acme.example, ann@acme.example, true",
    "ann@acme.example, ann+x@acme.example, false",
    "ann@acme.example, ann@mail.acme.example, false",
    "acme.example, ann@acme.example, true",
    "acme.example, ann@mail.eu.acme.example, true",
    "acme.example, ann@notacme.example, false",
    "*.acme.example, ann@acme.example, false",
    "*.acme.example, ann@mail.eu.acme.example, true",
    "*@acme.example, ann@acme.example, true",
    "*@acme.example, ann@mail.acme.example, false",
    "news*@acme.example, newsletter@acme.example, true",
    "news*@acme.example, news@acme.example, true",
    "news*@acme.example, goodnews@acme.example, false",
    "*news*r@acme.example, goodnewsrunner@acme.example, true",
    "*news*r@acme.example, goodnewsrunners@acme.example, false",
    "news*@*.acme.example, news1@mail.acme.example, true",
    "news*@*.acme.example, news1@acme.example, false",
    "no-reply@*, no-reply@anything.example, true",
    "no-reply@*, reply@anything.example, false",
  })
  void meansWhom(String pattern, String address, boolean meant) {
    assertThat(never(pattern).holds(address)).isEqualTo(meant);
  }

  /// Of 20,000 addresses and 600 rules none is compared with more than those of its own domains;
  /// compared with each other that would be 12 million times.
  @Test
  void manyAddressesAndManyRulesAreCheap() {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rules.addAll(List.of("p" + i + "@a.example", "d" + i + ".example", "w*@w" + i + ".example"));
    }
    NeverLog never = never(rules.toArray(String[]::new));
    List<String> addresses =
        IntStream.range(0, 5_000)
            .boxed()
            .flatMap(i ->
                Stream.of(
                    "p" + i + "@a.example",
                    "x@d" + i + ".example",
                    "w@w" + i + ".example",
                    "x@mail.d" + i + ".example"))
            .toList();
    assertThat(addresses.stream().filter(never::holds)).hasSize(800);
  }

  /// A pattern of many stars takes no longer than its length times the address's.
  @Test
  void manyStarsDoNotMultiply() {
    String stars = "*a".repeat(60) + "@acme.example";
    assertThat(never(stars).holds("a".repeat(59) + "@acme.example")).isFalse();
    assertThat(never(stars).holds("ba".repeat(60) + "@acme.example")).isTrue();
  }

  private static NeverLog never(String... patterns) {
    return new NeverLog(Stream.of(patterns).map(p -> LogPattern.read(p).orElseThrow()).toList());
  }
}
