package com.invicrm.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Keys as columns for `unnest`, sorted as in the primary key: writers of the same rows never
/// deadlock.
record NameKeyRows(List<String> kinds, List<String> keys, List<UUID> subjects) {
  static NameKeyRows of(Map<UUID, Set<NameKey>> keys) {
    TreeMap<NameKey, Set<UUID>> sorted = new TreeMap<>();
    keys.forEach((subject, own) -> own.forEach(key -> subjectsOf(sorted, key).add(subject)));
    NameKeyRows rows = new NameKeyRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    sorted.forEach((key, own) -> own.forEach(subject -> rows.add(key, subject)));
    return rows;
  }

  String[] kindColumn() {
    return kinds.toArray(String[]::new);
  }

  String[] keyColumn() {
    return keys.toArray(String[]::new);
  }

  UUID[] subjectColumn() {
    return subjects.toArray(UUID[]::new);
  }

  private static Set<UUID> subjectsOf(Map<NameKey, Set<UUID>> sorted, NameKey key) {
    return sorted.computeIfAbsent(key, _ -> new TreeSet<>());
  }

  private void add(NameKey key, UUID subject) {
    kinds.add(key.kind().name());
    keys.add(key.key());
    subjects.add(subject);
  }
}
