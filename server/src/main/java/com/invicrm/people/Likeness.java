package com.invicrm.people;

import com.invicrm.people.Namesake.Why;
import java.util.Comparator;
import java.util.stream.Stream;

/// How like a word somebody wrote is to a word of a name: 1 for the same, less the less likely it
/// is that the one was meant by the other.
record Likeness(double score, Why why) {
  static final Likeness NONE = new Likeness(0, Why.typo);

  private static final double NICKNAME = 0.92;
  private static final double INITIAL = 0.9;
  private static final double BEGINNING = 0.78;
  private static final double SOUND = 0.97;
  private static final double OTHER_WAY = 0.99;
  private static final double LETTER = 0.7;
  private static final double FIRST_LETTER = 0.5;
  private static final int MIN_BEGINNING = 3;

  private static final Comparator<Likeness> LESS = Comparator.comparingDouble(Likeness::score);

  /// Of words with their articles and without.
  static Likeness of(NameWord asked, NameWord word) {
    Likeness own = of(asked.text(), word.text());
    if (own.score() == 1) return own;
    return asked
        .spellings()
        .flatMap(a -> word.spellings().map(w -> of(a, w).times(OTHER_WAY)))
        .reduce(own, Likeness::better);
  }

  static Likeness of(String asked, String word) {
    if (asked.equals(word)) return new Likeness(1, Why.exact);
    if (asked.codePointCount(0, asked.length()) == 1) {
      return Initials.begins(asked, word) ? new Likeness(INITIAL, Why.initial) : NONE;
    }
    return Stream.of(
            nickname(asked, word), beginning(asked, word), sound(asked, word), typo(asked, word))
        .reduce(NONE, Likeness::better);
  }

  static Likeness better(Likeness one, Likeness other) {
    return LESS.compare(one, other) >= 0 ? one : other;
  }

  Likeness times(double factor) {
    return new Likeness(score * factor, why);
  }

  private static Likeness nickname(String asked, String word) {
    return Nicknames.of(asked).contains(word) ? new Likeness(NICKNAME, Why.nickname) : NONE;
  }

  private static Likeness beginning(String asked, String word) {
    if (asked.length() < MIN_BEGINNING || !word.startsWith(asked)) return NONE;
    double told = (double) asked.length() / word.length();
    return new Likeness(BEGINNING + (1 - BEGINNING) * told * told, Why.beginning);
  }

  private static Likeness sound(String asked, String word) {
    return new Likeness(SOUND * SoundDistance.likeness(asked, word), Why.spelling);
  }

  private static Likeness typo(String asked, String word) {
    int length = Math.max(asked.length(), word.length());
    if (Math.abs(asked.length() - word.length()) > length / 2) return NONE;
    double edits = EditDistance.between(asked, word);
    if (asked.charAt(0) != word.charAt(0)) edits += FIRST_LETTER;
    return new Likeness(Math.max(0, 1 - LETTER * edits / length), Why.typo);
  }
}
