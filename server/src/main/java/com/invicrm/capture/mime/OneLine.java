package com.invicrm.capture.mime;

/// Text on one line: white space, separators and control characters as single blanks, none around.
public final class OneLine {
  private OneLine() {}

  public static String of(String text) {
    var line = new StringBuilder(text.length());
    boolean gap = false;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (isGap(c)) gap = !line.isEmpty();
      else {
        if (gap) line.append(' ');
        gap = false;
        line.appendCodePoint(c);
      }
    }
    return line.toString();
  }

  private static boolean isGap(int c) {
    return c <= ' ' || c == 0x7f || (c >= 0x80 && Character.isSpaceChar(c));
  }
}
