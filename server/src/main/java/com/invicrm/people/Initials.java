package com.invicrm.people;

import java.util.List;
import java.util.Map;

/// What the first letter of a name may sound like.
final class Initials {
  /// Latin letters whose sound the next letter decides.
  private static final Map<String, List<String>> BEFORE_OTHERS =
      Map.of(
          "p", List.of("b", "f"),
          "o", List.of("a", "w"),
          "u", List.of("a", "y"),
          "e", List.of("a", "y"),
          "x", List.of("k", "z"),
          "j", List.of("j", "y"));

  private Initials() {}

  /// The consonants that keys of such names begin with.
  static List<String> sounds(String letter) {
    List<String> several = BEFORE_OTHERS.get(letter);
    if (several != null) return several;
    String sound = NameWord.sound(letter);
    return sound.isEmpty() ? List.of() : List.of(sound.substring(0, 1));
  }

  /// Whether a name begins with the letter, in either script.
  static boolean begins(String letter, String word) {
    String sound = NameWord.sound(word);
    return word.startsWith(letter)
        || (!sound.isEmpty() && sounds(letter).contains(sound.substring(0, 1)));
  }
}
