package com.invicrm.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A line of a text and where it begins.
///
/// @param from in UTF-16 code units
/// @param words the line without what surrounds it, at most some hundred characters: no rule looks
///   further
record TextLine(int from, String words) {
  private static final int LONGEST = 400;

  static List<TextLine> of(String text) {
    List<TextLine> lines = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      if (end < 0) end = text.length();
      lines.add(new TextLine(from, words(text.substring(from, Math.min(end, from + LONGEST)))));
      from = end + 1;
    }
    return lines;
  }

  /// Emphasis and marks of direction say nothing.
  private static String words(String line) {
    int[] kept =
        line.codePoints()
            .map(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c)
            .filter(c -> c != '*' && Character.getType(c) != Character.FORMAT)
            .toArray();
    return new String(kept, 0, kept.length).strip();
  }

  boolean isBlank() {
    return words.isEmpty();
  }

  boolean isQuoted() {
    return words.startsWith(">");
  }

  String lower() {
    return words.toLowerCase(Locale.ROOT);
  }

  /// Whether it is a rule of that many of one of these characters and nothing else.
  boolean isRule(String characters, int least) {
    return words.length() >= least
        && IntStream.range(0, words.length())
            .allMatch(i -> characters.indexOf(words.charAt(i)) >= 0);
  }
}
