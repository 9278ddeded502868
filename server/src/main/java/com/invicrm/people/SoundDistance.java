package com.invicrm.people;

import java.lang.Character.UnicodeScript;

/// How far apart two words sound, vowels counting little, and least between scripts.
record SoundDistance(double vowel) implements EditDistance.Prices {
  private static final SoundDistance ONE_SCRIPT = new SoundDistance(0.3);
  private static final SoundDistance TWO_SCRIPTS = new SoundDistance(0.1);
  private static final double BREATH = 0.6;
  private static final double VARIANT = 0.25;
  private static final double CONFUSED = 0.5;
  private static final double VOWEL_WEIGHT = 0.3;
  private static final double LEAST_WEIGHT = 1.5;

  /// Of two that sound alike, the one in the script that was written is likelier.
  private static final double OTHER_SCRIPT = 0.97;

  /// From 0 to 1 for the same sound.
  static double likeness(String one, String other) {
    String a = Phonemes.of(one);
    String b = Phonemes.of(other);
    if (a.isEmpty() || b.isEmpty()) return 0;
    boolean isOne = script(one) == script(other);
    double distance = EditDistance.between(a, b, isOne ? ONE_SCRIPT : TWO_SCRIPTS);
    double likeness = Math.max(0, 1 - distance / Math.max(weight(a), weight(b)));
    return isOne ? likeness : likeness * OTHER_SCRIPT;
  }

  @Override
  public double drop(char sound) {
    if (Phonemes.isVowel(sound)) return vowel;
    return sound == 'h' ? BREATH : 1;
  }

  @Override
  public double change(char sound, char other) {
    if (Phonemes.isVowel(sound) && Phonemes.isVowel(other)) return vowel * 1.1;
    char one = Phonemes.consonant(sound);
    char two = Phonemes.consonant(other);
    if (one == two) return VARIANT;
    return Phonemes.isConfused(one, two) ? CONFUSED : 1;
  }

  private static double weight(String sounds) {
    double weight =
        sounds.chars().mapToDouble(c -> Phonemes.isVowel((char) c) ? VOWEL_WEIGHT : 1).sum();
    return Math.max(LEAST_WEIGHT, weight);
  }

  private static UnicodeScript script(String word) {
    return UnicodeScript.of(word.codePointAt(0));
  }
}
