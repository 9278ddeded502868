package com.invicrm.ask.grammar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Common words of English, and the mistyped forms of words that the lexicons know.
final class Words {
  private static final int SHORTEST_MISTYPED = 5;
  private static final String[] ENDINGS = {"s", "es", "ed", "d", "ing", "ly", "er", "ers", "ings"};

  private final Set<String> common = new HashSet<>();
  private final Set<String> known = new HashSet<>();

  /// Known words by each form that lacks one letter (symmetric deletion).
  private final Map<String, String> deletions = new HashMap<>();

  Words(Set<String> known) {
    Resources.lines("ask/lexicon/en.words").forEach(common::add);
    this.known.addAll(known);
    for (String word : known) {
      if (word.length() >= SHORTEST_MISTYPED && isLatin(word)) deletions(word);
    }
  }

  private void deletions(String word) {
    for (int i = 1; i < word.length(); i++) {
      deletions.putIfAbsent(word.substring(0, i) + word.substring(i + 1), word);
    }
  }

  /// Whether a lexicon has the word, as it is written there.
  boolean isKnown(String word) {
    return known.contains(word);
  }

  /// Whether English has the word, in this or a plainer form.
  boolean isCommon(String word) {
    if (common.contains(word)) return true;
    for (String ending : ENDINGS) {
      if (word.length() < ending.length() + 3 || !word.endsWith(ending)) continue;
      String stem = word.substring(0, word.length() - ending.length());
      if (isStem(stem)) return true;
    }
    return word.endsWith("ies") && common.contains(word.substring(0, word.length() - 3) + "y");
  }

  private boolean isStem(String stem) {
    int end = stem.length() - 1;
    boolean doubled = end > 2 && stem.charAt(end) == stem.charAt(end - 1);
    return common.contains(stem)
        || common.contains(stem + "e")
        || (doubled && common.contains(stem.substring(0, end)));
  }

  /// The known word of which this one is a mistyped form: one letter more, less, other, or two
  /// swapped.
  Optional<String> meant(String word) {
    boolean right = known.contains(word) || word.length() < SHORTEST_MISTYPED - 1;
    if (right || !isLatin(word) || isCommon(word)) return Optional.empty();
    String missing = deletions.get(word);
    if (missing != null) return Optional.of(missing);
    if (word.length() < SHORTEST_MISTYPED) return Optional.empty();
    for (int i = 1; i < word.length(); i++) {
      String shorter = word.substring(0, i) + word.substring(i + 1);
      if (known.contains(shorter) && shorter.length() >= SHORTEST_MISTYPED)
        return Optional.of(shorter);
      String near = deletions.get(shorter);
      if (near != null && isNear(word, near)) return Optional.of(near);
    }
    return Optional.empty();
  }

  /// Of one length, with one letter other or two neighbours swapped.
  private static boolean isNear(String word, String other) {
    if (word.length() != other.length()) return false;
    int first = 0;
    while (first < word.length() && word.charAt(first) == other.charAt(first)) first++;
    int last = word.length() - 1;
    while (last > first && word.charAt(last) == other.charAt(last)) last--;
    boolean swapped =
        last == first + 1
            && word.charAt(first) == other.charAt(last)
            && word.charAt(last) == other.charAt(first);
    return first == last || swapped;
  }

  private static boolean isLatin(String word) {
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (letter < 'a' || letter > 'z') return false;
    }
    return true;
  }
}
