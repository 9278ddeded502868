package com.invicrm.people;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Blots out who somebody is in words that stay, letter for letter, so that marks in the text keep
/// their places.
public final class Blot {
  private static final char BLOT = '•';
  private static final int SHORTEST_CUT = 4;
  private static final int SHORTEST_LOCAL_PART = 4;
  private static final int SHORTEST_NUMBER = 6;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z},;|]+");

  /// Nothing is blotted out.
  private static final Pattern NEVER = Pattern.compile("(?!)");

  private final Set<String> addresses;
  private final Set<String> names;
  private final List<String> phones;
  private final Pattern inWords;
  private final Pattern inTitles;

  private Blot(Set<String> addresses, Set<String> names, List<String> phones) {
    this.phones = phones;
    this.addresses = addresses;
    this.names = names;
    List<String> sure =
        Stream.of(
                addresses.stream().map(Blot::address),
                phones.stream().flatMap(Blot::number),
                names.stream().map(Blot::parts).filter(p -> p.size() > 1).flatMap(Blot::whole))
            .flatMap(Function.identity())
            .toList();
    List<String> words =
        names.stream().map(Blot::parts).flatMap(List::stream).filter(Blot::isWord).toList();
    this.inWords = any(sure);
    this.inTitles =
        any(Stream.concat(sure.stream(), words.stream().map(w -> bound(quoted(w)))).toList());
  }

  /// What is known of somebody.
  ///
  /// @param addresses normalised
  /// @param names as they are written
  /// @param phones as they are written
  public static Blot of(
      Collection<String> addresses, Collection<String> names, Collection<String> phones) {
    return new Blot(
        addresses.stream().filter(a -> a.indexOf('@') > 0).collect(Collectors.toSet()),
        names.stream().map(String::strip).filter(n -> !n.isEmpty()).collect(Collectors.toSet()),
        List.copyOf(phones));
  }

  /// The same, and further names.
  public Blot and(Collection<String> further) {
    if (names.containsAll(further)) return this;
    Set<String> all = new HashSet<>(names);
    all.addAll(further);
    return of(addresses, all, phones);
  }

  /// Blots out addresses, numbers and whole names: what stands for nobody else.
  public String in(String text) {
    return blotted(inWords, text);
  }

  /// The same in a text that was cut off, perhaps within an address or a name.
  public String inSnippet(String text) {
    return ended(in(text));
  }

  /// Blots out each word of their names too, in what is short and about them.
  public String inTitle(String text) {
    return blotted(inTitles, text);
  }

  /// Whether an id that a program made, such as a Message-ID, was made of an address of theirs.
  public boolean isIn(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    return addresses.stream()
        .map(a -> a.substring(0, a.lastIndexOf('@')))
        .anyMatch(local -> local.length() >= SHORTEST_LOCAL_PART && lower.contains(local));
  }

  private static String blotted(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.replaceAll(m -> blots(m.group())) : text;
  }

  /// Nothing between words is blotted out, so that lines stay lines.
  private static String blots(String found) {
    var blots = new StringBuilder(found.length());
    found.chars().forEach(c -> blots.append(Character.isWhitespace(c) ? (char) c : BLOT));
    return blots.toString();
  }

  private String ended(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.concat(addresses.stream(), names.stream().filter(n -> parts(n).size() > 1))
        .map(s -> cut(lower, s.toLowerCase(Locale.ROOT)))
        .max(Comparator.naturalOrder())
        .filter(length -> length > 0)
        .map(length -> {
          int from = text.length() - length;
          return text.substring(0, from) + blots(text.substring(from));
        })
        .orElse(text);
  }

  /// How many letters of this the text ends with, if it ends within it.
  private static int cut(String text, String whole) {
    for (int length = Math.min(whole.length(), text.length()); length >= SHORTEST_CUT; length--) {
      int from = text.length() - length;
      boolean begins = from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1));
      if (begins && text.startsWith(whole.substring(0, length), from)) return length;
    }
    return 0;
  }

  /// Not a part of a longer address.
  private static String address(String address) {
    return "(?<![\\p{L}\\p{N}._%+-])" + quoted(address) + "(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])";
  }

  /// The name in its order, or the last word first.
  private static Stream<String> whole(List<String> parts) {
    String between = "[\\s\\p{Z}>]+";
    String first =
        parts.stream().limit(parts.size() - 1L).map(Blot::quoted).collect(joined(between));
    String last = quoted(parts.getLast());
    return Stream.of(
        bound(first + between + last), bound(last + "[\\s\\p{Z}]*,[\\s\\p{Z}>]*" + first));
  }

  private static Collector<CharSequence, ?, String> joined(String between) {
    return Collectors.joining(between);
  }

  private static Stream<String> number(String phone) {
    String digits = phone.replaceAll("\\D", "");
    if (digits.length() < SHORTEST_NUMBER) return Stream.empty();
    return Stream.of(
        "(?<!\\d)[+(]?"
            + digits
                .chars()
                .mapToObj(d -> String.valueOf((char) d))
                .collect(joined("[ ()./-]{0,3}"))
            + "(?!\\d)");
  }

  private static String bound(String word) {
    return "(?<![\\p{L}\\p{N}])" + word + "(?![\\p{L}\\p{N}])";
  }

  private static List<String> parts(String name) {
    return BLANKS.splitAsStream(name).filter(p -> !p.isEmpty()).toList();
  }

  /// Two letters of Latin script are as likely somebody else's.
  private static boolean isWord(String part) {
    return part.length() > 2 || (part.length() == 2 && part.charAt(0) > 0x24F);
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static Pattern any(Collection<String> alternatives) {
    @Nullable String all =
        alternatives.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .reduce((one, other) -> one + "|" + other)
            .orElse(null);
    return all == null
        ? NEVER
        : Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
