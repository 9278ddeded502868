package com.invicrm.ask.grammar;

import java.util.List;
import java.util.Optional;

/// Finds the deal of a sentence around a word that means one.
final class Deals {
  private static final int LONGEST = 5;

  private final Cover cover;
  private final Sentence sentence;
  private final NameWords words;
  private final List<Name> names;

  Deals(Cover cover, NameWords words, List<Name> names) {
    this.cover = cover;
    this.sentence = cover.sentence();
    this.words = words;
    this.names = names;
  }

  Optional<Deal> find() {
    return named().or(this::single).or(this::noun);
  }

  /// "Project Lagoon".
  private Optional<Deal> named() {
    for (int i = 0; i < sentence.size(); i++) {
      if (!sentence.starts(i, "deal.lead")) continue;
      int start = i;
      Optional<Name> name = Names.at(names, i + 1).filter(n -> n.from() <= start + 1);
      if (name.isPresent())
        return Optional.of(
            new Deal(
                i,
                name.get().to(),
                Optional.of(sentence.written(i, name.get().to())),
                Optional.empty()));
    }
    return Optional.empty();
  }

  /// "The Zed deal", "the Zed onboarding deal", "Zed's deal".
  private Optional<Deal> single() {
    for (int i = 0; i < sentence.size(); i++) {
      Optional<Match> word = sentence.find(i, "deal.one");
      if (word.isEmpty()) continue;
      int start = start(i);
      if (sentence.is(i - 1, "'s"))
        return Optional.of(new Deal(i, word.get().to(), Optional.empty(), Names.at(names, i - 2)));
      if (start == i) return arabic(i, word.get());
      Optional<Name> whole = Names.at(names, start).filter(n -> n.to() >= word.get().from());
      if (whole.isPresent())
        return Optional.of(new Deal(start, word.get().to(), Optional.empty(), whole));
      return Optional.of(
          new Deal(start, word.get().to(), Optional.of(sentence.written(start, i)), owner(start)));
    }
    return Optional.empty();
  }

  /// "صفقة البستان": the name follows.
  private Optional<Deal> arabic(int i, Match word) {
    int of = sentence.skip(word.to(), "of");
    int next = sentence.skip(of == word.to() ? sentence.skip(of, "for") : of, "with");
    Optional<Name> name = Names.at(names, next);
    return Optional.of(new Deal(i, name.map(Name::to).orElse(word.to()), Optional.empty(), name));
  }

  /// "The forklift lease", "Zed renewal", "Zed's packaging line".
  private Optional<Deal> noun() {
    for (int i = sentence.size() - 1; i >= 0; i--) {
      Optional<Match> word = sentence.find(i, "deal.noun");
      if (word.isEmpty()) continue;
      if (sentence.at(i).isArabic()) {
        Optional<Deal> deal = following(i);
        if (deal.isPresent()) return deal;
        continue;
      }
      Optional<Name> whole = Names.at(names, i);
      if (whole.isPresent() && !isTitle(whole.get(), i)) continue;
      int start = whole.map(Name::from).orElse(start(i));
      if (start == i && !sentence.is(i - 1, "'s")) continue;
      int end = numbered(word.get().to());
      return Optional.of(
          new Deal(start, end, Optional.of(sentence.written(start, end)), owner(start)));
    }
    return Optional.empty();
  }

  /// "تجديد عقد الدانة": the nouns come first, the name follows, unless something stands between.
  private Optional<Deal> following(int noun) {
    int start = noun;
    while (start > 0
        && sentence.at(start - 1).isArabic()
        && sentence.starts(start - 1, "deal.noun")) start--;
    int end = noun + 1;
    Optional<Name> name =
        Names.at(names, end).filter(n -> n.text().equals(sentence.written(n.from(), n.to())));
    int last = name.map(Name::to).orElse(end);
    if (name.isEmpty() && noun == start) return Optional.empty();
    return Optional.of(
        new Deal(start, last, Optional.of(sentence.written(start, last)), Optional.empty()));
  }

  /// "Silverline Phase" ends in the word and is no company's name.
  private boolean isTitle(Name name, int noun) {
    return name.to() == noun + 1 && name.from() < noun && !sentence.starts(noun, "co.word");
  }

  /// "Phase 2".
  private int numbered(int end) {
    boolean number = sentence.has(end) && sentence.at(end).isNumber() && !cover.isTaken(end);
    return number ? end + 1 : end;
  }

  private Optional<Name> owner(int start) {
    return sentence.is(start - 1, "'s") ? Names.at(names, start - 2) : Optional.empty();
  }

  /// Where the words that tell which deal begin.
  private int start(int noun) {
    int at = noun;
    while (at > 0 && noun - at < LONGEST && isModifier(at - 1)) at--;
    return at;
  }

  private boolean isModifier(int i) {
    Token token = sentence.at(i);
    if (words.isName(i)) return true;
    if (token.is("-") || token.is("&"))
      return i > 0 && (words.isName(i - 1) || token.touches(sentence.at(i + 1)));
    if (!token.isWord() || cover.isTaken(i) || token.is("'s")) return false;
    boolean grammar =
        sentence.starts(i, "fn")
            || sentence.starts(i, "verb")
            || sentence.starts(i, "wh")
            || sentence.starts(i, "list")
            || sentence.starts(i, "lookup")
            || sentence.starts(i, "open");
    boolean noun =
        sentence.starts(i, "deal.noun")
            || sentence.starts(i, "co.word")
            || sentence.starts(i, "noun");
    return !grammar && (noun || !words.isKnown(i));
  }
}
