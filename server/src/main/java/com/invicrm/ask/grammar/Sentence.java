package com.invicrm.ask.grammar;

import java.util.List;
import java.util.Optional;

/// A text with its tokens and everything that lexicons say about them.
final class Sentence {
  private final String text;
  private final List<Token> tokens;
  private final List<List<Match>> matches;
  private final Language language;

  Sentence(String text, List<Token> tokens, List<List<Match>> matches, Language language) {
    this.language = language;
    this.text = text;
    this.tokens = tokens;
    this.matches = matches;
  }

  String text() {
    return text;
  }

  boolean isRomance() {
    return language == Language.fr || language == Language.es;
  }

  boolean isArabizi() {
    return language == Language.arabizi;
  }

  /// Whether the whole of it stands in capitals.
  boolean isShouted() {
    return text.length() > 1 && text.chars().noneMatch(Character::isLowerCase) && size() > 2;
  }

  int size() {
    return tokens.size();
  }

  boolean has(int i) {
    return i >= 0 && i < tokens.size();
  }

  Token at(int i) {
    return tokens.get(i);
  }

  List<Token> tokens() {
    return tokens;
  }

  /// Whether the token is there and reads so.
  boolean is(int i, String word) {
    return has(i) && at(i).is(word);
  }

  /// Everything that begins at a token.
  List<Match> starting(int i) {
    return has(i) ? matches.get(i) : List.of();
  }

  /// The longest match of a concept, or of a family of concepts, that begins at a token.
  Optional<Match> find(int i, String family) {
    Match longest = null;
    for (Match match : starting(i)) {
      if (match.isOf(family) && (longest == null || match.length() > longest.length())) {
        longest = match;
      }
    }
    return Optional.ofNullable(longest);
  }

  /// Where the longest match of a concept ends; `i` itself when there is none.
  int skip(int i, String family) {
    return find(i, family).map(Match::to).orElse(i);
  }

  /// Whether a concept, or one of a family, begins at a token.
  boolean starts(int i, String family) {
    for (Match match : starting(i)) {
      if (match.isOf(family)) return true;
    }
    return false;
  }

  /// Whether a concept ends right before a token.
  boolean endsBefore(int i, String family) {
    for (int from = Math.max(0, i - 5); from < i; from++) {
      for (Match match : matches.get(from)) {
        if (match.to() == i && match.isOf(family)) return true;
      }
    }
    return false;
  }

  /// The text from one token to before another, as it was written.
  String written(int from, int to) {
    return from >= to ? "" : text.substring(at(from).from(), at(to - 1).to());
  }
}
