package com.invicrm.people;

import com.invicrm.people.NameRules.Nickname;
import com.invicrm.people.NameRules.Pair;
import com.invicrm.people.NameRules.Row;
import com.invicrm.people.NameRules.Tables;
import com.invicrm.people.NameTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every form that a rule can make of a name, from its first letter to its last.
final class NameForms {
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Pattern INSIDE = Pattern.compile("(?<=\\p{L})[ '’-](?=\\p{L})");
  private static final Pattern DOUBLED = Pattern.compile("(?i)([bcdfghjklmnpqrstvwxyz])\\1");
  private static final Pattern ENDING = Pattern.compile("(?i)ah?(?![\\p{L}\\p{M}])");

  private final Tables tables;
  private final PoolName name;
  private final String text;
  private final NameTokens tokens;
  private final List<String> forms = new ArrayList<>();

  NameForms(Tables tables, PoolName name) {
    this.tables = tables;
    this.name = name;
    this.text = name.text();
    this.tokens = NameTokens.of(text, tables);
  }

  List<String> of(NameRules.Rule rule) {
    if (!rule.isOf(name) || tokens.words().size() < rule.atLeast("minWords")) return List.of();
    if (rule.needs().path("arabicName").asBoolean(false) && !isArabicName()) return List.of();
    switch (rule.id()) {
      case "drop-letter" -> words(rule).forEach(this::dropped);
      case "double-letter" -> words(rule).forEach(this::doubled);
      case "swap-letters" -> words(rule).forEach(this::swapped);
      case "neighbour-key" -> words(rule).forEach(this::neighbours);
      case "joins" -> INSIDE.matcher(text).results().forEach(m -> put(m.start(), m.end(), ""));
      case "plain-letters" -> plain();
      case "other-spelling" -> otherSpellings();
      case "article" -> articles();
      case "consonant" -> replaced(tables.consonants());
      case "vowel" -> replaced(tables.vowels());
      case "chat-digits" -> replaced(tables.chatDigits());
      case "arabic-spelling" -> replaced(tables.arabicSpellings());
      case "ending-or-double" -> endings();
      case "to-latin" -> new NameScripts(tables).toLatin(tokens).ifPresent(forms::add);
      case "to-arabic" -> new NameScripts(tables).toArabic(text).ifPresent(forms::add);
      case "letters-to-arabic" -> letters(rule);
      case "initial-surname" -> either(tokens.first().initial(), ". ", " ", tokens.last().whole());
      case "first-initial" -> firstInitial();
      case "nickname" -> nicknames();
      case "swapped" -> either(tokens.last().whole(), " ", ", ", tokens.rest());
      case "initials" -> initials(rule);
      case "no-legal-form" -> withoutLegalForm();
      default -> throw new IllegalArgumentException(rule.id());
    }
    return forms.stream().filter(f -> !f.equals(text)).toList();
  }

  private Stream<MatchResult> words(NameRules.Rule rule) {
    return LETTERS
        .matcher(text)
        .results()
        .filter(m -> m.end() - m.start() >= rule.atLeast("wordLetters"));
  }

  private void dropped(MatchResult word) {
    for (int at = word.start() + 1; at < word.end(); at++) put(at, at + 1, "");
  }

  private void doubled(MatchResult word) {
    for (int at = word.start() + 1; at < word.end(); at++) {
      boolean isDouble = same(at, at - 1) || (at + 1 < word.end() && same(at, at + 1));
      if (!isDouble) put(at, at + 1, ("" + text.charAt(at)).repeat(2));
    }
  }

  private void swapped(MatchResult word) {
    for (int at = word.start() + 1; at + 1 < word.end(); at++) {
      if (!same(at, at + 1)) put(at, at + 2, "" + text.charAt(at + 1) + text.charAt(at));
    }
  }

  private void neighbours(MatchResult word) {
    for (int at = word.start() + 1; at < word.end(); at++) {
      String keys = tables.keyboard().getOrDefault(small(text.substring(at, at + 1)), "");
      int letter = at;
      keys.chars().forEach(k -> put(letter, letter + 1, like(letter, "" + (char) k)));
    }
  }

  private boolean same(int at, int other) {
    return Character.toLowerCase(text.charAt(at)) == Character.toLowerCase(text.charAt(other));
  }

  private void plain() {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      String letter = tables.plainLetters().get(small(text.substring(at, at + 1)));
      plain.append(letter == null ? text.substring(at, at + 1) : like(at, letter));
    }
    forms.add(plain.toString());
  }

  private void otherSpellings() {
    for (MatchResult word : Pattern.compile("\\S+").matcher(text).results().toList()) {
      for (Row row : tables.names()) {
        if (!row.has(word.group())) continue;
        row.latin().stream()
            .filter(l -> !l.equalsIgnoreCase(word.group()))
            .forEach(l -> put(word.start(), word.end(), l));
      }
    }
  }

  private void articles() {
    for (int at = 0; at < text.length(); at++) {
      if (at > 0 && text.charAt(at - 1) != ' ') continue;
      Optional<String> article = tables.articlesOf().stream().filter(startsAt(at)).findFirst();
      if (article.isEmpty()) continue;
      for (String to : tables.articlesTo()) {
        int end = at + article.get().length();
        boolean joins = !to.endsWith("-") && !to.endsWith(" ");
        String next = text.substring(end, end + 1);
        put(at, end + 1, to + (joins ? small(next) : next));
      }
    }
  }

  private void replaced(List<Pair> table) {
    for (int at = 0; at < text.length(); at++) {
      for (Pair pair : table) {
        if (!startsAt(at).test(pair.from())) continue;
        if (pair.from().length() == 1 && isInDigraph(at)) continue;
        put(at, at + pair.from().length(), like(at, pair.to()));
      }
    }
  }

  private boolean isInDigraph(int at) {
    return Stream.of(at - 1, at)
        .filter(from -> from >= 0 && from + 2 <= text.length())
        .anyMatch(from -> tables.digraphs().contains(small(text.substring(from, from + 2))));
  }

  private void endings() {
    Stream.concat(DOUBLED.matcher(text).results(), ENDING.matcher(text).results())
        .sorted((one, other) -> Integer.compare(one.start(), other.start()))
        .forEach(m -> {
          boolean isPutIn = m.group().equalsIgnoreCase("a");
          put(m.start(), m.end(), isPutIn ? m.group() + "h" : m.group().substring(0, 1));
        });
  }

  private void letters(NameRules.Rule rule) {
    boolean isLong =
        tokens.words().stream().allMatch(w -> letterCount(w.word()) >= rule.atLeast("wordLetters"));
    if (isLong) forms.add(new NameScripts(tables).byLetters(text));
  }

  private static long letterCount(String word) {
    return word.codePoints().filter(Character::isLetter).count();
  }

  private void firstInitial() {
    String form = tokens.first().word() + " " + tokens.last().initial();
    forms.add(form);
    forms.add(form + ".");
  }

  private void nicknames() {
    Token first = tokens.first();
    if (!first.particles().isEmpty()) return;
    for (Nickname nickname : tables.nicknames()) {
      if (nickname.full().equalsIgnoreCase(first.word())) {
        nickname.brief().forEach(s -> put(0, first.word().length(), s));
      } else if (nickname.brief().stream().anyMatch(s -> s.equalsIgnoreCase(first.word()))) {
        put(0, first.word().length(), nickname.full());
      }
    }
  }

  private void initials(NameRules.Rule rule) {
    List<String> words =
        tokens.words().stream()
            .filter(w -> !isIn(tables.smallWords(), w.word()))
            .filter(w -> !isIn(tables.legalForms(), w.word()))
            .map(Token::initial)
            .toList();
    if (words.size() >= rule.atLeast("significantWords")) {
      forms.add(String.join("", words).toUpperCase(Locale.ROOT));
    }
  }

  private void withoutLegalForm() {
    String left = text;
    while (left.contains(" ") && isIn(tables.legalForms(), left.substring(left.lastIndexOf(' ')))) {
      left = left.substring(0, left.lastIndexOf(' ')).replaceFirst(",$", "");
    }
    forms.add(left);
  }

  private static boolean isIn(java.util.Set<String> table, String word) {
    return table.contains(small(word.strip().replaceAll("[.,]", "")));
  }

  private boolean isArabicName() {
    boolean hasParticle =
        Stream.of(small(text).split("[ -]", -1))
            .anyMatch(w ->
                List.of("al", "el", "il", "bin", "bint", "ibn", "abu", "bu", "umm", "um")
                    .contains(w));
    return hasParticle
        || tokens.words().stream()
            .anyMatch(w -> tables.names().stream().anyMatch(r -> r.has(w.word())));
  }

  private void either(String before, String one, String other, String after) {
    forms.add(before + one + after);
    forms.add(before + other + after);
  }

  private java.util.function.Predicate<String> startsAt(int at) {
    return part -> text.regionMatches(true, at, part, 0, part.length());
  }

  private void put(int from, int to, String instead) {
    forms.add(text.substring(0, from) + instead + text.substring(to));
  }

  /// With the capital that stood there.
  private String like(int at, String instead) {
    boolean isCapital = Character.isUpperCase(text.charAt(at)) && !instead.isEmpty();
    return isCapital
        ? instead.substring(0, 1).toUpperCase(Locale.ROOT) + instead.substring(1)
        : instead;
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
