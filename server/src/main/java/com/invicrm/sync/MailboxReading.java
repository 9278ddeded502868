package com.invicrm.sync;

import com.invicrm.jobs.JobKind;
import com.invicrm.jobs.TurnHandler;
import com.invicrm.sync.ChannelStore.Superseded;
import com.invicrm.sync.Lease.State;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads mailboxes at providers, turn by turn.
@Component
class MailboxReading implements TurnHandler<MailboxReading.Work> {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxReading.class);
  static final JobKind<Work> KIND = new JobKind<>("mailbox", Work.class);

  /// How long a mailbox rests that is not to be read: whoever wants it read asks.
  private static final Duration REST = Duration.ofMinutes(15);

  /// How soon a place may be free that others have.
  private static final Duration PLACE = Duration.ofSeconds(1);

  /// Which channel.
  record Work(UUID channelId) {}

  private final LeaseDesk leases;
  private final MailboxSources sources;
  private final ReadingDesk desk;
  private final TenantShares shares;
  private final Clock clock;

  MailboxReading(
      LeaseDesk leases,
      MailboxSources sources,
      ReadingDesk desk,
      TenantShares shares,
      Clock clock) {
    this.leases = leases;
    this.sources = sources;
    this.desk = desk;
    this.shares = shares;
    this.clock = clock;
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  public Optional<Next> turn(Work work, Urgency urgency) {
    TenantId tenant = Tenants.required();
    if (!shares.enter(tenant, work.channelId())) {
      return Optional.of(after(shares.line(tenant).plus(PLACE), urgency));
    }
    try {
      return leases.claim(work.channelId()).map(this::turn);
    } catch (Superseded e) {
      LOG.info("{}", e.getMessage());
      return Optional.of(after(Duration.ofSeconds(1), urgency));
    } finally {
      shares.leave(tenant);
    }
  }

  private Next turn(Lease lease) {
    if (lease.state() == State.closing) return close(lease);
    if (!lease.active() || lease.state() == State.held) return after(REST, Urgency.bulk);
    Optional<Instant> cool = lease.health().coolUntil().filter(lease.now()::isBefore);
    if (cool.isPresent()) {
      return after(Duration.between(lease.now(), cool.get()), Urgency.fresh);
    }
    return read(lease);
  }

  private Next read(Lease lease) {
    MailboxTurn turn = sources.turn(lease);
    var reading = new Reading(lease, sources.open(lease.provider(), turn), turn, desk);
    try {
      reading.read();
      if (reading.isUneventful()) return well(lease, reading);
      return leases.ended(lease, reading, turn);
    } catch (SourceException.TurnOver e) {
      return leases.goesOn(lease, turn, shares.line(Tenants.required()));
    } catch (SourceException e) {
      return leases.stopped(lease, turn, e);
    } catch (Repairs.TooSoon e) {
      return leases.waits(lease, turn, e.until());
    }
  }

  /// That all is well is not written down each time: no transaction for what does not happen.
  private Next well(Lease lease, Reading reading) {
    Patience patience = desk.upkeep().patience();
    Instant due = patience.in(patience.interval(lease));
    boolean isMoved = !reading.cursors().equals(lease.place().cursors());
    if (isMoved || !patience.isFresh(lease)) leases.well(lease, reading.cursors(), due);
    return new Next(due, Urgency.fresh);
  }

  private Next close(Lease lease) {
    Instant end = clock.instant().plus(MailboxTurn.LONGEST);
    while (desk.upkeep().closing().takeBack(lease)) {
      if (clock.instant().isAfter(end)) return after(Duration.ZERO, Urgency.bulk);
    }
    desk.upkeep().closing().end(lease);
    return after(REST, Urgency.bulk);
  }

  private Next after(Duration pause, Urgency urgency) {
    long jitter = ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 10);
    return new Next(clock.instant().plus(pause).plusMillis(jitter), urgency);
  }
}
