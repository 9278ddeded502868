package com.invicrm.ask.grammar;

/// Arabic in Latin letters and digits has no spelling: words are compared by their consonants.
final class Arabizi {
  private Arabizi() {}

  /// The consonants of a word: `isboo3`, `esbu3` and `usbou3` are one.
  static String key(String word) {
    String plain =
        word.replace("kh", "5")
            .replace("7'", "5")
            .replace("3'", "8")
            .replace("gh", "8")
            .replace("sh", "4")
            .replace("ch", "4")
            .replace("th", "6")
            .replace("dh", "6")
            .replace('h', '7')
            .replace('q', 'g')
            .replace('z', '6')
            .replace('2', 'a');
    StringBuilder key = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      boolean vowel = "aeiouy".indexOf(letter) >= 0;
      boolean twice = !key.isEmpty() && key.charAt(key.length() - 1) == letter;
      if (!vowel && !twice) key.append(letter);
    }
    return key.toString();
  }
}
