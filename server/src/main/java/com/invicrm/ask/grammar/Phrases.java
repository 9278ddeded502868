package com.invicrm.ask.grammar;

import java.util.ArrayList;
import java.util.List;

/// Phrase patterns of a lexicon: `(a/b)` is a choice, `[a/b]` a choice that may be missing.
final class Phrases {
  private Phrases() {}

  /// Every phrase that a pattern stands for.
  static List<String> of(String pattern) {
    int open = first(pattern);
    if (open < 0) return List.of(pattern.strip());
    int close = pattern.indexOf(pattern.charAt(open) == '(' ? ')' : ']', open);
    if (close < 0) throw new IllegalStateException("A bracket is not closed in: " + pattern);
    List<String> all = new ArrayList<>();
    if (pattern.charAt(open) == '[') all.addAll(of(joined(pattern, open, "", close)));
    for (String choice : pattern.substring(open + 1, close).split("/", -1)) {
      all.addAll(of(joined(pattern, open, choice, close)));
    }
    return all;
  }

  private static String joined(String pattern, int open, String choice, int close) {
    return pattern.substring(0, open) + choice + pattern.substring(close + 1);
  }

  private static int first(String pattern) {
    int round = pattern.indexOf('(');
    int square = pattern.indexOf('[');
    return round < 0 || (square >= 0 && square < round) ? square : round;
  }
}
