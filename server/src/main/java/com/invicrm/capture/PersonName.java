package com.invicrm.capture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The name of a person, out of what mail programs write beside addresses.
final class PersonName {
  private static final Pattern NOISE =
      Pattern.compile("(?i)\\([^)]*\\)|\\[[^]]*]|[<>].*|[\"]|/.*|(?<=\\S)\\s+via\\s.*");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SUFFIX =
      Pattern.compile("(?i)\\s*(inc|llc|ltd|gmbh|co|corp|plc|jr|sr|ii|iii|md|phd|esq)\\.?");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}'’. -]+");

  /// A name in somebody's address book: `Plant7`.
  private static final Pattern ALIAS = Pattern.compile("[\\p{L}._-]+\\d+");

  /// The better of two names for one person, whichever came first.
  static final Comparator<String> WORSE_FIRST =
      Comparator.comparingDouble(PersonName::confidence)
          .thenComparingInt(String::length)
          .thenComparing(Comparator.naturalOrder());

  private PersonName() {}

  /// The name as people say it, or nothing when it is none: `Brandt, Emeka` is Emeka Brandt.
  static String clean(String written, String address) {
    String name = unquoted(isTidy(written) ? written.strip() : tidied(written));
    if (name.contains("@") || name.equalsIgnoreCase(address)) return "";
    if (name.codePoints().noneMatch(Character::isLetter) || ALIAS.matcher(name).matches())
      return "";
    return cased(turned(name));
  }

  /// Most names need no pattern.
  private static boolean isTidy(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean doubled = c == ' ' && i > 0 && name.charAt(i - 1) == ' ';
      if (doubled || c < ' ' || "([<>\"/".indexOf(c) >= 0) return false;
    }
    return !name.toLowerCase(Locale.ROOT).contains(" via ");
  }

  private static String tidied(String name) {
    return SPACES.matcher(NOISE.matcher(name).replaceAll(" ")).replaceAll(" ").strip();
  }

  /// What an address says about its owner's name: `emeka.brandt@…` is probably Emeka Brandt.
  static String fromAddress(String address) {
    String local = address.substring(0, address.lastIndexOf('@')).replaceFirst("(?<=.)\\+.*", "");
    String[] words = local.split("[._-]+");
    if (local.codePoints().anyMatch(Character::isDigit)) return local;
    String name =
        Arrays.stream(words)
            .filter(w -> !w.isEmpty())
            .map(PersonName::capital)
            .collect(Collectors.joining(" "));
    return words.length > 1 && !name.isEmpty() ? name : local;
  }

  /// From 0 to 1: how much a name beside an address looks like a person's whole name.
  static double confidence(String name) {
    if (name.isEmpty()) return 0;
    int words = name.split(" ").length;
    if (words == 1) return 0.6;
    return words <= 4 && PLAIN.matcher(name).matches() ? 0.9 : 0.7;
  }

  static String better(String one, String other) {
    return WORSE_FIRST.compare(one, other) >= 0 ? one : other;
  }

  private static String unquoted(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && "' ,;.".indexOf(name.charAt(from)) >= 0) from++;
    while (to > from && "' ,;".indexOf(name.charAt(to - 1)) >= 0) to--;
    return name.substring(from, to);
  }

  private static String turned(String name) {
    if (name.indexOf(',') < 0) return name;
    String[] parts = name.split("\\s*,\\s*", -1);
    boolean family = parts.length == 2 && !SUFFIX.matcher(parts[1]).matches();
    return family ? parts[1] + " " + parts[0] : name;
  }

  /// Names in capitals or small letters throughout; a single word may be an acronym.
  private static String cased(String name) {
    boolean shouted = name.equals(name.toUpperCase(Locale.ROOT)) && name.contains(" ");
    boolean small = name.equals(name.toLowerCase(Locale.ROOT));
    if (!shouted && !small) return name;
    return Arrays.stream(name.split(" ")).map(PersonName::capital).collect(Collectors.joining(" "));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
