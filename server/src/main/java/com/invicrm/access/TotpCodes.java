package com.invicrm.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits that change every half minute (RFC 6238, SHA-1, as all authenticators do).
final class TotpCodes {
  private static final int SECONDS = 30;
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();

  private TotpCodes() {}

  /// The code of a time step.
  static String code(byte[] secret, long step) {
    try {
      return GENERATOR.generateOneTimePasswordString(
          new SecretKeySpec(secret, GENERATOR.getAlgorithm()),
          Instant.ofEpochSecond(step * SECONDS));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("This Java cannot compute HMAC-SHA1", e);
    }
  }

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }

  /// The time step that a code belongs to: the present one, the one before, or the one after.
  static OptionalLong step(byte[] secret, String code, Instant now) {
    OptionalLong found = OptionalLong.empty();
    for (long step = step(now) - 1; step <= step(now) + 1; step++) {
      boolean same =
          MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), code.getBytes(US_ASCII));
      if (same) found = OptionalLong.of(step);
    }
    return found;
  }

  /// As people type it into an authenticator.
  static String base32(byte[] secret) {
    return BaseEncoding.base32().omitPadding().encode(secret);
  }

  /// What a QR code carries.
  static String uri(byte[] secret, String email) {
    return "otpauth://totp/InviCRM:"
        + URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20")
        + "?secret="
        + base32(secret)
        + "&issuer=InviCRM";
  }
}
