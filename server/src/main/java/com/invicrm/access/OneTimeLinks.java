package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// OneTimeLinks whose token is known to whoever holds them alone: the directory keeps a keyed hash.
@Component
class OneTimeLinks {
  /// What a link is for, and for how long.
  enum Kind {
    invite("/invite", Duration.ofDays(7)),
    sign_in_link("/link", Duration.ofHours(24));

    private final String page;
    private final Duration good;

    Kind(String page, Duration good) {
      this.page = page;
      this.good = good;
    }
  }

  private final DirectoryStore directory;
  private final Transactions steps;
  private final Clock clock;
  private final String home;

  OneTimeLinks(
      DirectoryStore directory,
      Transactions steps,
      Clock clock,
      @Value("${invicrm.public-url}") String home) {
    this.directory = directory;
    this.steps = steps;
    this.clock = clock;
    this.home = home;
  }

  /// Makes one, in the running transaction.
  Link make(Kind kind, UUID id) {
    String token = Secrets.random();
    if (!directory.claim(kind.name(), token, id)) {
      throw new IllegalStateException("256 random bits came twice");
    }
    Instant expiresAt = clock.instant().plus(kind.good).truncatedTo(ChronoUnit.SECONDS);
    return new Link(id, home + kind.page + "#" + token, expiresAt);
  }

  /// Where a token belongs, if it is one of ours.
  Optional<Directory.Entry> find(Kind kind, String token) {
    return steps.read(() -> directory.find(kind.name(), token));
  }

  /// What whoever comes with a bad link is told, whatever is wrong with it.
  static CrmException.NotFound gone() {
    return new CrmException.NotFound(
        "This link is not good, or not any more: it was used, withdrawn, or is too old. Ask for another one.");
  }
}
