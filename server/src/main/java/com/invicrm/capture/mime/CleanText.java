package com.invicrm.capture.mime;

/// The one gate for text out of mails: PostgreSQL takes neither U+0000 nor half a surrogate pair.
final class CleanText {
  private CleanText() {}

  static String of(String text) {
    int bad = firstBad(text, 0);
    if (bad < 0) return text;
    var clean = new StringBuilder(text.length());
    int from = 0;
    while (bad >= 0) {
      clean.append(text, from, bad);
      from = bad + 1;
      bad = firstBad(text, from);
    }
    return clean.append(text, from, text.length()).toString();
  }

  /// The same on one line, white space as single blanks, not longer than `longest`.
  static String line(String text, int longest) {
    String head = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
    String line = OneLine.of(of(head));
    return line.length() <= longest ? line : of(line.substring(0, longest)).strip();
  }

  private static int firstBad(String text, int from) {
    int i = from;
    while (i < text.length()) {
      // A surrogate that is read as a code point of its own has lost its other half.
      int c = text.codePointAt(i);
      if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) return i;
      i += Character.charCount(c);
    }
    return -1;
  }
}
