package com.invicrm.ask.grammar;

/// A word, a number or a mark of a text.
///
/// @param text normalised for comparing
/// @param raw as it was written
/// @param from where it begins in the text
/// @param to where it ends
record Token(String text, String raw, int from, int to, Kind kind) {
  enum Kind {
    word,
    number,
    mark
  }

  boolean isWord() {
    return kind == Kind.word;
  }

  boolean isNumber() {
    return kind == Kind.number;
  }

  boolean isMark() {
    return kind == Kind.mark;
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean isArabic() {
    return !text.isEmpty() && Arabic.isLetter(text.charAt(0));
  }

  /// Whether it was written with a capital first.
  boolean isCapital() {
    return !raw.isEmpty() && Character.isUpperCase(raw.codePointAt(0));
  }

  /// Whether it is written in capitals alone, as abbreviations are.
  boolean isUpper() {
    return raw.length() > 1
        && raw.chars().anyMatch(Character::isUpperCase)
        && raw.chars().noneMatch(Character::isLowerCase);
  }

  boolean hasDigit() {
    return raw.chars().anyMatch(Character::isDigit);
  }

  /// Whether nothing stands between this token and the next one.
  boolean touches(Token next) {
    return to == next.from;
  }
}
