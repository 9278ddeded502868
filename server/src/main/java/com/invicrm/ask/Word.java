package com.invicrm.ask;

import com.invicrm.people.NameKeys;
import java.util.List;
import java.util.regex.Pattern;

/// A word of a question: normalised for comparing, with its place in the text as it was written.
record Word(String text, int from, int to) {
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}@._&+-]+");

  static List<Word> split(String text) {
    return WORDS
        .matcher(text)
        .results()
        .map(m -> of(text, m.start(), m.end()))
        .filter(w -> !w.text.isEmpty())
        .toList();
  }

  /// Full stops and dashes at the ends belong to the sentence.
  private static Word of(String text, int from, int to) {
    while (from < to && "._-+&".indexOf(text.charAt(from)) >= 0) from++;
    while (to > from && "._-+".indexOf(text.charAt(to - 1)) >= 0) to--;
    return new Word(NameKeys.normalise(text.substring(from, to)), from, to);
  }
}
