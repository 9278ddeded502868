package com.invicrm.rest;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import com.invicrm.Api;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// A user's telephone with an authenticator on it, whose clock stands still.
final class Authenticator {
  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final SecretKeySpec secret;
  private final Instant started = Instant.now();
  private List<String> recoveryCodes = List.of();

  private Authenticator(String base32) {
    this.secret = new SecretKeySpec(BaseEncoding.base32().decode(base32), "HmacSHA1");
  }

  /// Begins and confirms a user's second step.
  static Authenticator setUp(Api user) {
    Authenticator phone = begun(user);
    MvcTestResult on = user.post("/api/v1/me/totp/confirm", Map.of("code", phone.present()));
    phone.recoveryCodes =
        Api.body(on).path("recoveryCodes").values().stream().map(JsonNode::asString).toList();
    return phone;
  }

  /// Begins it.
  static Authenticator begun(Api user) {
    return new Authenticator(
        Api.body(user.post("/api/v1/me/totp", Map.of())).path("secret").asString());
  }

  /// The code of when it was set up, which confirms it.
  String present() {
    return code(0);
  }

  /// The code after: good too, at once and for a minute, but once.
  String next() {
    return code(30);
  }

  /// A code that was good some minutes ago.
  String old() {
    return code(-120);
  }

  List<String> recoveryCodes() {
    return recoveryCodes;
  }

  private String code(int seconds) {
    try {
      return generator.generateOneTimePasswordString(secret, started.plusSeconds(seconds));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
