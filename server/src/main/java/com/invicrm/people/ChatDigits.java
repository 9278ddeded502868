package com.invicrm.people;

import java.util.Map;
import java.util.regex.Pattern;

/// Digits that stand for Arabic letters where people write Arabic with Latin ones: `7amad`.
final class ChatDigits {
  private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}\\p{M}2-9'’‘]+");
  private static final Pattern SOUND = Pattern.compile("[2-9]['’‘]?");
  private static final Pattern LETTER = Pattern.compile("\\p{IsLatin}");

  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("2", ""),
          Map.entry("3", "a"),
          Map.entry("3'", "gh"),
          Map.entry("4", "th"),
          Map.entry("5", "kh"),
          Map.entry("6", "t"),
          Map.entry("6'", "dh"),
          Map.entry("7", "h"),
          Map.entry("7'", "kh"),
          Map.entry("8", "q"),
          Map.entry("9", "s"),
          Map.entry("9'", "d"));

  private ChatDigits() {}

  /// The text with letters for digits, in words that have letters too.
  static String letters(String text) {
    if (text.codePoints().noneMatch(c -> c >= '2' && c <= '9')) return text;
    return WORD.matcher(text)
        .replaceAll(m -> LETTER.matcher(m.group()).find() ? word(m.group()) : m.group());
  }

  private static String word(String word) {
    return SOUND.matcher(word).replaceAll(m -> letter(m.group().replaceAll("[’‘]", "'")));
  }

  private static String letter(String digit) {
    return LETTERS.getOrDefault(digit, digit);
  }
}
