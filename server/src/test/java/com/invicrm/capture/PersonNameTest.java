package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names as people say them, out of what mail programs write.
class PersonNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Brandt, Emeka | Emeka Brandt",
        "\"Brandt, Emeka O.\" | Emeka O. Brandt",
        "'Emeka Brandt' | Emeka Brandt",
        "EMEKA BRANDT | Emeka Brandt",
        "emeka brandt | Emeka Brandt",
        "Acme, Inc. | Acme, Inc.",
        "IBM | IBM",
        "Emeka Brandt (Acme) | Emeka Brandt",
        "Emeka Brandt/HOU/ACME | Emeka Brandt",
        "Brandt, Emeka </O=ACME/CN=EB> | Emeka Brandt",
        "e@acme.example | ``",
        "'e@acme.example' | ``",
        "12345 | ``",
        "أحمد الصباح | أحمد الصباح",
      })
  void namesAreCleaned(String written, String name) {
    assertThat(PersonName.clean(written, "e@acme.example")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "emeka.brandt@acme.example, Emeka Brandt",
    "s..brandt@acme.example, S Brandt",
    "ebrandt@acme.example, ebrandt",
    "emeka_brandt+crm@acme.example, Emeka Brandt"
  })
  void anAddressSaysSomethingAboutAName(String address, String name) {
    assertThat(PersonName.fromAddress(address)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"Emeka Brandt, Emeka", "Emeka O. Brandt, Emeka Brandt", "Emeka Brandt, ''"})
  void theFullerNameIsTheBetterOneWhicheverCameFirst(String better, String worse) {
    assertThat(PersonName.better(better, worse)).isEqualTo(better);
    assertThat(PersonName.better(worse, better)).isEqualTo(better);
  }
}
