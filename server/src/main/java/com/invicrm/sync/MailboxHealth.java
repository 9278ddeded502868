package com.invicrm.sync;

import com.invicrm.sync.HealthStore.Channel;
import com.invicrm.sync.HealthStore.Row;
import com.invicrm.sync.Integration.Audit;
import com.invicrm.sync.Integration.Counts;
import com.invicrm.sync.Integration.Hindrance;
import com.invicrm.sync.Integration.Progress;
import com.invicrm.sync.Integration.State;
import com.invicrm.sync.Integration.Times;
import com.invicrm.sync.Lease.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// What the rows of a mailbox come to.
@Component
class MailboxHealth {
  /// A mail costs so many units.
  private static final int MAIL = 20;

  /// A few turns may fail; more than these are no accident.
  private static final int FEW = 2;

  /// What does not go by itself.
  private static final Set<Trouble> LASTING =
      EnumSet.of(Trouble.forbidden, Trouble.repairedTooOften, Trouble.nothingStored);

  /// While Google's app is in Testing mode, it forgets a consent after seven days.
  private static final Duration TESTING_FROM = Duration.ofHours(156);

  private static final Duration TESTING_TO = Duration.ofHours(180);

  private final ObjectMapper json;
  private final int unitsAMinute;

  MailboxHealth(ObjectMapper json, ProjectUnits units) {
    this.json = json;
    this.unitsAMinute = units.perMailbox();
  }

  Integration of(Row row, Counts counts) {
    Channel channel = row.channel();
    Optional<Hindrance> hindrance = hindrance(row);
    State state = state(row);
    return new Integration(
        row.id(),
        row.userId(),
        row.provider(),
        row.address(),
        row.connectedAt(),
        state,
        row.rules(),
        counts,
        progress(row, state, counts),
        new Times(channel.lastOkAt(), channel.dueAt().filter(_ -> isRead(state)), cooling(row)),
        hindrance,
        channel.audit().map(this::audit));
  }

  private static boolean isRead(State state) {
    return switch (state) {
      case importing, live, repairing, cooling, error, closing -> true;
      case held, reauth, paused, disconnected -> false;
    };
  }

  private static State state(Row row) {
    Channel channel = row.channel();
    boolean closing = channel.state().equals("closing");
    return switch (row.status()) {
      case "disconnected" -> closing ? State.closing : State.disconnected;
      case "reauth" -> State.reauth;
      case "paused" -> State.paused;
      default -> closing ? State.closing : active(row);
    };
  }

  private static State active(Row row) {
    Channel channel = row.channel();
    if (channel.state().equals("held")) return State.held;
    if (cooling(row).isPresent()) return State.cooling;
    if (isStuck(channel)) return State.error;
    return switch (channel.state()) {
      case "live" -> State.live;
      case "repair" -> State.repairing;
      default -> State.importing;
    };
  }

  private static Optional<Instant> cooling(Row row) {
    return row.channel().coolUntil().filter(row.now()::isBefore);
  }

  private static boolean isStuck(Channel channel) {
    return channel
        .trouble()
        .map(Trouble::valueOf)
        .filter(t -> LASTING.contains(t) || channel.failures() > FEW)
        .isPresent();
  }

  private static Optional<Hindrance> hindrance(Row row) {
    if (row.status().equals("disconnected")) return Optional.empty();
    if (row.status().equals("reauth")) {
      String code = isTesting(row) ? "testingMode" : Trouble.needsConsent.name();
      return Optional.of(new Hindrance(code, row.refusedAt().or(row.channel()::troubleAt)));
    }
    return row.channel().trouble().map(t -> new Hindrance(t, row.channel().troubleAt()));
  }

  private static boolean isTesting(Row row) {
    if (row.connectedAt().isEmpty() || row.refusedAt().isEmpty()) return false;
    Duration good = Duration.between(row.connectedAt().get(), row.refusedAt().get());
    return good.compareTo(TESTING_FROM) >= 0 && good.compareTo(TESTING_TO) <= 0;
  }

  private Progress progress(Row row, State state, Counts counts) {
    Pace pace = row.channel().pace().map(p -> json.readValue(p, Pace.class)).orElse(Pace.FIRST);
    double limit = unitsAMinute * pace.share();
    double units =
        pace.at()
            .map(at -> Math.min(limit, pace.units() + seconds(at, row.now()) * limit / 60))
            .orElse(limit);
    boolean counted =
        state == State.importing || state == State.repairing || state == State.cooling;
    boolean told = counted && !row.channel().isListing() && counts.pending() > 0;
    return new Progress(
        told ? OptionalDouble.of(share(counts)) : OptionalDouble.empty(),
        told ? Optional.of(left(row, counts, limit)) : Optional.empty(),
        (int) units,
        (int) Math.round(limit));
  }

  private static double share(Counts counts) {
    return (counts.seen() - counts.pending()) / (double) counts.seen();
  }

  private static Duration left(Row row, Counts counts, double limit) {
    double wait = cooling(row).map(until -> seconds(row.now(), until)).orElse(0.0);
    return Duration.ofSeconds(Math.round(wait + counts.pending() * MAIL * 60 / limit));
  }

  private Audit audit(String text) {
    ChannelStore.Audit audit = json.readValue(text, ChannelStore.Audit.class);
    return new Audit(audit.at(), audit.listed(), audit.missing(), audit.extra());
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1_000.0);
  }
}
