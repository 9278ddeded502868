package com.invicrm.ask.grammar;

import java.util.Set;

/// Which words of a sentence may be parts of names.
final class NameWords {
  private static final double TITLE = 0.75;
  private static final int SHORTEST_TITLE = 4;
  private static final Set<String> HARD =
      Set.of(
          "day",
          "month",
          "date",
          "cur",
          "q",
          "edge",
          "proper",
          "type",
          "unit",
          "stage",
          "honorific",
          "tonight",
          "co.legal",
          "part");
  private static final Set<String> OPEN =
      Set.of("given", "particle", "kunya", "patronym", "co.word", "co.of", "co.name", "monthname");

  private final Sentence sentence;
  private final Cover cover;
  private final Words words;
  private final boolean telling;
  private final boolean[] names;

  NameWords(Cover cover, Words words) {
    this.sentence = cover.sentence();
    this.cover = cover;
    this.words = words;
    this.telling = capitalsTell();
    this.names = new boolean[sentence.size()];
    for (int i = 0; i < names.length; i++) names[i] = isSure(i);
    for (int i = names.length - 1; i >= 0; i--) names[i] |= isFirstOfName(i);
  }

  boolean isName(int i) {
    return sentence.has(i) && names[i];
  }

  /// Whether capitals are worth something: not in a text without any, nor in one of them alone.
  private boolean capitalsTell() {
    int words = 0;
    int capitals = 0;
    for (Token token : sentence.tokens()) {
      if (!token.isWord() || token.isArabic()) continue;
      words++;
      if (token.isCapital()) capitals++;
    }
    return capitals > 0 && (words < SHORTEST_TITLE || capitals <= words * TITLE);
  }

  private boolean isSure(int i) {
    Token token = sentence.at(i);
    if (!token.isWord() || cover.isTaken(i) || token.is("'s") || isNoise(token.text()))
      return false;
    if (token.isArabic()) return !isKnown(i) && token.text().length() > 1;
    if (telling && token.isCapital() && !opens(i)) return isCapitalName(i);
    if (telling && token.isUpper() && token.text().length() > 1) return !isKnown(i);
    return isUnknown(i) && ((!telling || !token.isCapital()) ? isLikely(i) : true);
  }

  /// "hhhh": one letter again and again.
  private static boolean isNoise(String word) {
    return word.length() > 2 && word.chars().distinct().count() == 1;
  }

  /// Whether English has the word: names of companies are often made of such.
  boolean isEnglish(int i) {
    return words.isCommon(sentence.at(i).text());
  }

  /// Whether the word itself stands in a lexicon, with all its letters.
  boolean isWhole(int i) {
    return words.isKnown(sentence.at(i).text());
  }

  /// A lower-case word that nobody knows, in a text with capitals elsewhere, needs a sign.
  private boolean isLikely(int i) {
    boolean others = false;
    for (int k = 1; telling && k < sentence.size(); k++) {
      others |= sentence.at(k).isCapital() && !opens(k) && isCapitalName(k);
    }
    return !others
        || sentence.at(i).hasDigit()
        || sentence.starts(i - 1, "honorific")
        || sentence.endsBefore(i, "patronym");
  }

  private boolean isCapitalName(int i) {
    for (String family : HARD) {
      if (sentence.starts(i, family) && !isBesideName(i)) return false;
    }
    if (sentence.at(i).text().length() == 1 && sentence.starts(i, "fn")) return false;
    return true;
  }

  /// "Will", "May" or "June" beside another name.
  private boolean isBesideName(int i) {
    return isCapitalUnknown(i + 1) || isCapitalUnknown(i - 1);
  }

  private boolean isCapitalUnknown(int i) {
    return sentence.has(i)
        && sentence.at(i).isWord()
        && sentence.at(i).isCapital()
        && (isUnknown(i) || (!isKnown(i) && !opens(i)));
  }

  /// A capital that opens a sentence says little; before a sure name it belongs to it.
  private boolean isFirstOfName(int i) {
    Token token = sentence.at(i);
    boolean first = telling && token.isWord() && token.isCapital() && opens(i) && !cover.isTaken(i);
    if (!first) return false;
    boolean before = isName(i + 1) && sentence.at(i + 1).isCapital();
    boolean given = sentence.starts(i, "given");
    boolean possessive = sentence.is(i + 1, "'s") && !isKnown(i);
    return (before && (!isKnown(i) || given))
        || possessive
        || (token.isUpper() && !isKnown(i) && token.text().length() > 1);
  }

  /// Whether a sentence begins here.
  private boolean opens(int i) {
    if (i == 0) return true;
    Token before = sentence.at(i - 1);
    return (before.isMark() && ".:;!?\n\"".contains(before.text()) && !isInitial(i - 2))
        || (before.is("-") && !before.touches(sentence.at(i)));
  }

  /// "J. Smith", "Dr. Brandt": the point ends no sentence.
  private boolean isInitial(int i) {
    return sentence.has(i)
        && (sentence.at(i).text().length() == 1 || sentence.starts(i, "honorific"));
  }

  private boolean isUnknown(int i) {
    return !isKnown(i) && !words.isCommon(sentence.at(i).text());
  }

  /// Whether a lexicon has the word for something other than names.
  boolean isKnown(int i) {
    if (sentence.at(i).isArabic() && sentence.starts(i, "given") && isWhole(i)) return false;
    if (cover.says(i)) return true;
    for (int from = Math.max(0, i - 3); from <= i; from++) {
      for (Match match : sentence.starting(from)) {
        if (match.to() > i && !isOpen(match) && (match.from() == i || match.length() > 1))
          return true;
      }
    }
    return false;
  }

  private static boolean isOpen(Match match) {
    for (String family : OPEN) {
      if (match.isOf(family)) return true;
    }
    return false;
  }

  /// A common word or one of the lexicons, which an emergency may still take for a name.
  boolean isCommon(int i) {
    Token token = sentence.at(i);
    return token.isWord() && !isKnown(i) && !cover.isTaken(i) && !token.is("'s");
  }
}
