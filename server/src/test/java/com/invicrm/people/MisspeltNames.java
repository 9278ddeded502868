package com.invicrm.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Names as people misspell, shorten and transliterate them: drawn by the rules of
/// `ask/name-rules.md`, which were written before the search.
public final class MisspeltNames {
  private static final Comparator<String> BY_CODE_POINT =
      (one, other) -> Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

  private final NameRules rules;
  private final List<PoolName> pool;
  private final Set<String> names;
  private final Set<String> drawn = new HashSet<>();
  private final List<Form> forms = new ArrayList<>();
  private final Map<String, Integer> missing = new LinkedHashMap<>();

  private MisspeltNames(NameRules rules, List<PoolName> pool) {
    this.rules = rules;
    this.pool = pool;
    this.names = pool.stream().map(n -> small(n.text())).collect(Collectors.toSet());
  }

  /// A form of a name, and the rule that made it.
  public record Form(String rule, String family, PoolName of, String text) {}

  /// All that are drawn of a pool, in order.
  public static List<Form> of(List<PoolName> pool) {
    MisspeltNames names = new MisspeltNames(NameRules.read(), pool);
    names.draw();
    names.missing.forEach((rule, count) -> System.out.printf("%s runs short by %d%n", rule, count));
    return names.forms;
  }

  private void draw() {
    int owed = 0;
    for (NameRules.Rule rule : rules.rules()) owed = draw(rule, rule.count() + owed);
    while (owed > 0) {
      int before = owed;
      for (NameRules.Rule rule : rules.rules()) owed = draw(rule, owed);
      if (owed == before) throw new IllegalStateException("The pool is too small");
    }
  }

  /// How many could not be drawn.
  private int draw(NameRules.Rule rule, int count) {
    Map<String, List<String>> options = options(rule);
    Set<String> used = new HashSet<>();
    for (int k = 1; k <= count; k++) {
      options.values().forEach(o -> o.removeAll(drawn));
      options.values().removeIf(List::isEmpty);
      if (options.isEmpty()) {
        missing.merge(rule.id(), count - k + 1, Integer::sum);
        return count - k + 1;
      }
      if (used.containsAll(options.keySet())) used.clear();
      List<String> left = options.keySet().stream().filter(n -> !used.contains(n)).toList();
      String name = left.get(at(rule, k, "name", left.size()));
      List<String> its = requireNonNull(options.get(name));
      String form = its.get(at(rule, k, "form", its.size()));
      used.add(name);
      drawn.add(form);
      forms.add(new Form(rule.id(), rule.family(), named(name), form));
    }
    return 0;
  }

  /// What a rule makes of each name, without forms that are a name or come of two.
  private Map<String, List<String>> options(NameRules.Rule rule) {
    Map<String, Set<String>> makers = new HashMap<>();
    Map<String, List<String>> options = new TreeMap<>(BY_CODE_POINT);
    for (PoolName name : pool) {
      List<String> made = new NameForms(rules.tables(), name).of(rule);
      made.forEach(f -> makers.computeIfAbsent(f, _ -> new TreeSet<>()).add(name.text()));
      options.put(name.text(), new ArrayList<>(made.stream().distinct().toList()));
    }
    options
        .values()
        .forEach(o ->
            o.removeIf(f -> names.contains(small(f)) || requireNonNull(makers.get(f)).size() > 1));
    return options;
  }

  private PoolName named(String text) {
    return pool.stream().filter(n -> n.text().equals(text)).findFirst().orElseThrow();
  }

  private int at(NameRules.Rule rule, int k, String what, int of) {
    long hash = hash(rules.seed() + "|" + rule.id() + "|" + k + "|" + what);
    return (int) Long.remainderUnsigned(hash, of);
  }

  /// The first eight bytes of the SHA-256, big-endian.
  static long hash(String text) {
    return ByteBuffer.wrap(Hashing.sha256().hashString(text, UTF_8).asBytes()).getLong();
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
