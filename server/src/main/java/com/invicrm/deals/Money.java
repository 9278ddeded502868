package com.invicrm.deals;

import com.invicrm.tenancy.CrmException.Invalid;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/// An amount in a currency; amounts of two currencies are never added.
///
/// @param currency ISO 4217
public record Money(BigDecimal amount, String currency) {
  /// What `numeric(19,4)` holds.
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");

  /// Money as it is written: `1250.5` and `KWD`.
  ///
  /// @throws Invalid of field `amount` or `currency`
  public static Money read(String amount, String currency) {
    int decimals = decimals(currency);
    if (!AMOUNT.matcher(amount).matches()) {
      throw new Invalid(
          "amount", "must be a text such as 1250.5, at most 15 digits before the dot");
    }
    BigDecimal plain = new BigDecimal(amount).stripTrailingZeros();
    if (plain.scale() > decimals) {
      throw new Invalid("amount", "has more decimals than " + currency + " has: " + decimals);
    }
    return new Money(plain.setScale(decimals), currency);
  }

  /// The amount with all decimals of its currency: `1250.500` of KWD, `1250.50` of USD.
  public String plain() {
    int decimals = decimals(currency);
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.setScale(Math.max(plain.scale(), decimals)).toPlainString();
  }

  /// Codes such as XXX and XAU are no money that a deal is made in.
  private static int decimals(String code) {
    Optional<Currency> currency =
        Currency.getAvailableCurrencies().stream()
            .filter(c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() >= 0)
            .findFirst();
    return currency
        .orElseThrow(() -> new Invalid("currency", "must be an ISO 4217 code such as KWD"))
        .getDefaultFractionDigits();
  }
}
