package com.invicrm.slack;

import java.util.regex.Pattern;

/// Words for Slack: nothing in them links, mentions somebody or calls a channel.
final class SlackText {
  private static final String ELLIPSIS = "…";

  /// Keeps `@` and the word apart without being seen.
  private static final String WORD_JOINER = "\u2060";

  private static final Pattern CALLS = Pattern.compile("(?i)@(?=(?:here|channel|everyone)\\b)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private SlackText() {}

  /// Words in one line, of at most so many characters as Slack counts them.
  static String line(String words, int limit) {
    return text(BLANKS.matcher(words).replaceAll(" ").strip(), limit);
  }

  /// Words with their line breaks; cut between characters, never within an escaped one.
  static String text(String words, int limit) {
    String tame = CALLS.matcher(words).replaceAll("@" + WORD_JOINER);
    var result = new StringBuilder();
    for (int i = 0; i < tame.length(); i = tame.offsetByCodePoints(i, 1)) {
      String piece = escaped(tame.codePointAt(i));
      boolean isLast = tame.offsetByCodePoints(i, 1) == tame.length();
      if (result.length() + piece.length() > (isLast ? limit : limit - 1))
        return result.append(ELLIPSIS).toString();
      result.append(piece);
    }
    return result.toString();
  }

  private static String escaped(int character) {
    return switch (character) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> Character.toString(character);
    };
  }
}
