package com.invicrm.ask.grammar;

import com.invicrm.ask.grammar.Name.Cue;
import com.invicrm.ask.grammar.Name.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the names of a sentence: words that nothing else explains, with what belongs to them.
final class Names {
  /// The cues, by the concept of the word before a name.
  private static final List<Map.Entry<String, Cue>> CUES =
      List.of(
          Map.entry("co.pre", Cue.company),
          Map.entry("at", Cue.at),
          Map.entry("with", Cue.with),
          Map.entry("to", Cue.to),
          Map.entry("from", Cue.from),
          Map.entry("of", Cue.of),
          Map.entry("about", Cue.about),
          Map.entry("for", Cue.to),
          Map.entry("on", Cue.on));

  private static final List<String> INTRODUCING =
      List.of(
          "lookup", "contactdata", "with", "to", "about", "from", "for", "and", "at", "do", "did");

  private static final List<String> HIDING = List.of("with", "about", "wh.aux", "wh.does");

  private final Sentence sentence;
  private final Cover cover;
  private final NameWords words;

  Names(Cover cover, NameWords words) {
    this.sentence = cover.sentence();
    this.cover = cover;
    this.words = words;
  }

  List<Name> find() {
    List<Name> names = new ArrayList<>();
    int at = 0;
    while (at < sentence.size()) {
      int end = runFrom(at);
      if (end > at) names.add(name(at, end, names));
      at = Math.max(end, at + 1);
    }
    return names;
  }

  /// When nothing looks like a name: a common word where a name would stand, as in "did rose
  /// reply".
  List<Name> hidden() {
    for (int i = 1; i < sentence.size(); i++) {
      if (!words.isCommon(i) || !isExpected(i)) continue;
      int end = i + 1;
      while (words.isCommon(end) && end < i + 3) end++;
      return List.of(new Name(i, end, sentence.written(i, end), Kind.open, cue(i)));
    }
    return List.of();
  }

  private boolean isExpected(int i) {
    boolean cued = HIDING.stream().anyMatch(f -> sentence.endsBefore(i, f));
    return cued || sentence.is(i + 1, "'s");
  }

  /// Where the name that begins at a token ends; the token itself when none does.
  private int runFrom(int from) {
    int first = lead(from);
    if (!words.isName(first)) return from;
    int end = first + 1;
    while (true) {
      int next = extended(end);
      if (next == end) return tail(end);
      end = next;
    }
  }

  /// Particles before the first sure word: "de los Reyes", "Bu Salem", "Al Bustan".
  private int lead(int from) {
    int at = from;
    while (isInitial(at)) at += 2;
    while (at < from + 5 && isLead(at)) at++;
    return words.isName(at) ? at : from;
  }

  /// "k.p." before "ramesh".
  private boolean isInitial(int i) {
    boolean letter =
        sentence.has(i + 1) && sentence.at(i).isWord() && sentence.at(i).raw().length() == 1;
    return letter
        && sentence.is(i + 1, ".")
        && sentence.at(i).touches(sentence.at(i + 1))
        && !cover.isTaken(i);
  }

  private boolean isLead(int i) {
    if (!sentence.has(i) || cover.isTaken(i) || words.isName(i)) return false;
    boolean preposition = sentence.isRomance() && !sentence.at(i).isCapital();
    boolean given =
        sentence.starts(i, "given") && !cover.says(i) && words.isName(i + 1) && isIntroduced(i);
    if (given) return true;
    return sentence.starts(i, "kunya")
        || sentence.starts(i, "co.name")
        || (sentence.starts(i, "particle") && !preposition);
  }

  /// "look up will okonjo": the small letter hides that it is a name.
  private boolean isIntroduced(int i) {
    return i == 0 || INTRODUCING.stream().anyMatch(f -> sentence.endsBefore(i, f));
  }

  private int extended(int end) {
    if (!sentence.has(end)) return end;
    if (words.isName(end) && !isNewArabic(end)) return end + 1;
    Token token = sentence.at(end);
    boolean close =
        token.is("-")
            && sentence.at(end - 1).touches(token)
            && sentence.has(end + 1)
            && token.touches(sentence.at(end + 1));
    if (close && sentence.at(end + 1).isWord()) return end + 2;
    boolean initial =
        token.is(".") && sentence.at(end - 1).text().length() == 1 && words.isName(end + 1);
    if (initial || (token.is("&") && isAfterAnd(end + 1))) return end + 2;
    if (isLastName(end)) return end + 1;
    int particles = end;
    while (particles < end + 3 && isParticle(particles)) particles++;
    if (particles > end && words.isName(particles)) return particles + 1;
    boolean of =
        sentence.starts(end - 1, "co.of") && sentence.starts(end, "of") && words.isName(end + 1);
    return of ? end + 2 : end;
  }

  /// "abigail turner" at the end: a word of English that nothing else explains.
  private boolean isLastName(int i) {
    boolean last = !sentence.has(i + 1) || sentence.at(i + 1).isMark() || sentence.is(i + 1, "'s");
    boolean small =
        sentence.has(i) && !sentence.at(i).isCapital() && !sentence.at(i - 1).isCapital();
    return last && small && !sentence.at(i).isArabic() && words.isCommon(i);
  }

  /// "أحمد وسارة": the second begins with "and".
  private boolean isNewArabic(int i) {
    String text = sentence.at(i).text();
    return sentence.at(i).isArabic() && text.startsWith("و") && text.length() > 3;
  }

  private boolean isAfterAnd(int i) {
    return words.isName(i)
        || (sentence.has(i)
            && (sentence.starts(i, "co.word") || (sentence.at(i).isWord() && !words.isKnown(i))));
  }

  private boolean isParticle(int i) {
    return sentence.has(i)
        && !cover.isTaken(i)
        && (sentence.starts(i, "particle") || sentence.starts(i, "patronym"));
  }

  /// Company words behind a name belong to it: "Tern robotics", "Zed Ltd".
  private int tail(int end) {
    int at = end;
    while (sentence.has(at) && at < end + 3 && !cover.isTaken(at) && isTail(at)) at++;
    return at;
  }

  private boolean isTail(int i) {
    boolean word = sentence.starts(i, "co.word") || sentence.starts(i, "co.legal");
    return word && !(cover.says(i) && !sentence.at(i).isCapital());
  }

  private Name name(int from, int end, List<Name> before) {
    int start = from;
    Cue cue = cue(start);
    boolean second = !before.isEmpty() && before.getLast().to() == from;
    String text = sentence.written(start, end);
    String bare =
        sentence.at(start).isArabic() && !words.isWhole(start)
            ? withoutPrefix(start, text, cue, second)
            : text;
    Cue leaning = cue == Cue.none && !bare.equals(text) && !second ? Cue.to : cue;
    return new Name(start, end, bare, kind(start, end, cue), leaning);
  }

  /// ل ب و before a name, where the sentence needs such a word.
  private String withoutPrefix(int start, String text, Cue cue, boolean second) {
    String word = sentence.at(start).text();
    char first = word.charAt(0);
    if (word.startsWith("لل") && word.length() > 4 && cue == Cue.none)
      return "ال" + text.substring(2);
    boolean leans =
        second
            ? first == 'و'
            : ((first == 'ل' || first == 'ب') && cue == Cue.none)
                || (cue == Cue.verb && first == 'ب');
    return leans && word.length() > 3 ? text.substring(1) : text;
  }

  private Cue cue(int from) {
    int at = from;
    while (at > 0 && (sentence.starts(at - 1, "honorific") || sentence.is(at - 1, "."))) at--;
    for (Map.Entry<String, Cue> entry : CUES) {
      if (sentence.endsBefore(at, entry.getKey())) return entry.getValue();
    }
    boolean verb = sentence.endsBefore(at, "do") || sentence.endsBefore(at, "did");
    return verb ? Cue.verb : Cue.none;
  }

  private Kind kind(int from, int end, Cue cue) {
    boolean person =
        sentence.starts(from - 1, "honorific")
            || sentence.starts(from, "kunya")
            || (sentence.is(from - 1, ".") && sentence.starts(from - 2, "honorific"));
    for (int i = from; i < end; i++) {
      if (sentence.starts(i, "patronym") && i > from) person = true;
    }
    if (person) return Kind.person;
    if (isCompanyShape(from, end) || cue == Cue.company) return Kind.company;
    boolean first = sentence.at(from).text().equals("al") || sentence.at(from).text().equals("el");
    if (cue == Cue.at && !sentence.at(from).isArabic()) return Kind.company;
    if (first && end - from == 2) return Kind.company;
    if (isTeam(from, end)) return Kind.company;
    if (end == from + 1) return Kind.open;
    return isPlainEnglish(from, end) ? Kind.company : Kind.person;
  }

  /// "The Acorn folks".
  private boolean isTeam(int from, int end) {
    return sentence.starts(from - 1, "the.def") && sentence.starts(end, "co.post");
  }

  /// "Blue Dune", and not "Grace Field".
  private boolean isPlainEnglish(int from, int end) {
    for (int i = from; i < end; i++) {
      if (sentence.at(i).isWord() && !words.isEnglish(i)) return false;
    }
    return !sentence.starts(from, "given");
  }

  private boolean isCompanyShape(int from, int end) {
    for (int i = from; i < end; i++) {
      Token token = sentence.at(i);
      boolean word =
          sentence.starts(i, "co.legal")
              || sentence.starts(i, "co.word")
              || sentence.starts(i, "co.name");
      boolean mark = token.text().indexOf('&') >= 0 || (token.hasDigit() && !sentence.isArabizi());
      if ((word && (i > from || end == from + 1 || sentence.starts(i, "co.name")))
          || mark
          || (sentence.starts(i, "co.of") && i > from)) return true;
    }
    boolean abbreviation = end == from + 1 && sentence.at(from).isUpper() && !sentence.isShouted();
    return abbreviation || (sentence.starts(from, "co.of") && sentence.starts(from + 1, "of"));
  }

  /// The name at a place, if any covers it.
  static Optional<Name> at(List<Name> names, int token) {
    return names.stream().filter(n -> n.from() <= token && token < n.to()).findFirst();
  }
}
