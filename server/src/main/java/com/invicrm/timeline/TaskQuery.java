package com.invicrm.timeline;

import com.invicrm.people.Shelf;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Which page of a list of tasks: done ones newest first, all others as they fall due, those
/// without a day last.
///
/// @param limit rows a page, at least 1
/// @param cursor of the page before
public record TaskQuery(Filter filter, Shelf shelf, int limit, Optional<String> cursor) {
  /// Which tasks; what is empty does not matter.
  ///
  /// @param dueBefore due on a day before this one
  public record Filter(
      Optional<Task.Status> status,
      Optional<LocalDate> dueBefore,
      Optional<UUID> contactId,
      Optional<UUID> companyId,
      Optional<UUID> dealId,
      Optional<UUID> assigneeId) {}

  /// Whether it asks for done tasks alone.
  boolean isOfDone() {
    return filter.status().equals(Optional.of(Task.Status.done));
  }
}
