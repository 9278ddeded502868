package com.invicrm.timeline;

import com.invicrm.deals.DealRef;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.ContactRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is to be done, or was.
///
/// @param assigneeId the user who is to do it
/// @param doneAt null while it is open
/// @param version raised by one with every change
public record Task(
    UUID id,
    Kind kind,
    String title,
    @Nullable Due due,
    @Nullable UUID assigneeId,
    @Nullable Instant doneAt,
    About about,
    String source,
    int version,
    Instant createdAt,
    Instant updatedAt,
    boolean isDeleted) {

  /// Whether one means to do it, or wants to be reminded.
  public enum Kind {
    task,
    reminder
  }

  /// Whether it is done.
  public enum Status {
    open,
    done
  }

  /// Whom and what it is about.
  public record About(
      @Nullable ContactRef contact, @Nullable CompanyRef company, @Nullable DealRef deal) {}
}
