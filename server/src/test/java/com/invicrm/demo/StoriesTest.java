package com.invicrm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever day it is, the stories are believable: nothing comes from the future, answers come
/// after what they answer, and nobody writes the same thing twice.
class StoriesTest {
  /// Each day of the week, at the turn of a year and of a month.
  static Stream<LocalDate> anyDay() {
    return Stream.iterate(LocalDate.of(2026, 12, 27), d -> d.plusDays(1)).limit(9);
  }

  @ParameterizedTest
  @MethodSource("anyDay")
  void mailIsFromThePastAndInItsOrder(LocalDate today) {
    List<Letter> letters = letters(today);
    assertThat(letters).hasSizeBetween(350, 600);
    assertThat(letters)
        .allSatisfy(l -> {
          assertThat(l.at()).isBefore(today.atStartOfDay());
          assertThat(Days.WORKING).contains(l.at().getDayOfWeek());
          if (l.answers() != null) assertThat(l.at()).isAfterOrEqualTo(l.answers().at());
        });
    assertThat(letters).extracting(Letter::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("anyDay")
  void nobodysTimelineHoldsTheSameTwice(LocalDate today) {
    Map<Person, Set<String>> said = new HashMap<>();
    for (Letter letter : letters(today)) {
      String words = letter.text().replaceFirst("(?s)^[^\\n]{1,40}\\n\\n", "");
      for (Person who : outsiders(letter)) {
        assertThat(said.computeIfAbsent(who, _ -> new HashSet<>()).add(words))
            .as(who.name() + ": " + words)
            .isTrue();
      }
    }
  }

  private static List<Person> outsiders(Letter letter) {
    return Stream.concat(Stream.of(letter.address().from()), letter.address().to().stream())
        .filter(p -> !Harbour.ROLES.containsKey(p.address()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("anyDay")
  void noSlotStaysOpen(LocalDate today) {
    assertThat(letters(today))
        .allSatisfy(l -> assertThat(l.line() + l.text()).doesNotContainPattern("[<>{}\\[\\]|]"));
  }

  @ParameterizedTest
  @MethodSource("anyDay")
  void thePromiseIsOverdueAndAskedFor(LocalDate today) {
    Play play = Stories.read(Cast.read(), new Days(today));
    assertThat(play.chores())
        .anySatisfy(c -> {
          assertThat(c.title()).contains("revised scanner quote");
          assertThat(c.due()).isBefore(today);
        });
    assertThat(play.letters())
        .anySatisfy(l -> {
          assertThat(l.text()).contains("by Sunday, I promise");
          assertThat(l.at().toLocalDate()).isAfter(today.minusDays(15));
        });
  }

  private static List<Letter> letters(LocalDate today) {
    Cast cast = Cast.read();
    List<Letter> letters = new ArrayList<>(Stories.read(cast, new Days(today)).letters());
    letters.addAll(SmallTalk.of(cast, new Days(today)));
    return letters;
  }
}
