package com.invicrm.ask.grammar;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Looks up what the words of a text say, in the languages that it is written in.
final class Tagger {
  private static final int SHORTEST_AFTER_CUE = 6;

  private final Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
  private final Words words;

  Tagger() {
    Set<String> known = new HashSet<>();
    for (Language language : Language.values()) {
      Lexicon lexicon = Lexicon.of(language);
      lexicons.put(language, lexicon);
      if (language != Language.arabizi) known.addAll(lexicon.words());
    }
    words = new Words(known);
  }

  Words words() {
    return words;
  }

  Sentence tag(String text) {
    List<Token> tokens = Tokeniser.split(text);
    Map<Language, List<List<Match>>> all = new EnumMap<>(Language.class);
    List<Set<String>> spellings =
        IntStream.range(0, tokens.size()).mapToObj(i -> spellings(tokens, i)).toList();
    lexicons.forEach((language, lexicon) -> all.put(language, matches(lexicon, tokens, spellings)));
    Language main = main(tokens, all);
    List<List<Match>> merged = new ArrayList<>();
    boolean[] covered = covered(all.getOrDefault(main, List.of()), tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      List<Match> here = new ArrayList<>(all.getOrDefault(main, List.of()).get(i));
      here.addAll(all.getOrDefault(Language.ar, List.of()).get(i));
      if (main != Language.en) {
        for (Match match : all.getOrDefault(Language.en, List.of()).get(i)) {
          if (isFree(match, covered)) here.add(match);
        }
      }
      merged.add(here);
    }
    return new Sentence(text, tokens, merged, main);
  }

  private static List<List<Match>> matches(
      Lexicon lexicon, List<Token> tokens, List<Set<String>> spellings) {
    List<List<Match>> matches = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) matches.add(lexicon.matches(tokens, i, spellings));
    return matches;
  }

  /// A word as it is written and, when it is mistyped, as it was meant.
  private Set<String> spellings(List<Token> tokens, int place) {
    Token token = tokens.get(place);
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(token.text());
    boolean name = place > 0 && token.isCapital();
    if (!token.isWord() || name) return spellings;
    boolean cued = place > 0 && isNameCue(tokens.get(place - 1).text());
    if (!cued || token.text().length() >= SHORTEST_AFTER_CUE) {
      words.meant(token.text()).ifPresent(spellings::add);
    }
    return spellings;
  }

  private static boolean isNameCue(String word) {
    return Set.of(
            "with", "to", "from", "on", "about", "of", "at", "for", "is", "has", "call", "and")
        .contains(word);
  }

  /// The language that covers most words; English when none covers more.
  private static Language main(List<Token> tokens, Map<Language, List<List<Match>>> all) {
    Language best = Language.en;
    int most = count(all.getOrDefault(Language.en, List.of()), tokens);
    for (Language language : List.of(Language.fr, Language.es, Language.arabizi)) {
      int count = count(all.getOrDefault(language, List.of()), tokens);
      if (count > most) {
        most = count;
        best = language;
      }
    }
    return best;
  }

  private static int count(List<List<Match>> matches, List<Token> tokens) {
    boolean[] covered = covered(matches, tokens.size());
    int count = 0;
    for (int i = 0; i < covered.length; i++) {
      if (covered[i] && tokens.get(i).isWord() && !tokens.get(i).isArabic()) count++;
    }
    return count;
  }

  private static boolean[] covered(List<List<Match>> matches, int size) {
    boolean[] covered = new boolean[size];
    for (List<Match> here : matches) {
      for (Match match : here) java.util.Arrays.fill(covered, match.from(), match.to(), true);
    }
    return covered;
  }

  private static boolean isFree(Match match, boolean[] covered) {
    for (int i = match.from(); i < match.to(); i++) {
      if (covered[i]) return false;
    }
    return true;
  }
}
