package com.invicrm.ask.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The longest phrases of a sentence that mean something to an intent, none over another.
final class Cover {
  /// Families that words need for grammar alone.
  private static final Set<String> GRAMMAR =
      Set.of(
          "fn",
          "verb",
          "noun",
          "article",
          "the",
          "and",
          "with",
          "to",
          "from",
          "for",
          "of",
          "on",
          "about",
          "at",
          "in",
          "polite",
          "particle",
          "kunya",
          "patronym",
          "honorific",
          "given",
          "proper",
          "timecue",
          "monthname",
          "monthword",
          "date",
          "day",
          "month",
          "unit",
          "rel",
          "q",
          "half",
          "part",
          "am",
          "pm",
          "clock",
          "oclock",
          "halfpast",
          "quarterpast",
          "quarterto",
          "ordinal",
          "nth",
          "n",
          "x",
          "cur",
          "quarterof",
          "threequarters",
          "andahalf",
          "since",
          "by",
          "before",
          "after",
          "between",
          "ago",
          "ahead",
          "afternext",
          "edge",
          "endof",
          "startof",
          "restof",
          "weekend",
          "todate",
          "yearword",
          "measure",
          "tonight",
          "worth",
          "wh",
          "dual");

  private final Sentence sentence;
  private final boolean[] taken;
  private final List<Match> matches = new ArrayList<>();
  private final boolean[] said;

  /// @param taken the tokens of times and amounts, which say nothing else
  Cover(Sentence sentence, boolean[] taken) {
    this.sentence = sentence;
    this.taken = taken;
    this.said = new boolean[sentence.size()];
    List<Match> longest =
        IntStream.range(0, sentence.size())
            .mapToObj(sentence::starting)
            .flatMap(List::stream)
            .filter(m -> isContent(m) && isFree(m))
            .sorted(Comparator.comparingInt(Match::length).reversed().thenComparingInt(Match::from))
            .toList();
    longest.forEach(this::add);
    matches.sort(Comparator.comparingInt(Match::from));
  }

  private void add(Match match) {
    boolean same = matches.stream().anyMatch(m -> m.from() == match.from() && m.to() == match.to());
    for (int i = match.from(); i < match.to() && !same; i++) {
      if (said[i]) return;
    }
    for (int i = match.from(); i < match.to(); i++) said[i] = true;
    matches.add(match);
  }

  private boolean isFree(Match match) {
    int free = 0;
    for (int i = match.from(); i < match.to(); i++) if (!taken[i]) free++;
    return free == match.length();
  }

  static boolean isContent(Match match) {
    int point = match.concept().indexOf('.');
    String family = point < 0 ? match.concept() : match.concept().substring(0, point);
    boolean ofNames =
        family.equals("co")
            && !match.concept().equals("co.cue")
            && !match.concept().equals("co.they");
    return !GRAMMAR.contains(family) && !ofNames;
  }

  /// Whether a concept, or one of a family, is said.
  boolean has(String family) {
    return matches.stream().anyMatch(m -> m.isOf(family));
  }

  List<Match> matches() {
    return matches;
  }

  /// Whether a token is part of a phrase with a meaning.
  boolean says(int i) {
    return said[i];
  }

  boolean isTaken(int i) {
    return taken[i];
  }

  Sentence sentence() {
    return sentence;
  }
}
