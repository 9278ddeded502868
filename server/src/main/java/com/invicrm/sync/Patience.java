package com.invicrm.sync;

import com.invicrm.sync.SourceException.Scope;
import com.invicrm.sync.SourceException.Throttled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/// How long a mailbox waits: between turns, after the provider asked for patience, and after
/// failures; never at the same time as others.
@Component
class Patience {
  private static final Duration USUAL = Duration.ofSeconds(45);
  private static final Duration QUIET = Duration.ofMinutes(2);
  private static final Duration SILENT = Duration.ofMinutes(5);

  /// A push may come before what it tells of can be seen (case 62): looked for after so long again.
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private static final Duration ONCE_MORE = Duration.ofSeconds(30);

  /// Pushes are dropped at times: whoever has told of nothing for so long is not waited for.
  private static final Duration HEARD = Duration.ofHours(3);

  /// A change that is seen later than this after a push was not the one that it told of.
  private static final Duration TOGETHER = Duration.ofMinutes(2);

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /// Many are told the same moment: they come back within so long of it at least.
  private static final Duration APART = Duration.ofSeconds(10);

  private static final int MOST_DOUBLINGS = 10;

  /// An uneventful turn is written down this often only.
  private static final Duration FRESH = Duration.ofMinutes(12);

  private final ProjectUnits units;
  private final Clock clock;

  Patience(ProjectUnits units, Clock clock) {
    this.units = units;
    this.clock = clock;
  }

  /// The usual time between turns; longer when nothing has happened for hours.
  Duration interval(Lease lease) {
    Instant changed = lease.health().changedAt().orElse(lease.now());
    Duration quiet = Duration.between(changed, lease.now());
    Optional<Instant> pushed = lease.watch().pushedAt();
    if (pushed.filter(changed::isBefore).isPresent()) {
      Duration since = Duration.between(pushed.get(), lease.now());
      if (since.compareTo(AGAIN) <= 0) return AGAIN;
      if (since.compareTo(ONCE_MORE) < 0) return ONCE_MORE;
    }
    if (quiet.compareTo(ONCE_MORE) > 0 && isTold(lease, changed)) return LONGEST;
    if (quiet.compareTo(Duration.ofHours(24)) > 0) return SILENT;
    return quiet.compareTo(Duration.ofHours(6)) > 0 ? QUIET : USUAL;
  }

  /// Whether the provider's word can be waited for: it promised to tell, it told lately, and it
  /// told of the last change, too.
  private static boolean isTold(Lease lease, Instant changed) {
    boolean isWatched = lease.watch().until().filter(lease.now()::isBefore).isPresent();
    return isWatched
        && lease
            .watch()
            .pushedAt()
            .filter(at -> at.plus(HEARD).isAfter(lease.now()))
            .filter(at -> at.plus(TOGETHER).isAfter(changed))
            .isPresent();
  }

  /// About so long from now: a tenth more or less.
  Instant in(Duration about) {
    long tenth = about.toMillis() / 10;
    long jitter = tenth == 0 ? 0 : ThreadLocalRandom.current().nextLong(-tenth, tenth + 1);
    return clock.instant().plus(about).plusMillis(jitter);
  }

  Instant orNow(Instant at) {
    Instant now = clock.instant();
    return at.isBefore(now) ? now : at;
  }

  /// Whether it was written down lately that all is well, so that nothing need be.
  boolean isFresh(Lease lease) {
    return lease.health().lastOkAt().map(at -> at.plus(FRESH).isAfter(lease.now())).orElse(false);
  }

  /// When a mailbox may be asked about again. What concerns all mailboxes is told to all.
  ///
  /// @param strikes times in a row
  Instant after(Throttled throttled, int strikes, String provider) {
    Duration own =
        throttled.until().map(this::fromNow).orElseGet(() -> doubled(FIRST, strikes - 1));
    if (throttled.scope() == Scope.day) own = units.untilTomorrow();
    if (throttled.scope() == Scope.project || throttled.scope() == Scope.day) {
      units.cool(provider, own);
    }
    return clock.instant().plus(own);
  }

  /// A moment after many may ask again, but not all of them at once.
  Instant apart(Instant until) {
    long wait = fromNow(until).dividedBy(10).toMillis();
    long apart = Math.clamp(wait, APART.toMillis(), LONGEST.toMillis());
    return until.plusMillis(ThreadLocalRandom.current().nextLong(apart));
  }

  /// When to try again after so many failures in a row.
  Instant afterFailures(int failures) {
    return clock.instant().plus(doubled(Duration.ofSeconds(1), failures));
  }

  /// Anything up to the doubled time, but not at once: whoever failed together comes back apart.
  private static Duration doubled(Duration first, int times) {
    Duration longest = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
    if (longest.compareTo(LONGEST) > 0) longest = LONGEST;
    long millis = longest.toMillis();
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }

  private Duration fromNow(Instant until) {
    Duration left = Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
