package com.invicrm.timeline;

import java.util.Optional;
import java.util.UUID;

/// Which page of a timeline.
///
/// @param kind only these
/// @param cursor of the page before
/// @param threads how mails that answer one another are shown
public record TimelineQuery(
    Optional<Activity.Kind> kind, int limit, Optional<String> cursor, Threads threads) {
  /// Each mail by itself.
  public TimelineQuery(Optional<Activity.Kind> kind, int limit, Optional<String> cursor) {
    this(kind, limit, cursor, new Threads.Open());
  }

  /// How mails that answer one another are shown.
  public sealed interface Threads {
    /// Each by itself.
    record Open() implements Threads {}

    /// As one, at the newest of them.
    record Collapsed() implements Threads {}

    /// Those of one thread and nothing else.
    record Only(UUID id) implements Threads {}
  }
}
