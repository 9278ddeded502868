package com.invicrm.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a name, with what belongs to a word put to it: articles and particles aside, `Abdul
/// Aziz` and `Mc Donald` as one word, chat digits as letters, legal forms left out.
///
/// @param words at most six
/// @param whole letters and digits as they stand, particles too, at most sixty
record NameWords(List<NameWord> words, String whole) {
  static final NameWords NONE = new NameWords(List.of(), "");

  private static final int MOST = 6;
  private static final int MAX_NAME = 200;
  private static final int MAX_WHOLE = 60;
  private static final int MIN_AFTER_ARTICLE = 3;
  private static final int MIN_AFTER_PARTICLE = 4;
  private static final String ARTICLE = "ال";

  private static final Pattern APOSTROPHES = Pattern.compile("(?<=\\p{L})['’‘ʼʿʾ`´](?=\\p{L})");
  private static final Pattern PARTED =
      Pattern.compile("(?<=\\p{Lu}\\p{Ll}{1,40})(?<!\\b(?:Mc|Mac))(?=\\p{Lu}\\p{Ll})");

  /// Letters with full stops between them: `W.L.L.`
  private static final Pattern DOTTED =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}(?:\\.\\s?\\p{L})+\\.?(?![\\p{L}\\p{N}])");

  private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\u0640]+");

  private static final Set<String> ARTICLES = Set.of("al", "el", "il", "ul", ARTICLE);

  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "il", "ul", ARTICLE, "bin", "ibn", "bint", "بن", "ابن", "بنت", "abu", "abo",
          "bu", "ابو", "بو", "umm", "um", "ام", "van", "von", "der", "den", "ter", "de", "del",
          "della", "da", "di", "dos", "das", "du", "la", "le", "los", "las", "zu");

  /// Those that are written as one with what follows.
  private static final Set<String> JOINED =
      Set.of("al", "el", "bin", "ibn", "abu", "bu", "van", "von");

  /// They are no word without the next one.
  private static final Set<String> FIRST_PARTS =
      Set.of("abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abder", "عبد", "mc", "mac");

  private static final Pattern SERVANT =
      Pattern.compile("^abd(?:[eaou]l|[eu]r(?=r)|[eu](?=r))(?=\\p{L}{3})");

  private static final CompanyWords COMPANY = CompanyWords.read();

  /// The words of a person's name; all of them when there are only particles.
  static NameWords ofPerson(String name) {
    String plain = withoutApostrophes(NameKeys.head(name, MAX_NAME));
    return of(tokens(ChatDigits.letters(plain)));
  }

  /// The words of a company's name without small words and legal forms, unless nothing is left.
  static NameWords ofCompany(String name) {
    String plain = withoutApostrophes(NameKeys.head(name, MAX_NAME));
    String undotted = DOTTED.matcher(plain).replaceAll(m -> m.group().replaceAll("[.\\s]", ""));
    List<String> tokens = tokens(undotted);
    return new NameWords(of(COMPANY.telling(tokens)).words(), whole(tokens));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /// The first letters of its words.
  String initials() {
    StringBuilder initials = new StringBuilder();
    words.forEach(w -> initials.appendCodePoint(w.text().codePointAt(0)));
    return initials.toString();
  }

  /// As it would be written without blanks.
  String joined() {
    return String.join("", words.stream().map(NameWord::text).toList());
  }

  private static String withoutApostrophes(String name) {
    boolean hasNone = name.codePoints().noneMatch(c -> "'’‘ʼʿʾ`´".indexOf(c) >= 0);
    return hasNone ? name : APOSTROPHES.matcher(name).replaceAll("");
  }

  private static List<String> tokens(String name) {
    String parted = mayBeTwo(name) ? PARTED.matcher(name).replaceAll(" ") : name;
    return BREAKS.splitAsStream(parted).filter(t -> !t.isEmpty()).toList();
  }

  /// Whether a capital follows a small letter.
  private static boolean mayBeTwo(String name) {
    for (int at = 1; at < name.length(); at++) {
      if (Character.isUpperCase(name.charAt(at)) && Character.isLowerCase(name.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private static String whole(List<String> tokens) {
    String whole = tokens.stream().map(NameKeys::normalise).collect(Collectors.joining());
    return NameKeys.head(whole, MAX_WHOLE);
  }

  private static NameWords of(List<String> tokens) {
    List<NameWord> words = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    String part = "";
    for (int at = 0; at < tokens.size(); at++) {
      String token = NameKeys.head(NameKeys.normalise(tokens.get(at)), NameKeys.MAX_WORD);
      boolean isLast = at == tokens.size() - 1;
      boolean isInside = !part.isEmpty() && ARTICLES.contains(token) && !isLast;
      if (token.isEmpty() || isInside) continue;
      if (FIRST_PARTS.contains(token) && !isLast) part = token;
      else if (PARTICLES.contains(token) && !isLast) before.append(token);
      else {
        words.add(word(before.toString(), part, token, tokens.get(at)));
        before.setLength(0);
        part = "";
      }
    }
    return new NameWords(words.stream().limit(MOST).toList(), whole(tokens));
  }

  private static NameWord word(String before, String part, String token, String written) {
    if (!part.isEmpty()) return NameWord.of(servant(part + withoutArticle(token, part)));
    if (!before.isEmpty()) return new NameWord(stem(token, written), Optional.of(before + token));
    String stem = stem(token, written);
    if (!stem.equals(token)) return new NameWord(stem, Optional.of(token));
    return new NameWord(servant(token), begun(token));
  }

  /// Arabic script joins the article; the hamza of names like إلياس tells that there is none.
  private static String stem(String token, String written) {
    boolean isArticle = token.startsWith(ARTICLE) && token.length() > 3 && !written.startsWith("إ");
    return isArticle ? token.substring(ARTICLE.length()) : servant(token);
  }

  /// One spelling of names such as Abdelrahman, Abdul Rahman and Abdurrahman.
  private static String servant(String token) {
    return SERVANT.matcher(token).replaceFirst("abdul");
  }

  private static String withoutArticle(String token, String part) {
    return part.equals("abd") ? "ul" + token.replaceFirst("^(?:al|el)(?=\\p{L}{3})", "") : token;
  }

  /// The rest after an article or a particle that the word begins with, if it does.
  private static Optional<String> begun(String token) {
    return JOINED.stream()
        .filter(token::startsWith)
        .filter(p -> token.length() >= p.length() + least(p))
        .max(Comparator.comparingInt(String::length))
        .map(p -> token.substring(p.length()));
  }

  private static int least(String particle) {
    return ARTICLES.contains(particle) ? MIN_AFTER_ARTICLE : MIN_AFTER_PARTICLE;
  }
}
