package com.invicrm.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `ask/name-rules.json`, read.
record NameRules(String seed, List<Rule> rules, Tables tables) {
  /// @param needs what a name must have
  record Rule(String id, String family, int count, JsonNode needs) {
    boolean isOf(PoolName name) {
      String of = needs.path("of").asString("any");
      String script = needs.path("script").asString("any");
      return switch (of) {
            case "person" -> name.kind() == SubjectKind.contact;
            case "company" -> name.kind() == SubjectKind.company;
            default -> true;
          }
          && switch (script) {
            case "latin" -> name.isLatin();
            case "arabic" -> name.isArabic();
            default -> true;
          };
    }

    int atLeast(String need) {
      return needs.path(need).asInt(0);
    }
  }

  /// One thing and what it becomes.
  record Pair(String from, String to) {}

  /// A row of the table of names.
  record Row(String arabic, List<String> latin) {
    boolean has(String word) {
      return latin.stream().anyMatch(l -> l.equalsIgnoreCase(word));
    }
  }

  /// A row of the table of nicknames.
  record Nickname(String full, List<String> brief) {}

  record Tables(
      Map<String, String> keyboard,
      Map<String, String> plainLetters,
      Set<String> particles,
      List<String> articlesOf,
      List<String> articlesTo,
      List<Pair> consonants,
      List<Pair> vowels,
      Set<String> digraphs,
      List<Pair> chatDigits,
      Map<String, String> arabicParticles,
      List<Pair> arabicSpellings,
      Map<String, String> toArabic,
      List<Row> names,
      List<Nickname> nicknames,
      Set<String> smallWords,
      Set<String> legalForms) {}

  static NameRules read() {
    JsonNode json =
        new JsonMapper().readTree(NameRules.class.getResourceAsStream("/ask/name-rules.json"));
    List<Rule> rules = new ArrayList<>();
    for (JsonNode r : json.path("rules")) {
      rules.add(
          new Rule(
              r.path("id").asString(),
              r.path("family").asString(),
              r.path("count").asInt(),
              r.path("needs")));
    }
    return new NameRules(json.path("seed").asString(), rules, tables(json.path("tables")));
  }

  private static Tables tables(JsonNode t) {
    List<Row> names = new ArrayList<>();
    t.path("names")
        .forEach(n -> names.add(new Row(n.path("arabic").asString(), texts(n.path("latin")))));
    List<Nickname> nicknames = new ArrayList<>();
    t.path("nicknames")
        .forEach(
            n -> nicknames.add(new Nickname(n.path("full").asString(), texts(n.path("short")))));
    return new Tables(
        map(t.path("keyboard")),
        map(t.path("plainLetters")),
        set(t.path("particles")),
        texts(t.path("articles").path("of")),
        texts(t.path("articles").path("to")),
        pairs(t.path("consonants")),
        pairs(t.path("vowels")),
        set(t.path("digraphs")),
        pairs(t.path("chatDigits")),
        map(t.path("arabicParticles")),
        pairs(t.path("arabicSpellings")),
        map(t.path("letters").path("toArabic")),
        names,
        nicknames,
        set(t.path("smallWords")),
        set(t.path("legalForms")));
  }

  private static List<String> texts(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }

  private static Set<String> set(JsonNode array) {
    return texts(array).stream()
        .map(w -> w.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Pair> pairs(JsonNode array) {
    return array.values().stream()
        .map(p -> new Pair(p.get(0).asString(), p.get(1).asString()))
        .toList();
  }

  private static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new LinkedHashMap<>();
    object.properties().forEach(p -> map.put(p.getKey(), p.getValue().asString()));
    return map;
  }
}
