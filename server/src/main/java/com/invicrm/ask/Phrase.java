package com.invicrm.ask;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Words that lead up to a name.
record Phrase(List<String> lead) {
  /// Said after a name without being part of it.
  private static final Set<String> TRAILING =
      Set.of(
          "lately",
          "recently",
          "today",
          "now",
          "please",
          "these",
          "days",
          "doing",
          "s",
          "اليوم",
          "الان",
          "هالايام",
          "لو",
          "سمحت");

  /// Said before anything.
  private static final Set<String> OPENING =
      Set.of("hi", "hey", "hello", "so", "ok", "please", "and", "مرحبا", "هلا", "طيب");

  /// One phrase a line, `*` where the name stands.
  static List<Phrase> list(String lines) {
    return lines
        .lines()
        .map(l -> new Phrase(Word.split(l.replace("*", " ")).stream().map(Word::text).toList()))
        .toList();
  }

  /// The name after this phrase, as it was written.
  Optional<String> nameIn(List<Word> words, String text) {
    int start = 0;
    while (start < words.size() && OPENING.contains(words.get(start).text())) start++;
    if (words.size() <= start + lead.size() || !leads(words, start)) return Optional.empty();
    int last = words.size() - 1;
    int first = start + lead.size();
    while (last > first && TRAILING.contains(words.get(last).text())) last--;
    return Optional.of(text.substring(words.get(first).from(), words.get(last).to()));
  }

  private boolean leads(List<Word> words, int start) {
    for (int i = 0; i < lead.size(); i++) {
      if (!words.get(start + i).text().equals(lead.get(i))) return false;
    }
    return true;
  }
}
