package com.invicrm.people;

/// How far one text is from another: letters left out, put in, changed, or two that changed places
/// (optimal string alignment), each at a price.
final class EditDistance {
  private static final Prices LETTERS =
      new Prices() {
        @Override
        public double drop(char letter) {
          return 1;
        }

        @Override
        public double change(char letter, char other) {
          return 1;
        }
      };

  /// What an edit costs.
  interface Prices {
    /// To leave a letter out or put it in.
    double drop(char letter);

    /// To write a letter for another, different one.
    double change(char letter, char other);
  }

  private final String one;
  private final String other;
  private final Prices prices;

  /// Of the beginnings of the two texts, for the letter at hand, the one before and the one before
  /// that.
  private double[] row;

  private double[] above;
  private double[] twoAbove;

  private EditDistance(String one, String other, Prices prices) {
    this.one = one;
    this.other = other;
    this.prices = prices;
    this.row = new double[other.length() + 1];
    this.above = new double[other.length() + 1];
    this.twoAbove = new double[other.length() + 1];
  }

  /// In edits of letters.
  static double between(String one, String other) {
    return between(one, other, LETTERS);
  }

  static double between(String one, String other, Prices prices) {
    return new EditDistance(one, other, prices).distance();
  }

  private double distance() {
    for (int j = 1; j <= other.length(); j++) {
      row[j] = row[j - 1] + prices.drop(other.charAt(j - 1));
    }
    for (int i = 1; i <= one.length(); i++) {
      down();
      row[0] = above[0] + prices.drop(one.charAt(i - 1));
      for (int j = 1; j <= other.length(); j++) row[j] = cost(i, j);
    }
    return row[other.length()];
  }

  private void down() {
    double[] free = twoAbove;
    twoAbove = above;
    above = row;
    row = free;
  }

  private double cost(int i, int j) {
    char a = one.charAt(i - 1);
    char b = other.charAt(j - 1);
    if (a == b) return Math.min(above[j - 1], drop(a, b, j));
    double change = prices.change(a, b);
    double best = Math.min(above[j - 1] + change, drop(a, b, j));
    boolean isTurned = i > 1 && j > 1 && a == other.charAt(j - 2) && b == one.charAt(i - 2);
    return isTurned ? Math.min(best, twoAbove[j - 2] + change) : best;
  }

  private double drop(char a, char b, int j) {
    return Math.min(above[j] + prices.drop(a), row[j - 1] + prices.drop(b));
  }
}
