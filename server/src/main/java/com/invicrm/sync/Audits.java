package com.invicrm.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/// When and how deep a mailbox is audited: each night what came in a week, on Saturdays all of it.
@Component
class Audits {
  private static final Duration USUAL = Duration.ofDays(7);
  private static final LocalTime FIRST = LocalTime.of(1, 0);
  private static final int MINUTES = 240;

  private final MailboxSettings settings;

  Audits(MailboxSettings settings) {
    this.settings = settings;
  }

  /// The next night, at a time of the mailbox's own, so that not all come at once.
  Instant next(Lease lease) {
    ZonedDateTime here = lease.now().atZone(settings.zone());
    int minute = Math.floorMod(lease.channelId().hashCode(), MINUTES);
    ZonedDateTime tonight = here.with(FIRST.plusMinutes(minute));
    return (tonight.isAfter(here) ? tonight : tonight.plusDays(1)).toInstant();
  }

  Duration depth(Lease lease) {
    return switch (lease.now().atZone(settings.zone()).getDayOfWeek()) {
      case SATURDAY -> Reading.WINDOW;
      default -> USUAL;
    };
  }
}
