package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What stands for somebody goes, letter for letter, and what stands for others stays.
class BlotTest {
  private final Blot blot =
      Blot.of(
          List.of("pia.klein@globex.example"),
          List.of("Pia Klein", "هالة الناصر"),
          List.of("+965 2222 3333"));

  @Test
  void addressesNumbersAndWholeNamesAreBlottedOut() {
    assertThat(blot.in("Pia  Klein <PIA.Klein@globex.example>, +96522223333"))
        .isEqualTo("•••  ••••• <••••••••••••••••••••••••>, ••••••••••••");
    assertThat(blot.in("Klein, Pia; (965) 2222-3333.")).isEqualTo("•••••• •••; ••••• •••••••••.");
    assertThat(blot.in("مع هالة الناصر غدا")).isEqualTo("مع •••• •••••• غدا");
    assertThat(blot.in("'pia.klein@globex.example'.")).isEqualTo("'••••••••••••••••••••••••'.");
  }

  @Test
  void partsOfOthersStay() {
    for (String others :
        List.of(
            "Pia and Mr Klein",
            "sophia.pia.klein@globex.example",
            "pia.klein@globex.example.org",
            "Olympia Kleinert",
            "1965222233334")) {
      assertThat(blot.in(others)).isEqualTo(others);
    }
  }

  @Test
  void inATitleAboutThemEachWordOfTheirNameGoes() {
    assertThat(blot.inTitle("Call Pia about Kleinert")).isEqualTo("Call ••• about Kleinert");
    assertThat(Blot.of(List.of(), List.of("Li Wu"), List.of()).inTitle("Li Wu and li"))
        .isEqualTo("•• •• and li");
  }

  @Test
  void aSnippetMayEndWithinAnAddress() {
    assertThat(blot.inSnippet("Write to pia.klein@glo")).isEqualTo("Write to •••••••••••••");
    assertThat(blot.inSnippet("Write to Pia K")).isEqualTo("Write to ••• •");
    assertThat(blot.inSnippet("Write to Pia")).isEqualTo("Write to Pia");
  }

  @Test
  void anIdMadeOfTheirAddressIsFound() {
    assertThat(blot.isIn("20260302.Pia.Klein.7@mail.example")).isTrue();
    assertThat(blot.isIn("20260302.pia@mail.example")).isFalse();
    assertThat(Blot.of(List.of("al@x.example"), List.of(), List.of()).isIn("al@x")).isFalse();
  }

  @Test
  void whoeverHasNoNameIsNotLookedFor() {
    assertThat(Blot.of(List.of(), List.of(" "), List.of("12")).inTitle("12 words"))
        .isEqualTo("12 words");
  }
}
