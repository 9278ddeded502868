package com.invicrm.people;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a word sounds, in one alphabet for Latin and Arabic script.
///
/// Small letters are consonants and the vowels `a`, `i`, `u`; capitals are the sounds that Latin
/// letters write with an `h`. Vowels are what scripts and spellers disagree about most: Arabic
/// leaves the short ones out.
final class Phonemes {
  private static final int LONGEST = 3;

  private static final Map<String, String> SOUNDS =
      Map.ofEntries(
          entry("sch", "S"),
          entry("sh", "S"),
          entry("ش", "S"),
          entry("tch", "C"),
          entry("ch", "C"),
          entry("تش", "C"),
          entry("چ", "C"),
          entry("kh", "K"),
          entry("خ", "K"),
          entry("gh", "G"),
          entry("غ", "G"),
          entry("th", "T"),
          entry("ث", "T"),
          entry("dh", "D"),
          entry("ذ", "D"),
          entry("ظ", "D"),
          entry("ph", "f"),
          entry("ف", "f"),
          entry("ck", "k"),
          entry("c", "k"),
          entry("ك", "k"),
          entry("ق", "q"),
          entry("x", "ks"),
          entry("wh", "w"),
          entry("و", "w"),
          entry("ي", "y"),
          entry("ee", "i"),
          entry("ie", "i"),
          entry("e", "i"),
          entry("oo", "u"),
          entry("ou", "u"),
          entry("o", "u"),
          entry("ا", "a"),
          entry("ع", "a"),
          entry("ب", "b"),
          entry("پ", "p"),
          entry("ت", "t"),
          entry("ط", "t"),
          entry("ج", "j"),
          entry("ژ", "j"),
          entry("ح", "h"),
          entry("ه", "h"),
          entry("د", "d"),
          entry("ض", "d"),
          entry("ر", "r"),
          entry("ز", "z"),
          entry("س", "s"),
          entry("ص", "s"),
          entry("ڤ", "v"),
          entry("گ", "g"),
          entry("ل", "l"),
          entry("م", "m"),
          entry("ن", "n"));

  /// Sounds that one speller writes for another, beyond those that are the same consonant.
  private static final Set<String> CONFUSED =
      confused("tz", "dz", "td", "gj", "gk", "jk", "jy", "bf", "hk", "sz", "sk", "gh", "bw");

  private Phonemes() {}

  /// The phonemes of a normalised word; letters of other scripts and digits stand for themselves.
  static String of(String word) {
    StringBuilder sounds = new StringBuilder(word.length());
    for (int at = 0; at < word.length(); ) at += append(sounds, word, at);
    return settled(sounds);
  }

  /// The consonants that a name is found by: spellings of one name have the same, but for a letter.
  static String consonants(String phonemes) {
    StringBuilder kept = new StringBuilder(phonemes.length());
    for (int at = 0; at < phonemes.length(); at++) {
      char sound = phonemes.charAt(at);
      if (!isVowel(sound)) addOnce(kept, consonant(sound));
      else if (at == 0) kept.append('a');
    }
    return kept.toString();
  }

  static boolean isVowel(char sound) {
    return sound == 'a' || sound == 'i' || sound == 'u';
  }

  /// The consonant that a sound counts as when names are looked for.
  static char consonant(char sound) {
    return switch (sound) {
      case 'S' -> 's';
      case 'C', 'K', 'q' -> 'k';
      case 'G' -> 'g';
      case 'T' -> 't';
      case 'D' -> 'd';
      case 'p' -> 'b';
      case 'v' -> 'f';
      default -> sound;
    };
  }

  /// Whether one consonant is often written for the other.
  static boolean isConfused(char one, char other) {
    return CONFUSED.contains("" + one + other);
  }

  private static int append(StringBuilder sounds, String word, int at) {
    for (int length = Math.min(LONGEST, word.length() - at); length > 0; length--) {
      String sound = SOUNDS.get(word.substring(at, at + length));
      if (sound == null) continue;
      sound.chars().forEach(c -> addOnce(sounds, (char) c));
      return length;
    }
    addOnce(sounds, word.charAt(at));
    return 1;
  }

  /// `w` and `y` are consonants where a word begins, and a last `h` is seldom heard or written.
  private static String settled(StringBuilder sounds) {
    StringBuilder settled = new StringBuilder(sounds.length());
    int end = sounds.length() - 1;
    for (int at = 0; at <= end; at++) {
      char sound = at == 0 ? sounds.charAt(0) : asVowel(sounds.charAt(at));
      boolean isLastH = at == end && at > 1 && sound == 'h';
      if (!isLastH) addOnce(settled, sound);
      else if (!isVowel(asVowel(sounds.charAt(at - 1)))) settled.append('a');
    }
    return settled.toString();
  }

  private static char asVowel(char sound) {
    if (sound == 'w') return 'u';
    return sound == 'y' ? 'i' : sound;
  }

  private static void addOnce(StringBuilder sounds, char sound) {
    if (sounds.isEmpty() || sounds.charAt(sounds.length() - 1) != sound) sounds.append(sound);
  }

  private static Set<String> confused(String... pairs) {
    return Set.of(pairs).stream()
        .flatMap(p -> Stream.of(p, new StringBuilder(p).reverse().toString()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
