package com.invicrm.sync;

import com.invicrm.sync.SourceException.Scope;
import com.invicrm.sync.SourceException.Throttled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/// What all mailboxes of this installation may spend at a provider together: each process takes
/// some hundred units at a time out of one row, and spends them without asking.
@Component
class ProjectUnits {
  /// Limits as the provider set them for the host's project.
  ///
  /// @param userUnitsPerMinute of one mailbox
  /// @param projectUnitsPerMinute of all together
  /// @param projectUnitsPerDay of all together: first imports stop at seven tenths of it
  @ConfigurationProperties("invicrm.google")
  record QuotaSettings(
      @DefaultValue("6000") int userUnitsPerMinute,
      @DefaultValue("1200000") int projectUnitsPerMinute,
      @DefaultValue("80000000") long projectUnitsPerDay) {}

  private static final double RATE = 0.95;
  private static final double BUCKET = 0.03;
  private static final double FOR_FIRST_IMPORTS = 0.7;

  /// A share that is not spent by then is let go: others may have waited for it.
  private static final Duration GOOD = Duration.ofSeconds(30);

  /// Google's day.
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private final Map<String, Share> shares = new ConcurrentHashMap<>();
  private final ProjectUnitStore store;
  private final QuotaSettings limits;
  private final Clock clock;

  ProjectUnits(ProjectUnitStore store, QuotaSettings limits, Clock clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
  }

  private record Share(int units, Instant until, long today) {}

  /// The limit of one mailbox.
  int perMailbox() {
    return limits.userUnitsPerMinute();
  }

  /// Spends units of all.
  ///
  /// @throws Throttled when all together have spent what they may for now
  void spend(String provider, int units) {
    shares.compute(
        provider,
        (_, share) -> {
          Share mine = isGood(share, units) ? share : lease(provider, units);
          return new Share(mine.units() - units, mine.until(), mine.today());
        });
  }

  /// Whether first imports may go on today: the rest of the day's units is for what is new.
  boolean allowsFirstImports(String provider) {
    Share share = shares.get(provider);
    return share == null || share.today() < limits.projectUnitsPerDay() * FOR_FIRST_IMPORTS;
  }

  /// Nobody asks this provider before.
  void cool(String provider, Duration patience) {
    shares.remove(provider);
    store.cool(provider, ZONE.getId(), patience);
  }

  /// How long it is until the provider's next day.
  Duration untilTomorrow() {
    var now = clock.instant().atZone(ZONE);
    return Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(ZONE));
  }

  private boolean isGood(@Nullable Share share, int units) {
    return share != null && share.units() >= units && clock.instant().isBefore(share.until());
  }

  private Share lease(String provider, int units) {
    double most = limits.projectUnitsPerMinute() * BUCKET;
    int portion = (int) Math.max(units, Math.min(6_000, most / 4));
    Optional<Long> today =
        store.take(
            provider,
            ZONE.getId(),
            portion,
            Math.max(most, portion),
            limits.projectUnitsPerMinute() * RATE / 60);
    if (today.isEmpty()) {
      throw new Throttled(
          Scope.gate,
          store.gate(provider).or(() -> Optional.of(clock.instant().plusSeconds(5))),
          "All mailboxes together ask as much as they may");
    }
    return new Share(portion, clock.instant().plus(GOOD), today.get());
  }
}
