package com.invicrm.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/// Things that belong together because they share a key, directly or through others; each component
/// may be known already under ids.
final class Components<T> {
  /// @param ids what it is known as; several when it joins what was apart
  record Component<T>(List<T> items, SortedSet<String> keys, SortedSet<UUID> ids) {}

  private final Map<String, String> parents = new HashMap<>();
  private final Map<T, String> items = new LinkedHashMap<>();
  private final Map<String, UUID> known = new HashMap<>();
  private final SortedSet<String> keys = new TreeSet<>();

  /// Adds something with its keys, of which there is at least one.
  void add(T item, Collection<String> itemKeys) {
    String first = itemKeys.iterator().next();
    itemKeys.forEach(k -> union(first, k));
    keys.addAll(itemKeys);
    items.put(item, first);
  }

  /// Says that a key is known under an id.
  void know(String key, UUID id) {
    known.put(key, id);
    union(key, "=" + id);
  }

  Set<String> keys() {
    return keys;
  }

  Collection<Component<T>> all() {
    Map<String, Component<T>> all = new LinkedHashMap<>();
    items.forEach((item, key) -> of(all, key).items().add(item));
    keys.forEach(k -> of(all, k).keys().add(k));
    known.forEach((k, id) -> of(all, k).ids().add(id));
    return all.values().stream().filter(c -> !c.items().isEmpty()).toList();
  }

  private Component<T> of(Map<String, Component<T>> all, String key) {
    return all.computeIfAbsent(
        root(key),
        _ ->
            new Component<>(
                new ArrayList<>(), new TreeSet<>(), new TreeSet<>(Comparator.naturalOrder())));
  }

  private void union(String one, String other) {
    String a = root(one);
    String b = root(other);
    if (!a.equals(b)) parents.put(b, a);
  }

  private String root(String key) {
    String at = key;
    for (String up = parents.get(at); up != null; up = parents.get(at)) {
      String above = parents.get(up);
      if (above != null) parents.put(at, above);
      at = up;
    }
    return at;
  }
}
