package com.invicrm.ask.grammar;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads numbers: digits with separators, words, and both with k, million and the like.
final class Numbers {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal QUARTER = new BigDecimal("0.25");
  private static final BigDecimal THREE_QUARTERS = new BigDecimal("0.75");
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final int LONGEST = 15;
  private static final int GROUP = 3;

  private final Sentence sentence;
  private int at;
  private BigDecimal total = BigDecimal.ZERO;
  private BigDecimal current = BigDecimal.ZERO;
  private boolean seen;
  private boolean digits;

  private Numbers(Sentence sentence, int at) {
    this.sentence = sentence;
    this.at = at;
  }

  /// The number that begins at a token.
  static Optional<Found<BigDecimal>> read(Sentence sentence, int from) {
    Numbers numbers = new Numbers(sentence, from);
    while (sentence.has(numbers.at) && numbers.step()) {
      // the next part
    }
    return numbers.seen
        ? Optional.of(new Found<>(from, numbers.at, numbers.total.add(numbers.current)))
        : Optional.empty();
  }

  private boolean step() {
    return figure() || fraction() || scale() || word() || and();
  }

  private boolean figure() {
    Token token = sentence.at(at);
    if (!token.isNumber() || seen) return false;
    Optional<BigDecimal> value = figure(token.text());
    value.ifPresent(v -> current = v);
    if (value.isEmpty()) return false;
    digits = true;
    return took(at + 1);
  }

  /// Digits with separators: `7,250.750`, `1.250,50`, `12,5`.
  static Optional<BigDecimal> figure(String text) {
    String plain = text.replace('\u066B', '.').replace("\u066C", "");
    int comma = plain.lastIndexOf(',');
    int point = plain.lastIndexOf('.');
    if (comma > point && isDecimal(plain, comma, point)) {
      plain = plain.replace(".", "").replace(',', '.');
    } else plain = plain.replace(",", "");
    boolean number = plain.length() <= LONGEST && plain.matches("\\d+(\\.\\d+)?");
    return number ? Optional.of(new BigDecimal(plain)) : Optional.empty();
  }

  /// A last comma is a decimal one behind a point, or when no group of three follows it.
  private static boolean isDecimal(String plain, int comma, int point) {
    return point >= 0 || (plain.indexOf(',') == comma && plain.length() - comma - 1 != GROUP);
  }

  private boolean fraction() {
    if (seen) return false;
    return fraction("threequarters", THREE_QUARTERS)
        || fraction("quarterof", QUARTER)
        || fraction("half", HALF);
  }

  private boolean fraction(String concept, BigDecimal part) {
    Optional<Match> half = sentence.find(at, concept);
    if (half.isEmpty() || !sentence.starts(half.get().to(), "x")) return false;
    current = part;
    return took(half.get().to());
  }

  private boolean scale() {
    Optional<Match> scale = sentence.find(at, "x");
    if (scale.isEmpty() || !(seen || isWord(scale.get()))) return false;
    BigDecimal factor = new BigDecimal(scale.get().kind());
    BigDecimal counted = (current.signum() == 0 ? BigDecimal.ONE : current).multiply(factor);
    int next = scale.get().to();
    Optional<Match> more = sentence.find(next, "andahalf");
    if (more.isPresent()) counted = counted.add(factor.multiply(HALF));
    boolean hundreds = factor.compareTo(HUNDRED) == 0;
    if (!hundreds) total = total.add(counted);
    current = hundreds ? counted : BigDecimal.ZERO;
    return took(more.map(Match::to).orElse(next));
  }

  /// "Million" may stand alone, "m" may not.
  private boolean isWord(Match scale) {
    return sentence.at(scale.from()).text().length() >= GROUP;
  }

  private boolean word() {
    if (digits) return false;
    Optional<Match> word = sentence.find(at, "n");
    if (word.isEmpty()) return false;
    boolean article = word.get().kind().equals("1") && sentence.starts(at, "article");
    if (article && !sentence.starts(word.get().to(), "x")) return false;
    current = current.add(new BigDecimal(word.get().kind()));
    return took(word.get().to());
  }

  /// "Two hundred and fifty".
  private boolean and() {
    boolean joins = seen && !digits && sentence.starts(at, "and");
    if (!joins || sentence.starts(at + 1, "article") || !isNumeral(at + 1)) return false;
    boolean scaled = total.signum() > 0 || current.compareTo(HUNDRED) >= 0;
    if (!scaled) return false;
    at++;
    return true;
  }

  private boolean isNumeral(int i) {
    return sentence.starts(i, "n") && !sentence.starts(i, "article");
  }

  private boolean took(int next) {
    at = next;
    seen = true;
    return true;
  }
}
