package com.invicrm.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The sounds that are one letter away from another: few enough to look each of them up, since
/// there are but seventeen consonants.
final class Misspellings {
  private static final List<String> CONSONANTS =
      List.of("b d f g h j k l m n r s t w y z".split(" ", -1));

  private Misspellings() {}

  /// One letter less, more, another, or two that changed places.
  static Set<String> of(String sound) {
    Set<String> others = new LinkedHashSet<>();
    for (int at = 0; at < sound.length(); at++) without(others, sound, at);
    for (int at = 0; at + 1 < sound.length(); at++) turned(others, sound, at);
    for (int at = 0; at < sound.length(); at++) another(others, sound, at);
    for (int at = 0; at <= sound.length(); at++) with(others, sound, at);
    others.add(once("a" + sound));
    others.remove(sound);
    others.remove("");
    return others;
  }

  private static void without(Set<String> others, String sound, int at) {
    others.add(once(sound.substring(0, at) + sound.substring(at + 1)));
  }

  private static void turned(Set<String> others, String sound, int at) {
    String pair = "" + sound.charAt(at + 1) + sound.charAt(at);
    others.add(once(sound.substring(0, at) + pair + sound.substring(at + 2)));
  }

  private static void another(Set<String> others, String sound, int at) {
    for (String c : CONSONANTS) {
      others.add(once(sound.substring(0, at) + c + sound.substring(at + 1)));
    }
  }

  private static void with(Set<String> others, String sound, int at) {
    for (String c : CONSONANTS) {
      others.add(once(sound.substring(0, at) + c + sound.substring(at)));
    }
  }

  /// No key holds the same letter twice in a row.
  private static String once(String sound) {
    StringBuilder once = new StringBuilder(sound.length());
    for (int at = 0; at < sound.length(); at++) {
      if (at == 0 || sound.charAt(at) != sound.charAt(at - 1)) once.append(sound.charAt(at));
    }
    return once.toString();
  }
}
