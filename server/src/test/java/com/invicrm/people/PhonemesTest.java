package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhonemesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mohammed Muhammad Mohamed Mehmed محمد مُحَمَّد",
        "Khaled Khalid Kalid خالد",
        "Yousef Youssef Yusuf يوسف",
        "Sarah Sara سارة ساره",
        "Layla Leila Laila ليلى ليلي",
        "Qassim Kasim Cassim قاسم",
        "Shaker Shakir شاكر",
        "Omar Umar عمر",
        "Saleh Salih صالح",
        "Nawaf Nawwaf نواف"
      })
  void spellingsOfOneNameHaveTheSameConsonantsInBothScripts(String spellings) {
    assertThat(List.of(spellings.split(" ", -1)))
        .extracting(s -> NameWord.sound(NameKeys.normalise(s)))
        .containsOnly(NameWord.sound(NameKeys.normalise(spellings.split(" ", -1)[0])));
  }

  @Test
  void differentNamesSoundDifferent() {
    assertThat(List.of("Mohammed", "Mahdi", "Ahmad", "Hamad", "Khaled", "Nasser"))
        .extracting(s -> NameWord.sound(NameKeys.normalise(s)))
        .doesNotHaveDuplicates();
    assertThat(SoundDistance.likeness("hassan", "hussein"))
        .isLessThan(SoundDistance.likeness("hassan", "hasan"));
    assertThat(SoundDistance.likeness("mohammed", "mahmoud"))
        .isLessThan(SoundDistance.likeness("mohammed", "muhammad"));
    assertThat(SoundDistance.likeness("john", "jane")).isLessThan(0.7);
  }

  @Test
  void lettersOfOtherScriptsAndDigitsStandForThemselves() {
    assertThat(NameWord.sound("野家")).isEqualTo("野家");
    assertThat(NameWord.sound("17")).isEqualTo("17");
  }
}
