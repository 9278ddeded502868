package com.invicrm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.invicrm.tenancy.CrmException.Invalid;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "1250.5, KWD, 1250.500",
    "0, BHD, 0.000",
    "12.345, OMR, 12.345",
    "99.9, USD, 99.90",
    "1250, JPY, 1250",
    "100.0000, USD, 100.00",
    "123456789012345.1234, CLF, 123456789012345.1234"
  })
  void itIsWrittenWithAllDecimalsOfItsCurrency(String amount, String currency, String plain) {
    assertThat(Money.read(amount, currency).plain()).isEqualTo(plain);
  }

  @Test
  void asTheDatabaseKeepsItItLooksTheSame() {
    assertThat(new Money(new BigDecimal("1250.5000"), "KWD").plain()).isEqualTo("1250.500");
    assertThat(new Money(new BigDecimal("100.0000"), "USD").plain()).isEqualTo("100.00");
    assertThat(new Money(new BigDecimal("2000.0000"), "JPY").plain()).isEqualTo("2000");
  }

  @ParameterizedTest
  @CsvSource({
    "12.345, USD, amount",
    "1.5, JPY, amount",
    "-1, USD, amount",
    "1e3, USD, amount",
    "'1,250', USD, amount",
    "'', USD, amount",
    "1234567890123456, USD, amount",
    "١٢, KWD, amount",
    "1, KD, currency",
    "1, XXX, currency"
  })
  void whatIsNoMoneyIsRefused(String amount, String currency, String field) {
    Invalid invalid = catchThrowableOfType(Invalid.class, () -> Money.read(amount, currency));
    assertThat(invalid.errors().getFirst().field()).isEqualTo(field);
  }
}
