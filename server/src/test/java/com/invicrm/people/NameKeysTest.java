package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.people.NameKey.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameKeysTest {
  @Test
  void aWordGivesItselfAndItsRests() {
    assertThat(NameKeys.of(List.of("Jordan")))
        .containsExactlyInAnyOrder(start("jordan"), within("ordan"), within("rdan"), within("dan"));
  }

  @Test
  void shortRestsAreLeftOut() {
    assertThat(NameKeys.of(List.of("Ann Wu"))).containsExactlyInAnyOrder(start("ann"), start("wu"));
  }

  @Test
  void addressesSplitIntoWordsAndStayWholeToo() {
    assertThat(NameKeys.of(List.of("Jo.Lee@ACME.example")))
        .contains(start("jo"), start("lee"), start("acme"), start("example"))
        .contains(start("jo.lee@acme.example"), within("cme"), within("ample"))
        .doesNotContain(within("o.lee@acme.example"));
  }

  @Test
  void diacriticsAndCaseDoNotMatter() {
    assertThat(NameKeys.normalise("  JOSÉ\u00a0 Müller-Łukasz ")).isEqualTo("jose muller-lukasz");
    assertThat(NameKeys.normalise("Weiß")).isEqualTo(NameKeys.normalise("WEISS"));
    assertThat(NameKeys.normalise("İbrahim")).isEqualTo("ibrahim");
  }

  @Test
  void fullWidthLettersAndForeignDigitsBecomePlain() {
    assertThat(NameKeys.normalise("ＡＣＭＥ ٣٤٥ ۷")).isEqualTo("acme 345 7");
  }

  @Test
  void arabicLetterVariantsAreOne() {
    assertThat(NameKeys.normalise("أحمد")).isEqualTo(NameKeys.normalise("احمد"));
    assertThat(NameKeys.normalise("إيمان آل")).isEqualTo(NameKeys.normalise("ايمان ال"));
    assertThat(NameKeys.normalise("منى")).isEqualTo(NameKeys.normalise("مني"));
    assertThat(NameKeys.normalise("فاطمة")).isEqualTo(NameKeys.normalise("فاطمه"));
    assertThat(NameKeys.normalise("مُحَمَّد")).isEqualTo(NameKeys.normalise("محمـــد"));
    assertThat(NameKeys.normalise("مؤمن هناء")).isEqualTo(NameKeys.normalise("مومن هنا"));
  }

  @Test
  void arabicNamesAreFoundWithoutTheirArticle() {
    assertThat(NameKeys.of(List.of("العتيبي"))).contains(start("العتيبي"), within("عتيبي"));
  }

  @Test
  void longWordsAndLongListsAreCutAndWholeWordsStay() {
    String longWord = "x".repeat(500);
    assertThat(NameKeys.of(List.of(longWord)))
        .contains(start("x".repeat(40)))
        .allMatch(k -> k.key().length() <= 40);
    List<String> many =
        IntStream.range(0, 40).mapToObj(i -> "someword" + i).collect(Collectors.toList());
    assertThat(NameKeys.of(many)).hasSize(80).contains(start("someword39"));
  }

  @Test
  void lettersOutsideTheBasicPlaneAreNotCutInTwo() {
    assertThat(NameKeys.of(List.of("𠮷𠮷野家")))
        .containsExactlyInAnyOrder(start("𠮷𠮷野家"), within("𠮷野家"));
  }

  @Test
  void nothingGivesNothing() {
    assertThat(NameKeys.of(List.of("", " -- "))).isEmpty();
  }

  private static NameKey start(String key) {
    return new NameKey(Kind.start, key);
  }

  private static NameKey within(String key) {
    return new NameKey(Kind.within, key);
  }
}
