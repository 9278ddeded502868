package com.invicrm.deals;

import java.util.Optional;
import java.util.UUID;

/// Which deals of a list; what is empty does not matter.
public record DealFilter(
    Optional<UUID> companyId,
    Optional<UUID> contactId,
    Optional<UUID> pipelineId,
    Optional<UUID> stageId,
    Optional<DealStatus> status,
    Optional<UUID> ownerId) {

  /// All deals.
  public static DealFilter all() {
    return new DealFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
