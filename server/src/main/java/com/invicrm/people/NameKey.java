package com.invicrm.people;

import java.util.Comparator;

/// One way into a name: a normalised word, the rest of one from some letter on, how it sounds, or
/// the initials of all.
public record NameKey(Kind kind, String key) implements Comparable<NameKey> {
  /// Shorter rests would match nearly everything.
  static final int MIN_WITHIN = 3;

  private static final Comparator<NameKey> ORDER =
      Comparator.comparing(NameKey::kind).thenComparing(NameKey::key);

  /// `start`: a whole word; `within`: the rest of a word; `sound`: as [SoundKeys] makes them;
  /// `initials`: of a company.
  public enum Kind {
    start,
    within,
    sound,
    initials
  }

  @Override
  public int compareTo(NameKey other) {
    return ORDER.compare(this, other);
  }

  /// Whether so little is asked for that only whole words may begin with it.
  static boolean isShort(String word) {
    return word.codePointCount(0, word.length()) < MIN_WITHIN;
  }
}
