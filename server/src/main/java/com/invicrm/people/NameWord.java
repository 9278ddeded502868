package com.invicrm.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A word of a name: what carries the name, and how it is written together with its article or
/// particle, or without one that it may begin with.
///
/// @param text normalised, without article and particle: `khatib` of Al-Khatib
/// @param other the word the other way: `alkhatib` of Al-Khatib, `othman` of Alothman
record NameWord(String text, Optional<String> other) {
  /// No more of a sound tells names apart.
  private static final int MAX_SOUND = 12;

  static NameWord of(String text) {
    return new NameWord(text, Optional.empty());
  }

  Stream<String> spellings() {
    return Stream.concat(Stream.of(text), other.stream());
  }

  /// Its sounds as they stand in keys; the first is its own.
  List<String> sounds() {
    return spellings().map(NameWord::sound).filter(s -> !s.isEmpty()).distinct().toList();
  }

  /// A letter that stands for a name.
  boolean isInitial() {
    return text.codePointCount(0, text.length()) == 1 && Character.isLetter(text.codePointAt(0));
  }

  static String sound(String word) {
    return NameKeys.head(Phonemes.consonants(Phonemes.of(word)), MAX_SOUND);
  }
}
