package com.invicrm.slack;

import com.invicrm.access.SealedNotes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

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

  private final SealedNotes notes;
  private final Clock clock;

  LinkTokens(SealedNotes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  String issue(Sender from) {
    var claim = new Claim(UUID.randomUUID(), from, clock.instant().plus(LIFETIME));
    return notes.seal(claim, PLACE);
  }

  /// What a token says; nothing when it is not ours or too old.
  Optional<Claim> open(String token) {
    return notes
        .open(token, Claim.class, PLACE)
        .filter(c -> clock.instant().isBefore(c.goodUntil()));
  }
}
