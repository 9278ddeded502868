package com.invicrm.ask.grammar;

import com.invicrm.ask.Intent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Weighs what a sentence has against what each intent looks for.
final class Evidence {
  /// All of `present` and none of `absent` speak for the intent, or against it.
  private record Rule(Intent intent, double weight, List<String> present, List<String> absent) {
    boolean holds(Set<String> features) {
      return features.containsAll(present) && absent.stream().noneMatch(features::contains);
    }
  }

  /// The intent with most evidence, and how sure that is.
  record Verdict(Intent intent, double confidence) {}

  private static final double LEAST = 2;
  private static final double DOUBT = 3;

  private final List<Rule> rules = new ArrayList<>();

  Evidence() {
    Resources.lines("ask/evidence.txt").forEach(line -> rules.add(rule(line)));
  }

  private static Rule rule(String line) {
    String[] sides = line.split(":", 2);
    String[] head = sides[0].strip().split("\\s+", -1);
    List<String> all = List.of(sides[1].strip().split("\\s+", -1));
    return new Rule(
        Intent.valueOf(head[0]),
        Double.parseDouble(head[1]),
        all.stream().filter(f -> !f.startsWith("!")).toList(),
        all.stream().filter(f -> f.startsWith("!")).map(f -> f.substring(1)).toList());
  }

  Verdict weigh(Set<String> features) {
    Map<Intent, Double> scores = new EnumMap<>(Intent.class);
    for (Rule rule : rules) {
      if (rule.holds(features)) scores.merge(rule.intent(), rule.weight(), Double::sum);
    }
    List<Map.Entry<Intent, Double>> ranked =
        scores.entrySet().stream()
            .sorted(Map.Entry.<Intent, Double>comparingByValue(Comparator.reverseOrder()))
            .toList();
    if (ranked.isEmpty() || ranked.getFirst().getValue() < LEAST)
      return new Verdict(Intent.unknown, 0);
    double best = ranked.getFirst().getValue();
    double second = ranked.size() > 1 ? Math.max(0, ranked.get(1).getValue()) : 0;
    double confidence = best / (best + second / 2 + DOUBT);
    return new Verdict(ranked.getFirst().getKey(), Math.round(confidence * 100) / 100.0);
  }
}
