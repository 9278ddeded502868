package com.invicrm.timeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as it stands in its table, without the names of whom and what it is about.
record TaskRow(UUID id, Written written, State state) {
  /// What stands in it.
  record Written(
      Task.Kind kind,
      String title,
      @Nullable Due due,
      Task.Status status,
      @Nullable UUID assigneeId,
      Subjects about) {}

  /// Whom and what it is about.
  record Subjects(@Nullable UUID contactId, @Nullable UUID companyId, @Nullable UUID dealId) {}

  /// Where the record stands.
  record State(
      @Nullable Instant doneAt,
      String source,
      int version,
      Instant createdAt,
      Instant updatedAt,
      boolean isDeleted) {}
}
