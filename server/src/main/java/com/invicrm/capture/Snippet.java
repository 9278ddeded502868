package com.invicrm.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first words of what somebody wrote, before the mail that they answer or forward.
final class Snippet {
  private static final int LONGEST = 200;
  private static final int ENOUGH = 4000;
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?m)^\\s*(?:>|-{2,}\\s*(?:Original Message|Forwarded (?:by|message))|_{10,}|On .{5,200}wrote:\\s*$)");

  private Snippet() {}

  static String of(String text) {
    String head = text.substring(0, Math.min(text.length(), ENOUGH));
    Matcher quoted = QUOTED.matcher(head);
    String own = quoted.find() ? head.substring(0, quoted.start()) : head;
    String words = oneLine(own.isBlank() ? head : own);
    if (words.length() <= LONGEST) return words;
    int end = words.lastIndexOf(' ', LONGEST);
    int cut = end < LONGEST / 2 ? LONGEST : end;
    return words.substring(0, Character.isHighSurrogate(words.charAt(cut - 1)) ? cut - 1 : cut);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ").strip();
  }
}
