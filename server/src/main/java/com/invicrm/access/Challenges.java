package com.invicrm.access;

import com.invicrm.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Says for five minutes that somebody's password was right and their second step is missing.
@Component
class Challenges {
  private static final String PLACE = "sign_in_challenge";
  private static final Duration GOOD = Duration.ofMinutes(5);

  private final SealedNotes notes;
  private final Clock clock;

  Challenges(SealedNotes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /// @param version of the user's row: whoever changed since begins again
  record Challenge(UUID tenant, UUID user, int version, Instant until) {
    Directory.Entry entry() {
      return new Directory.Entry(new TenantId(tenant), user);
    }
  }

  String make(TenantId tenant, UserStore.Credentials user) {
    var challenge =
        new Challenge(tenant.value(), user.userId(), user.version(), clock.instant().plus(GOOD));
    return notes.seal(challenge, PLACE);
  }

  Optional<Challenge> open(String sealed) {
    return notes
        .open(sealed, Challenge.class, PLACE)
        .filter(c -> clock.instant().isBefore(c.until()));
  }
}
