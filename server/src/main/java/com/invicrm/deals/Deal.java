package com.invicrm.deals;

import com.invicrm.people.CompanyRef;
import com.invicrm.people.ContactRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is being sold, or was, or was not.
///
/// @param company who would buy
/// @param contacts with whom it is talked over, the main one first
/// @param closeDate the day on which it is expected to be decided
/// @param ownerId the user who sells
/// @param tags by name
/// @param stagedAt since when it stands in its stage
/// @param closedAt when it was won or lost
/// @param source `person` or `demo`
/// @param version raised by one with every change
public record Deal(
    UUID id,
    String name,
    DealStage stage,
    @Nullable CompanyRef company,
    List<ContactRef> contacts,
    @Nullable Money amount,
    @Nullable LocalDate closeDate,
    @Nullable UUID ownerId,
    List<String> tags,
    Instant stagedAt,
    @Nullable Instant closedAt,
    String source,
    int version,
    Instant createdAt,
    Instant updatedAt,
    boolean isDeleted) {

  /// What became of it so far: what its stage says.
  public DealStatus status() {
    return stage.stage().kind();
  }
}
