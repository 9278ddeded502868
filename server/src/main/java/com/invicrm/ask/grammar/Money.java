package com.invicrm.ask.grammar;

import java.math.BigDecimal;
import java.util.Optional;

/// An amount, with its currency when one was named.
///
/// @param atMost whether it was said as an upper limit, such as "under 5k"
record Money(BigDecimal amount, Optional<String> currency, boolean atMost) {
  private static final BigDecimal SMALLEST_BARE = new BigDecimal(1000);
  private static final BigDecimal THOUSAND = new BigDecimal(1000);

  /// The money that begins at a token: a number with a currency or a scale, or a large one behind a
  /// comparison.
  static Optional<Found<Money>> read(Sentence s, int from) {
    Optional<Match> before = s.find(from, "cur");
    int at = before.map(Match::to).orElse(from);
    if (s.is(at, ".")) at++;
    Optional<Found<BigDecimal>> number = Numbers.read(s, at);
    if (number.isEmpty()) return Optional.empty();
    int end = number.get().to();
    Optional<Match> after =
        before.isPresent() ? Optional.empty() : s.find(s.skip(end, "of"), "cur");
    Optional<String> currency = before.or(() -> after).map(Match::kind);
    boolean said =
        currency.isPresent() || isScaled(s, number.get()) || isCompared(s, from, number.get());
    if (!said || (s.starts(end, "unit") && currency.isEmpty())) return Optional.empty();
    BigDecimal amount = european(number.get().value(), s.at(at).text(), currency);
    return Optional.of(
        new Found<>(
            from,
            after.map(Match::to).orElse(end),
            new Money(amount, currency, s.endsBefore(from, "under"))));
  }

  /// "40.000 euros" are forty thousand; three decimals exist in dinars.
  private static BigDecimal european(BigDecimal value, String figure, Optional<String> currency) {
    boolean groups = figure.matches("[1-9]\\d{0,2}\\.\\d{3}");
    boolean decimals = currency.filter(c -> c.endsWith("D") && !c.equals("USD")).isPresent();
    return groups && !decimals ? value.multiply(THOUSAND) : value;
  }

  private static boolean isScaled(Sentence s, Found<BigDecimal> number) {
    for (int i = number.from(); i < number.to(); i++) {
      if (s.starts(i, "x") && !s.starts(i, "x.100")) return true;
    }
    return false;
  }

  private static boolean isCompared(Sentence s, int from, Found<BigDecimal> number) {
    boolean compared =
        s.endsBefore(from, "over")
            || s.endsBefore(from, "under")
            || s.endsBefore(from, "worth")
            || s.starts(number.to(), "upward");
    return compared && number.value().compareTo(SMALLEST_BARE) >= 0;
  }
}
