package com.invicrm.people;

import com.invicrm.people.NameKey.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How names are made findable by any part of them, with `=` and ranges alone.
///
/// Each word gives a `start` key and, for every later letter, a `within` key with the rest of the
/// word: a range over the keys finds any substring through an index.
public final class NameKeys {
  static final int MAX_WORD = 40;
  private static final int MAX_KEYS = 80;
  private static final int MAX_ASKED = 6;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u0640]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /// Letters that Unicode does not take apart, and Arabic ones that people write for one another.
  private static final Map<Integer, String> SAME =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ı', "i"),
          Map.entry(0x0671, "ا"), // alef wasla
          Map.entry(0x0649, "ي"), // alef maksura
          Map.entry(0x06CC, "ي"), // Persian ya
          Map.entry(0x0629, "ه"), // ta marbuta
          Map.entry(0x06C1, "ه"), // Urdu ha
          Map.entry(0x06BE, "ه"), // ha with two eyes
          Map.entry(0x06A9, "ك"), // Persian kaf
          Map.entry(0x0621, "")); // lone hamza

  private NameKeys() {}

  /// The keys of a person with these names and addresses.
  public static Set<NameKey> ofPerson(Collection<String> names, Collection<String> addresses) {
    Set<NameKey> keys = of(Stream.concat(names.stream(), addresses.stream()).toList());
    keys.addAll(SoundKeys.ofPerson(names));
    return keys;
  }

  /// The keys of a company with this name and these domains.
  public static Set<NameKey> ofCompany(String name, Collection<String> domains) {
    Set<NameKey> keys = of(Stream.concat(Stream.of(name), domains.stream()).toList());
    keys.addAll(SoundKeys.ofCompany(name));
    return keys;
  }

  /// The keys of any part of these texts: at most 80, whole words first.
  public static Set<NameKey> of(Collection<String> texts) {
    Set<NameKey> keys = new LinkedHashSet<>();
    for (String text : texts) wholes(text).forEach(w -> put(keys, Kind.start, w));
    for (String text : texts) words(text).forEach(w -> rests(keys, w));
    return keys;
  }

  /// One spelling for sorting and finding: NFKC, lower case, no diacritics, Arabic letter variants
  /// as one, western digits, single blanks.
  public static String normalise(String text) {
    if (isPlainWord(text)) return text.toLowerCase(Locale.ROOT);
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    MARKS.matcher(apart).replaceAll("").codePoints().forEach(c -> append(plain, c));
    String together = Normalizer.normalize(plain, Normalizer.Form.NFC);
    return BLANKS.matcher(together).replaceAll(" ").strip();
  }

  /// The normalised words of a text, as they stand in keys.
  static List<String> words(String text) {
    return WORD.matcher(normalise(text)).results().map(w -> head(w.group(), MAX_WORD)).toList();
  }

  /// The words to look for when somebody asks for a text: the longest first, since it finds fewest.
  static List<String> asked(String text) {
    return words(text).stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(MAX_ASKED)
        .toList();
  }

  /// The text as one key when it is an address or the beginning of one.
  static Optional<String> address(String text) {
    String whole = normalise(text);
    return whole.indexOf('@') > 0 && whole.indexOf(' ') < 0 ? Optional.of(whole) : Optional.empty();
  }

  private static List<String> wholes(String text) {
    List<String> wholes = new ArrayList<>(words(text));
    address(text).ifPresent(wholes::add);
    return wholes;
  }

  private static void rests(Set<NameKey> keys, String word) {
    int[] letters = word.codePoints().toArray();
    for (int from = 1; from <= letters.length - NameKey.MIN_WITHIN; from++) {
      put(keys, Kind.within, new String(letters, from, letters.length - from));
    }
  }

  private static void put(Set<NameKey> keys, Kind kind, String key) {
    if (keys.size() < MAX_KEYS) keys.add(new NameKey(kind, key));
  }

  /// Most words are: they need none of the slow steps.
  private static boolean isPlainWord(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isPlain) return false;
    }
    return true;
  }

  private static void append(StringBuilder plain, int letter) {
    String same = SAME.get(letter);
    if (same != null) plain.append(same);
    else if (Character.getType(letter) == Character.DECIMAL_DIGIT_NUMBER) {
      plain.append(Character.digit(letter, 10));
    } else plain.appendCodePoint(letter);
  }

  static String head(String word, int letters) {
    if (word.codePointCount(0, word.length()) <= letters) return word;
    return word.substring(0, word.offsetByCodePoints(0, letters));
  }
}
