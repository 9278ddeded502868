package com.invicrm.ask.grammar;

import com.invicrm.ask.grammar.Token.Kind;
import com.invicrm.people.NameKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a text apart into tokens that remember where they stood.
///
/// Hyphenated words come as their parts around a mark; `'s` stands as a word of its own; other
/// apostrophes vanish from the normalised word (`don't` is `dont`).
final class Tokeniser {
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,:/\u066B\u066C-]\\p{Nd}+)*");
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\u0640]*(?:&[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*)*");
  private static final Pattern MERIDIEM = Pattern.compile("(?i)([ap])\\.\\s?m\\b\\.?");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+");

  /// What may be written right behind a number without making one word with it.
  private static final Set<String> SUFFIXES =
      Set.of(
          "st",
          "nd",
          "rd",
          "th",
          "am",
          "pm",
          "a",
          "p",
          "h",
          "hr",
          "hrs",
          "min",
          "mins",
          "mn",
          "d",
          "day",
          "days",
          "w",
          "wk",
          "wks",
          "week",
          "weeks",
          "mo",
          "mos",
          "month",
          "months",
          "y",
          "yr",
          "yrs",
          "year",
          "years",
          "k",
          "m",
          "mm",
          "mio",
          "mil",
          "mln",
          "bn",
          "b",
          "kd",
          "kwd",
          "usd",
          "eur",
          "gbp",
          "aed",
          "sar",
          "bd",
          "hour",
          "hours",
          "minute",
          "minutes",
          "er",
          "e",
          "million",
          "thousand",
          "euro",
          "euros",
          "dinar",
          "jours",
          "heures",
          "semaines",
          "mois");

  private static final Set<String> ELISIONS =
      Set.of("d", "l", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "aujourd");

  private static final String APOSTROPHES = "'\u2019\u2018\u02BC`\u00B4";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at = 0;

  private Tokeniser(String text) {
    this.text = text;
  }

  static List<Token> split(String text) {
    Tokeniser tokeniser = new Tokeniser(text);
    while (tokeniser.at < text.length()) tokeniser.next();
    return List.copyOf(tokeniser.tokens);
  }

  private void next() {
    int letter = text.codePointAt(at);
    if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) skip(letter);
    else if (!address() && !meridiem() && !number() && !word()) mark(letter);
  }

  private void skip(int letter) {
    if (letter == '\n' && !tokens.isEmpty()) add("\n", at, at + 1, Kind.mark);
    at += Character.charCount(letter);
  }

  private boolean address() {
    Matcher found = from(MAIL);
    if (!found.lookingAt()) return false;
    add(found.group().toLowerCase(Locale.ROOT), at, found.end(), Kind.word);
    at = found.end();
    return true;
  }

  private boolean meridiem() {
    Matcher found = from(MERIDIEM);
    if (!found.lookingAt()) return false;
    add(found.group(1).toLowerCase(Locale.ROOT) + "m", at, found.end(), Kind.word);
    at = found.end();
    return true;
  }

  private boolean number() {
    Matcher found = from(NUMBER);
    if (!found.lookingAt()) return false;
    Matcher letters = LETTERS.matcher(text).region(found.end(), text.length());
    if (letters.lookingAt() && !suffix(letters.group())) return false;
    add(NameKeys.normalise(found.group()), at, found.end(), Kind.number);
    at = found.end();
    return true;
  }

  private static boolean suffix(String letters) {
    return Arabic.isLetter(letters.charAt(0)) || SUFFIXES.contains(NameKeys.normalise(letters));
  }

  private boolean word() {
    Matcher found = from(WORD);
    if (!found.lookingAt()) return false;
    int end = found.end();
    while (end < text.length() && isApostrophe(end)) {
      Matcher rest = WORD.matcher(text).region(end + 1, text.length());
      if (!rest.lookingAt()) return possessive(end);
      String before = NameKeys.normalise(text.substring(at, end));
      if (rest.group().equalsIgnoreCase("s")) return possessive(end, rest.end());
      if (elision(before, rest.group(), end)) return true;
      end = rest.end();
    }
    return plain(end);
  }

  private boolean plain(int end) {
    boolean with = end < text.length() && text.charAt(end) == '/' && end == at + 1;
    int stop = with && Character.toLowerCase(text.charAt(at)) == 'w' ? end + 1 : end;
    String raw = text.substring(at, stop);
    add(NameKeys.normalise(withoutApostrophes(raw)), at, stop, Kind.word);
    at = stop;
    return true;
  }

  /// "James' deal": the apostrophe alone.
  private boolean possessive(int end) {
    char before = Character.toLowerCase(text.charAt(end - 1));
    boolean genitive = before == 's' && end + 2 < text.length() && text.charAt(end + 1) == ' ';
    plain(end);
    if (genitive) add("'s", end, end + 1, Kind.word);
    at = end + 1;
    return true;
  }

  private boolean possessive(int apostrophe, int end) {
    plain(apostrophe);
    add("'s", apostrophe, end, Kind.word);
    at = end;
    return true;
  }

  private boolean elision(String before, String rest, int apostrophe) {
    boolean name =
        Character.isUpperCase(text.charAt(at)) && Character.isUpperCase(rest.charAt(0)) && at > 0;
    if (!ELISIONS.contains(before) || name) return false;
    if (before.equals("t")
        || "aeiouyh\u00e0\u00e2\u00e9\u00e8\u00ea\u00ee\u00f4"
                .indexOf(Character.toLowerCase(rest.charAt(0)))
            < 0) return false;
    add(before, at, apostrophe, Kind.word);
    at = apostrophe + 1;
    return true;
  }

  private void mark(int letter) {
    int end = at + Character.charCount(letter);
    String normal = NameKeys.normalise(text.substring(at, end));
    String mark =
        switch (normal) {
          case "\u060C" -> ",";
          case "\u061F", "\u00BF" -> "?";
          case "\u061B" -> ";";
          case "\u2013", "\u2014", "\u2212" -> "-";
          case "\u201C", "\u201D", "\u00AB", "\u00BB" -> "\"";
          default -> normal;
        };
    if (!mark.isEmpty()) add(mark, at, end, Kind.mark);
    at = end;
  }

  private Matcher from(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
  }

  private boolean isApostrophe(int place) {
    return APOSTROPHES.indexOf(text.charAt(place)) >= 0;
  }

  private static String withoutApostrophes(String raw) {
    StringBuilder plain = new StringBuilder(raw.length());
    raw.chars().filter(c -> APOSTROPHES.indexOf(c) < 0).forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  private void add(String normal, int from, int to, Kind kind) {
    if (!normal.isEmpty()) tokens.add(new Token(normal, text.substring(from, to), from, to, kind));
  }
}
