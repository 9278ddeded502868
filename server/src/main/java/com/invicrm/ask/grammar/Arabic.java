package com.invicrm.ask.grammar;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Arabic words are written together with what English writes apart: و (and), ب (with), ل (to), ال
/// (the).
final class Arabic {
  private static final List<String> PREFIXES =
      List.of("و", "ف", "ب", "ل", "ك", "وب", "ول", "ع", "ه", "لل", "ولل", "بال", "عال", "هال");

  private static final int SHORTEST = 2;

  private Arabic() {}

  static boolean isLetter(int letter) {
    return letter >= 0x0600 && letter <= 0x06FF && Character.isLetter(letter);
  }

  /// The word as lexicons keep it: without the article.
  static String key(String word) {
    return word.startsWith("ال") && word.length() > SHORTEST + 2 ? word.substring(2) : word;
  }

  /// The forms under which a written word may stand in a lexicon, itself first.
  static Set<String> forms(String word) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(key(word));
    for (String prefix : PREFIXES) {
      if (word.startsWith(prefix) && word.length() >= prefix.length() + SHORTEST) {
        forms.add(key(word.substring(prefix.length())));
      }
    }
    return forms;
  }
}
