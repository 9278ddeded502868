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

  private EditDistance() {}

  /// In edits of letters.
  static double between(String one, String other) {
    return between(one, other, LETTERS);
  }

  static double between(String one, String other, Prices prices) {
    double[][] costs = new double[one.length() + 1][other.length() + 1];
    for (int i = 1; i <= one.length(); i++) {
      costs[i][0] = costs[i - 1][0] + prices.drop(one.charAt(i - 1));
    }
    for (int j = 1; j <= other.length(); j++) {
      costs[0][j] = costs[0][j - 1] + prices.drop(other.charAt(j - 1));
    }
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= other.length(); j++) costs[i][j] = cost(one, other, i, j, costs, prices);
    }
    return costs[one.length()][other.length()];
  }

  private static double cost(
      String one, String other, int i, int j, double[][] costs, Prices prices) {
    char a = one.charAt(i - 1);
    char b = other.charAt(j - 1);
    double change = costs[i - 1][j - 1] + (a == b ? 0 : prices.change(a, b));
    double drop = Math.min(costs[i - 1][j] + prices.drop(a), costs[i][j - 1] + prices.drop(b));
    double best = Math.min(change, drop);
    boolean turned = i > 1 && j > 1 && a != b && a == other.charAt(j - 2) && b == one.charAt(i - 2);
    return turned ? Math.min(best, costs[i - 2][j - 2] + prices.change(a, b)) : best;
  }
}
