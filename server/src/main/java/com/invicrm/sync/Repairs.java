package com.invicrm.sync;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Begins repairs, but not one after the other: a cursor that is forgotten as soon as it is made
/// would have a mailbox listed for ever (lieer#203).
@Component
class Repairs {
  private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);
  private static final Duration WITHIN = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
  private static final int LONGEST = 6;

  /// The provider forgot the cursor again, too soon after the last repair.
  static final class TooSoon extends RuntimeException {
    private final Instant until;

    TooSoon(Instant until) {
      super("Repaired too often", null, false, false);
      this.until = until;
    }

    Instant until() {
      return until;
    }
  }

  private final ChannelStore channels;

  Repairs(ChannelStore channels) {
    this.channels = channels;
  }

  /// A repair may begin now, and is counted.
  ///
  /// @throws TooSoon when it has to wait
  @Transactional
  public void begin(Lease lease) {
    Instant last = lease.health().repairedAt().orElse(Instant.EPOCH);
    boolean again = last.plus(WITHIN).isAfter(lease.now());
    int before = again ? lease.health().repairs() : 0;
    Instant until = last.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(before, LONGEST)));
    if (before > 0 && until.isAfter(lease.now())) {
      LOG.warn("Mailbox {} needs repair again; it waits until {}", lease.integrationId(), until);
      throw new TooSoon(until);
    }
    channels.repairing(lease, before + 1);
    SyncMeters.repaired();
  }
}
