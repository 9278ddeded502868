package com.invicrm.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The built-in parser finds whom a question is about.
class BuiltInParserTest {
  private static final BuiltInParser PARSER = new BuiltInParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What's happening with Priya Nair?          | Priya Nair
          what’s happening with priya                | priya
          Hey, what is going on with Omar Al-Sabah?  | Omar Al-Sabah
          Any news from Jonas O'Neill lately?        | Jonas O'Neill
          tell me about sara@harbour.example         | sara@harbour.example
          WHO IS DR. LENA BRANDT                     | LENA BRANDT
          شنو أخبار خالد؟                             | خالد
          ما الجديد مع نورة العتيبي                    | نورة العتيبي
          Priya Nair                                 | Priya Nair
          """)
  void aQuestionAboutAPersonNamesThem(String text, String name) {
    ParsedQuery parsed = parse(text);
    assertThat(parsed.intent()).isEqualTo(Intent.contact_lookup);
    assertThat(parsed.entities()).isEqualTo(Map.of("contactName", name));
  }

  @ParameterizedTest
  @CsvSource({"''", "???", "qwerty 123", "please write me a poem about the sea and the wind"})
  void whatIsNoQuestionIsUnknown(String text) {
    assertThat(parse(text).intent()).isEqualTo(Intent.unknown);
  }

  @Test
  void aPhraseIsMoreCertainThanABareName() {
    assertThat(parse("who is Priya Nair").confidence())
        .isGreaterThan(parse("Priya Nair").confidence());
  }

  private ParsedQuery parse(String text) {
    return PARSER.parse(
        new Question(text, LocalDateTime.of(2026, 3, 11, 9, 30), ZoneOffset.UTC, Locale.ENGLISH));
  }
}
