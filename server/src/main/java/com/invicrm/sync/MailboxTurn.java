package com.invicrm.sync;

import com.invicrm.sync.Lease.Pace;
import com.invicrm.sync.SourceException.Scope;
import com.invicrm.sync.SourceException.Throttled;
import com.invicrm.sync.SourceException.TurnOver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// One turn at a mailbox: twenty seconds, or a fifteenth of what a mailbox may spend in a minute,
/// so that no mailbox keeps others waiting.
final class MailboxTurn implements Turn {
  static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int PART = 15;
  private static final int MOST_AT_ONCE = 4;

  private final UUID mailbox;
  private final String provider;
  private final TokenKeeper tokens;
  private final ProjectUnits project;
  private final UnitBudget budget;
  private final Pace before;
  private final int most;
  private final Instant end;
  private final AtomicInteger spent = new AtomicInteger();

  MailboxTurn(Lease lease, TokenKeeper tokens, ProjectUnits project, Clock clock) {
    this.mailbox = lease.integrationId();
    this.provider = lease.provider();
    this.tokens = tokens;
    this.project = project;
    this.before = lease.pace();
    this.most = Math.max(100, project.perMailbox() / PART);
    this.end = clock.instant().plus(LONGEST);
    Duration idle =
        before.at().map(at -> Duration.between(at, lease.now())).orElse(Duration.ofMinutes(1));
    this.budget =
        new UnitBudget(clock, project.perMailbox() * before.share(), before.units(), idle);
  }

  @Override
  public String token() {
    return tokens.token(mailbox);
  }

  @Override
  public String tokenAfter(String refused) {
    return tokens.tokenAfter(mailbox, refused);
  }

  @Override
  public void spend(int units) {
    if (spent.addAndGet(units) > most) {
      spent.addAndGet(-units);
      throw new TurnOver();
    }
    budget.take(units, end);
    project.spend(provider, units);
    SyncMeters.spent(provider, units);
  }

  @Override
  public int atOnce() {
    return before.atOnce();
  }

  /// What may still be spent in this turn.
  int left() {
    return Math.max(0, most - spent.get());
  }

  /// How fast the next turn may go, this one having gone well: a little faster.
  Pace faster() {
    double share = Math.min(1, before.share() * 1.05);
    return pace(Math.min(MOST_AT_ONCE, before.atOnce() * 2), share);
  }

  /// How fast the next turn may go after one that was throttled: half as much at once; from nothing
  /// when it was about how much, and with a smaller share, since our own count was right and
  /// somebody else must use the same account.
  Pace slower(Throttled throttled) {
    if (throttled.scope() == Scope.atOnce) {
      return pace(Math.max(1, before.atOnce() / 2), before.share());
    }
    if (throttled.scope() == Scope.gate) return same();
    boolean own = throttled.scope() == Scope.mailbox;
    return pace(1, own ? Math.max(0.1, before.share() / 2) : before.share());
  }

  /// As fast as before.
  Pace same() {
    return pace(before.atOnce(), before.share());
  }

  private Pace pace(int atOnce, double share) {
    return new Pace(Math.max(0, budget.left()), before.at(), atOnce, share);
  }
}
