package com.invicrm.slack;

import com.invicrm.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Tokens that say who in Slack asked to be linked: sealed by the vault, so that nobody can make,
/// change or read one, and good for ten minutes.
@Component
class LinkTokens {
  static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final String PLACE = "slack/link";

  /// What a token says.
  ///
  /// @param id random; a token is good once
  record Claim(UUID id, Sender from, Instant goodUntil) {}

  private final Vault vault;
  private final ObjectMapper json;
  private final Clock clock;

  LinkTokens(Vault vault, ObjectMapper json, Clock clock) {
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  String issue(Sender from) {
    var claim = new Claim(UUID.randomUUID(), from, clock.instant().plus(LIFETIME));
    byte[] sealed = vault.seal(json.writeValueAsBytes(claim), PLACE);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /// What a token says; nothing when it is not ours or too old.
  Optional<Claim> open(String token) {
    try {
      byte[] claim = vault.open(Base64.getUrlDecoder().decode(token), PLACE);
      return Optional.of(json.readValue(claim, Claim.class))
          .filter(c -> clock.instant().isBefore(c.goodUntil()));
    } catch (IllegalArgumentException | Vault.DoesNotOpen e) {
      return Optional.empty();
    }
  }
}
