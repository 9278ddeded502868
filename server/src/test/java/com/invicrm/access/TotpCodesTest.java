package com.invicrm.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Codes are those of RFC 6238, good for half a minute more on both sides.
class TotpCodesTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  /// Appendix B, the last six of eight digits.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theVectorsOfTheRfcHold(long seconds, String code) {
    Instant at = Instant.ofEpochSecond(seconds);
    assertThat(TotpCodes.code(SECRET, TotpCodes.step(at))).isEqualTo(code);
  }

  @Test
  void aStepOfDriftIsGoodAndTwoAreNot() {
    Instant now = Instant.ofEpochSecond(1111111111);
    long step = TotpCodes.step(now);
    for (long near : new long[] {step - 1, step, step + 1}) {
      assertThat(TotpCodes.step(SECRET, TotpCodes.code(SECRET, near), now)).hasValue(near);
    }
    for (long far : new long[] {step - 2, step + 2}) {
      assertThat(TotpCodes.step(SECRET, TotpCodes.code(SECRET, far), now)).isEmpty();
    }
  }

  @Test
  void theAddressInTheQrCodeIsEscaped() {
    assertThat(TotpCodes.uri(SECRET, "a+b@x.example"))
        .isEqualTo(
            "otpauth://totp/InviCRM:a%2Bb%40x.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=InviCRM");
  }
}
