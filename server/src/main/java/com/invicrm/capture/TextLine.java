package com.invicrm.capture;

import java.util.ArrayList;
import java.util.List;

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
    var kept = new StringBuilder(line.length());
    int c;
    for (int i = 0; i < line.length(); i += Character.charCount(c)) {
      c = line.codePointAt(i);
      if (Character.isSpaceChar(c) || Character.isWhitespace(c)) kept.append(' ');
      else if (c != '*' && Character.getType(c) != Character.FORMAT) kept.appendCodePoint(c);
    }
    return kept.toString().strip();
  }

  boolean isBlank() {
    return words.isEmpty();
  }

  boolean isQuoted() {
    return words.startsWith(">");
  }

  /// Whether the last word is this one, in capitals or not.
  boolean endsWith(String word) {
    return words.regionMatches(true, words.length() - word.length(), word, 0, word.length());
  }

  /// Whether it is a rule of that many of one of these characters and nothing else.
  boolean isRule(String characters, int least) {
    if (words.length() < least) return false;
    for (int i = 0; i < words.length(); i++) {
      if (characters.indexOf(words.charAt(i)) < 0) return false;
    }
    return true;
  }
}
