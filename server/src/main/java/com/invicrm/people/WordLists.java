package com.invicrm.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// Lists of words that stand in files beside the code: a line is some words, `#` begins a comment.
final class WordLists {
  private WordLists() {}

  /// The lines of a file, in words.
  static List<List<String>> lines(String file) {
    try (InputStream in = WordLists.class.getResourceAsStream("/people/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty() && !l.startsWith("#"))
          .map(l -> List.of(l.split("\\s+", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
