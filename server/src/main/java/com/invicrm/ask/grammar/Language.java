package com.invicrm.ask.grammar;

import java.util.Locale;
import java.util.Set;

/// The languages that lexicons stand for; each knows how its words are looked up.
enum Language {
  en,
  ar,
  arabizi,
  fr,
  es;

  private static final int SHORTEST_ARABIZI = 2;

  /// The lexicon's resource.
  String resource() {
    return "ask/lexicon/" + name().toLowerCase(Locale.ROOT) + ".txt";
  }

  /// A word of a phrase as it is kept.
  String key(String word) {
    return switch (this) {
      case ar -> Arabic.key(word);
      case arabizi -> arabizi(word);
      case en, fr, es -> word;
    };
  }

  /// The keys that a written word may have, the likeliest first.
  Set<String> keys(String word) {
    return switch (this) {
      case ar -> Arabic.forms(word);
      case arabizi -> Set.of(arabizi(word));
      case en, fr, es -> Set.of(word);
    };
  }

  /// Short words keep their vowels, since their consonants alone say nothing.
  private static String arabizi(String word) {
    String key = Arabizi.key(word);
    return key.length() > SHORTEST_ARABIZI ? key : "=" + word;
  }
}
