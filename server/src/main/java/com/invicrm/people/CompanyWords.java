package com.invicrm.people;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;

/// Words that tell nothing of a company: small ones, and legal forms at the end or the beginning.
record CompanyWords(Set<String> small, Set<String> forms) {
  static CompanyWords read() {
    return new CompanyWords(words("small"), words("form"));
  }

  /// What is left of a name, or all of it when nothing would be.
  List<String> telling(List<String> tokens) {
    List<String> plain = tokens.stream().map(NameKeys::normalise).toList();
    int from = 0;
    int to = plain.size();
    while (to > from && forms.contains(plain.get(to - 1))) to--;
    while (from < to - 1 && forms.contains(plain.get(from))) from++;
    List<String> telling =
        tokens.subList(from, to).stream()
            .filter(t -> !small.contains(NameKeys.normalise(t)))
            .toList();
    return telling.isEmpty() ? tokens : telling;
  }

  private static Set<String> words(String kind) {
    return WordLists.lines("company-words.txt").stream()
        .filter(l -> l.getFirst().equals(kind))
        .flatMap(l -> l.stream().skip(1))
        .map(NameKeys::normalise)
        .collect(toUnmodifiableSet());
  }
}
