package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.people.NameKey.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {
  @ParameterizedTest
  @CsvSource({
    "Danah Al-Othman, danah othman",
    "Danah El Othman, danah othman",
    "دانة العثمان, دانه عثمان",
    "إلياس خوري, الياس خوري",
    "Bu Khaled Al-Mulla, khaled mulla",
    "Khadija bint Salem, khadija salem",
    "Pieter van der Berg, pieter berg",
    "Abdul Aziz Salem, abdulaziz salem",
    "Abdelaziz Salem, abdulaziz salem",
    "Abd Al-Aziz Salem, abdulaziz salem",
    "Abdurrahman, abdulrahman",
    "Abdullah, abdullah",
    "عبد العزيز, عبدالعزيز",
    "Siobhan O'Rourke, siobhan orourke",
    "JeanBaptiste Roux, jean baptiste roux",
    "Ronald McDonald, ronald mcdonald",
    "Mc Donald, mcdonald",
    "5aled 7amad, khaled hamad",
    "3'assan, ghassan",
    "'Smith, J.', smith j",
    "Van, van"
  })
  void wordsOfAPerson(String written, String words) {
    assertThat(NameWords.ofPerson(written).words())
        .extracting(NameWord::text)
        .containsExactly(words.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "National Bank of Kuwait, national bank kuwait",
    "Saffron Bay GmbH & Co. KG, saffron bay",
    "Desert Falcon W.L.L., desert falcon",
    "شركة النخيل ش.م.ك., نخيل",
    "Limited Company, limited company",
    "Studio 54, studio 54"
  })
  void wordsOfACompany(String written, String words) {
    assertThat(NameWords.ofCompany(written).words())
        .extracting(NameWord::text)
        .containsExactly(words.split(" ", -1));
  }

  @Test
  void aKeyForEachWordAndForTheInitials() {
    assertThat(SoundKeys.ofPerson(List.of("Jean-Baptiste Roux")))
        .containsExactly(sound("jn rks"), sound("btst jn"), sound("rks jn"));
    assertThat(SoundKeys.ofPerson(List.of("Zoë"))).containsExactly(sound("z "));
    assertThat(SoundKeys.ofCompany("Gulf Freight Co"))
        .containsExactly(sound("glf frgt"), sound("frgt glf"), new NameKey(Kind.initials, "gf"));
  }

  @Test
  void namesWithoutEndGiveFewAndShortKeys() {
    String longName = ("Xbdfghjkl".repeat(300) + " ").repeat(300);
    assertThat(SoundKeys.ofPerson(List.of(longName)))
        .hasSizeLessThanOrEqualTo(6)
        .allMatch(k -> k.key().length() <= 25);
    assertThat(Probes.ofPerson(longName)).hasSizeLessThan(2_000);
  }

  @Test
  void eachMisspellingIsALetterAwayAndHoldsNoLetterTwiceInARow() {
    assertThat(Misspellings.of("mhmd"))
        .contains("mhd", "hmd", "mhnd", "mhmdn", "amhmd")
        .doesNotContain("mhmd", "")
        .noneMatch(m -> m.matches(".*(.)\\1.*"))
        .hasSizeLessThan(180);
  }

  private static NameKey sound(String key) {
    return new NameKey(Kind.sound, key);
  }
}
