package com.invicrm.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Does work that comes back for the same subject again and again, one turn at a time in the whole
/// installation.
///
/// A turn whose process dies comes again after half a minute at most, so a turn must bear to be
/// done twice.
public interface TurnHandler<T> {
  /// What it does.
  JobKind<T> kind();

  /// One turn; when the next is due, or nothing when there is to be none until somebody asks.
  ///
  /// What it throws is logged, and the turn comes again, a little later each time.
  ///
  /// @param urgency with which it was asked for
  Optional<Next> turn(T data, Urgency urgency);

  /// When the next turn is due, and whether it goes before others that are due.
  record Next(Instant at, Urgency urgency) {}

  /// Which of several turns that are due comes first.
  enum Urgency {
    /// Long work that may wait a little.
    bulk(0),
    /// What keeps the record fresh.
    fresh(1),
    /// Somebody waits for it.
    awaited(2);

    private final int priority;

    Urgency(int priority) {
      this.priority = priority;
    }

    int priority() {
      return priority;
    }

    static Urgency of(int priority) {
      return Stream.of(values()).filter(u -> u.priority == priority).findFirst().orElse(bulk);
    }
  }
}
