package com.invicrm.people;

import com.invicrm.people.NameRules.Row;
import com.invicrm.people.NameRules.Tables;
import com.invicrm.people.NameTokens.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A name in the other script, by the tables of the rules of misspelt names.
record NameScripts(Tables tables) {
  private static final String ARTICLE = "ال";

  /// Each word as its row has it; nothing when a word has no row.
  Optional<String> toLatin(NameTokens name) {
    List<String> words = new ArrayList<>();
    for (Token token : name.words()) {
      token.particles().forEach(p -> words.add(tables.arabicParticles().getOrDefault(p, p)));
      Optional<String> latin = latin(token.word());
      if (latin.isEmpty()) return Optional.empty();
      words.add(latin.get());
    }
    return Optional.of(String.join(" ", words));
  }

  private Optional<String> latin(String word) {
    Optional<String> whole = row(word).map(r -> r.latin().getFirst());
    if (whole.isPresent() || !word.startsWith(ARTICLE)) return whole;
    return row(word.substring(ARTICLE.length())).map(r -> article() + r.latin().getFirst());
  }

  private Optional<Row> row(String arabic) {
    return tables.names().stream().filter(r -> r.arabic().equals(arabic)).findFirst();
  }

  private String article() {
    return tables.arabicParticles().getOrDefault(ARTICLE, "");
  }

  /// Each word as its row has it; nothing when a word has no row.
  Optional<String> toArabic(String name) {
    List<String> words = new ArrayList<>();
    String before = "";
    for (String word : name.split(" ", -1)) {
      if (List.of("al", "el").contains(word.toLowerCase(Locale.ROOT))) {
        before = ARTICLE;
        continue;
      }
      Optional<String> arabic = particle(word).or(() -> arabic(word));
      if (arabic.isEmpty()) return Optional.empty();
      words.add(before + arabic.get());
      before = "";
    }
    return Optional.of(String.join(" ", words));
  }

  private Optional<String> particle(String word) {
    return tables.arabicParticles().entrySet().stream()
        .filter(p -> p.getValue().equalsIgnoreCase(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Optional<String> arabic(String word) {
    Optional<String> whole = spelt(word);
    boolean hasArticle = word.toLowerCase(Locale.ROOT).matches("(al|el)-.+");
    if (whole.isPresent() || !hasArticle) return whole;
    return spelt(word.substring(3)).map(a -> ARTICLE + a);
  }

  private Optional<String> spelt(String latin) {
    return tables.names().stream().filter(r -> r.has(latin)).map(Row::arabic).findFirst();
  }

  /// Letter by letter, the longest match first.
  String byLetters(String name) {
    return String.join(
        " ", Stream.of(name.toLowerCase(Locale.ROOT).split(" ", -1)).map(this::word).toList());
  }

  private String word(String word) {
    String once = "^" + word.replaceAll("([bcdfghjklmnpqrstvwxyz])\\1", "$1") + "$";
    List<String> keys =
        tables.toArabic().keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(k -> k))
            .toList();
    StringBuilder arabic = new StringBuilder();
    for (int at = 0; at < once.length(); ) {
      int from = at;
      Optional<String> key = keys.stream().filter(k -> once.startsWith(k, from)).findFirst();
      key.map(tables.toArabic()::get).ifPresent(arabic::append);
      at += key.map(String::length).orElse(1);
    }
    return arabic.toString();
  }
}
