package com.invicrm.bench;

import java.util.SplittableRandom;

/// Mail text that compresses about as well as people's: words of a Zipf-like spread, cut from one
/// long text.
final class Prose {
  private static final int POOL = 4_000_000;
  private static final int WORDS = 8_000;

  private final SplittableRandom random = new SplittableRandom(7);
  private final String pool = pool();

  /// Some text of about so many characters.
  String some(int length) {
    int size = length * 3 / 4 + random.nextInt(length / 2);
    int from = random.nextInt(POOL - size);
    return pool.substring(from, from + size);
  }

  /// The same on one line.
  String line(int length) {
    return some(length).replace('\n', ' ');
  }

  private String pool() {
    String[] words = new String[WORDS];
    for (int i = 0; i < WORDS; i++) words[i] = word(2 + random.nextInt(9));
    StringBuilder text = new StringBuilder(POOL + 20);
    while (text.length() < POOL) {
      double share = random.nextDouble();
      text.append(words[(int) (share * share * share * WORDS)]);
      text.append(random.nextInt(9) == 0 ? ".\n" : " ");
    }
    return text.toString();
  }

  private String word(int letters) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < letters; i++) word.append((char) ('a' + random.nextInt(26)));
    return word.toString();
  }
}
