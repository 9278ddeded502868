package com.invicrm.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A name that misspelt ones are made of.
public record PoolName(SubjectKind kind, String text) {
  public static PoolName person(String text) {
    return new PoolName(SubjectKind.contact, text);
  }

  /// The invented ones, and those of the demo.
  public static List<PoolName> invented() {
    Stream<PoolName> pool =
        lines("/people/pool.txt")
            .map(l -> l.split(" ", 2))
            .map(l -> new PoolName(SubjectKind.valueOf(l[0]), l[1]));
    Stream<PoolName> demo =
        lines("/demo/people.txt")
            .filter(l -> !l.startsWith("="))
            .map(l -> person(l.split("\\|", 3)[1].strip()));
    return Stream.concat(pool, demo).distinct().toList();
  }

  boolean isArabic() {
    return letters().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
  }

  boolean isLatin() {
    return letters().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
  }

  private java.util.stream.IntStream letters() {
    return text.codePoints().filter(Character::isLetter);
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = PoolName.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
