package com.invicrm.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever stands in a subject or a name, in Slack it is only words.
class SlackTextTest {
  @Test
  void markupIsEscaped() {
    assertThat(SlackText.line("<https://evil.example|Click> & <!channel> <@U123>", 200))
        .isEqualTo("&lt;https://evil.example|Click&gt; &amp; &lt;!channel&gt; &lt;@U123&gt;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@here", "@channel", "@everyone", "@HERE", "hello @channel!"})
  void nobodyIsCalled(String words) {
    assertThat(SlackText.line(words, 200))
        .doesNotContainIgnoringCase("@here", "@channel", "@everyone")
        .contains("@\u2060");
  }

  @Test
  void anAddressStaysAsItIs() {
    assertThat(SlackText.line("hereby@hereford.example", 200)).isEqualTo("hereby@hereford.example");
  }

  @Test
  void aLineIsOneLine() {
    assertThat(SlackText.line("  two\nlines\tand\r\nmore ", 200)).isEqualTo("two lines and more");
    assertThat(SlackText.text("two\nlines", 200)).isEqualTo("two\nlines");
  }

  @Test
  void whatFitsExactlyIsWhole() {
    assertThat(SlackText.line("abcd", 4)).isEqualTo("abcd");
    assertThat(SlackText.line("abcde", 4)).isEqualTo("abc…");
  }

  @Test
  void aCutGoesThroughNoEntityAndNoCharacter() {
    assertThat(SlackText.line("ab<cd", 5)).isEqualTo("ab…");
    assertThat(SlackText.line("ab<", 6)).isEqualTo("ab&lt;");
    assertThat(SlackText.line("a😀bcd", 4)).isEqualTo("a😀…");
    assertThat(SlackText.line("a😀bcd", 3)).isEqualTo("a…");
  }
}
