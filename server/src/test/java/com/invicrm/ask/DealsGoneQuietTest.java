package com.invicrm.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deals that went quiet are asked for in many words, also without saying since when.
class DealsGoneQuietTest {
  private static final BuiltInParser PARSER = new BuiltInParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which deals have gone quiet?",
        "Which deals are stuck?",
        "any stale deals",
        "ما هي الصفقات التي هدأت؟",
        "الصفقات الراكدة"
      })
  void theyAreAskedFor(String text) {
    var now = LocalDateTime.of(2026, 3, 11, 9, 30);
    ParsedQuery parsed =
        PARSER.parse(new Question(text, now, ZoneId.of("Asia/Kuwait"), Locale.ENGLISH));
    assertThat(parsed.intent()).isEqualTo(Intent.deals_list);
    assertThat(parsed.entities()).containsExactly(entry("quiet", true));
  }
}
