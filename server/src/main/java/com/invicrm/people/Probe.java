package com.invicrm.people;

import com.invicrm.people.NameKey.Kind;

/// A range of keys to look into.
///
/// @param from the first key
/// @param to what comes after the last key
/// @param rows at most so many
record Probe(Kind kind, String from, String to, int rows) {
  /// No key holds it, and it sorts after whatever follows the same letters.
  private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

  /// It sorts before whatever follows the same letters.
  private static final String FIRST_LETTER = "\u0001";

  static Probe exactly(Kind kind, String key, int rows) {
    return new Probe(kind, key, key + FIRST_LETTER, rows);
  }

  static Probe beginning(Kind kind, String key, int rows) {
    return new Probe(kind, key, key + LAST_LETTER, rows);
  }
}
