package com.invicrm.people;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What people are called for short, and what those who are called so may be called in full.
final class Nicknames {
  private static final Map<String, Set<String>> OTHERS = read();

  private Nicknames() {}

  /// The other words for somebody who is called by this one: Robert, Robin and Rupert for Bob.
  static Set<String> of(String word) {
    return OTHERS.getOrDefault(word, Set.of());
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> others = new HashMap<>();
    WordLists.lines("nicknames.txt").forEach(line -> read(line, others));
    return others;
  }

  /// Short forms of one name are not short for each other: Liz is not called Beth.
  private static void read(List<String> line, Map<String, Set<String>> others) {
    List<String> full = Arrays.asList(line.getFirst().split("/", -1));
    for (String name : full) {
      full.forEach(f -> put(others, name, f));
      line.stream().skip(1).forEach(s -> put(others, name, s));
      line.stream().skip(1).forEach(s -> put(others, s, name));
    }
  }

  private static void put(Map<String, Set<String>> others, String word, String other) {
    if (!word.equals(other)) others.computeIfAbsent(word, _ -> new HashSet<>()).add(other);
  }
}
