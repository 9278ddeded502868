package com.invicrm.sync;

import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.jobs.TurnHandler.Urgency;
import com.invicrm.sync.Lease.Health;
import com.invicrm.sync.Lease.Mark;
import com.invicrm.sync.Lease.Pace;
import com.invicrm.sync.Lease.State;
import com.invicrm.sync.MailLedgerStore.Left;
import com.invicrm.sync.SourceException.Scope;
import com.invicrm.sync.SourceException.Throttled;
import com.invicrm.tenancy.RecordChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The beginning and the end of a turn, as the database sees them.
@Component
class LeaseDesk {
  private static final Duration REST = Duration.ofMinutes(15);

  private final ChannelStore channels;
  private final MailboxSettings settings;
  private final Patience patience;
  private final ApplicationEventPublisher news;

  LeaseDesk(
      ChannelStore channels,
      MailboxSettings settings,
      Patience patience,
      ApplicationEventPublisher news) {
    this.channels = channels;
    this.settings = settings;
    this.patience = patience;
    this.news = news;
  }

  /// Takes the channel for a turn; nothing when it is not to be read any more.
  public Optional<Lease> claim(UUID channel) {
    return channels.claim(channel);
  }

  /// There was nothing to do, and all is well.
  @Transactional
  public void well(Lease lease, List<Mark> cursors, Instant due) {
    channels.well(lease, cursors, due);
  }

  /// All there was to do is done.
  @Transactional
  public Next ended(Lease lease, Reading reading, MailboxTurn turn) {
    Left left = settings.left(lease);
    Optional<Trouble> trouble =
        reading.state() == State.live && settings.isNothingStored(lease)
            ? Optional.of(Trouble.nothingStored)
            : Optional.empty();
    Instant usual = patience.in(patience.interval(lease));
    Instant due = left.at().filter(usual::isAfter).map(patience::orNow).orElse(usual);
    settle(lease, new Ending(due, Optional.empty(), 0, 0, trouble, turn.faster()));
    return new Next(due, Urgency.fresh);
  }

  /// The time or the units of the turn are used up: the next comes as soon as others had theirs.
  ///
  /// @param others how long those take that wait for a place
  @Transactional
  public Next goesOn(Lease lease, MailboxTurn turn, Duration others) {
    Left left = settings.left(lease);
    boolean isLong = left.isAny() || lease.place().listing().isPresent();
    Instant due = patience.in(others);
    settle(lease, new Ending(due, Optional.empty(), 0, 0, Optional.empty(), turn.faster()));
    return new Next(due, isLong && !left.isSoon() ? Urgency.bulk : Urgency.fresh);
  }

  /// The provider said no, or nothing.
  @Transactional
  public Next stopped(Lease lease, MailboxTurn turn, SourceException why) {
    Health health = lease.health();
    Ending ending =
        switch (why) {
          case Throttled t -> throttled(lease, turn, t);
          case SourceException.NeedsConsent _ ->
              stands(lease, turn, "reauth", Trouble.needsConsent);
          case SourceException.Forbidden _ -> stands(lease, turn, "paused", Trouble.forbidden);
          case SourceException.Unauthorized _ -> failed(health, turn, Trouble.refused);
          default -> failed(health, turn, Trouble.unreachable);
        };
    ending.trouble().filter(_ -> !(why instanceof Throttled)).ifPresent(SyncMeters::stopped);
    settle(lease, ending);
    return new Next(ending.due(), Urgency.fresh);
  }

  /// It has to wait, since it was repaired too often.
  @Transactional
  public Next waits(Lease lease, MailboxTurn turn, Instant until) {
    Pace pace = turn.same();
    settle(
        lease,
        new Ending(
            until,
            Optional.of(until),
            0,
            lease.health().failures() + 1,
            Optional.of(Trouble.repairedTooOften),
            pace));
    return new Next(until, Urgency.fresh);
  }

  private Ending throttled(Lease lease, MailboxTurn turn, Throttled throttled) {
    SyncMeters.throttled(throttled.scope());
    boolean isRefused = throttled.scope() != Scope.gate;
    int strikes = lease.health().strikes() + (isRefused ? 1 : 0);
    Instant until = patience.after(throttled, strikes, lease.provider());
    boolean all =
        switch (throttled.scope()) {
          case project, gate, day -> true;
          case mailbox, atOnce -> false;
        };
    return new Ending(
        patience.apart(until),
        Optional.of(until),
        strikes,
        lease.health().failures(),
        Optional.of(all ? Trouble.projectThrottled : Trouble.throttled),
        turn.slower(throttled));
  }

  private Ending failed(Health health, MailboxTurn turn, Trouble trouble) {
    int failures = health.failures() + 1;
    return new Ending(
        patience.afterFailures(failures),
        Optional.empty(),
        health.strikes(),
        failures,
        Optional.of(trouble),
        turn.same());
  }

  /// Nothing changes before a person acts.
  private Ending stands(Lease lease, MailboxTurn turn, String status, Trouble trouble) {
    channels.status(lease, status);
    return new Ending(patience.in(REST), Optional.empty(), 0, 0, Optional.of(trouble), turn.same());
  }

  private void settle(Lease lease, Ending ending) {
    channels.settle(lease, ending);
    if (ending.trouble().isPresent() || lease.health().troubled()) {
      news.publishEvent(RecordChanged.one("integration", lease.integrationId()));
    }
  }
}
