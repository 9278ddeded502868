package com.invicrm.deals;

import java.util.Optional;
import java.util.UUID;

/// Which deals of a list; what is empty does not matter.
///
/// @param tag the name of a tag that they have
public record DealFilter(
    Optional<UUID> companyId,
    Optional<UUID> contactId,
    Optional<UUID> pipelineId,
    Optional<UUID> stageId,
    Optional<DealStatus> status,
    Optional<UUID> ownerId,
    Optional<String> tag) {

  /// All deals of a pipeline.
  public static DealFilter ofPipeline(UUID id) {
    DealFilter all = all();
    return new DealFilter(
        all.companyId,
        all.contactId,
        Optional.of(id),
        all.stageId,
        all.status,
        all.ownerId,
        all.tag);
  }

  /// All deals.
  public static DealFilter all() {
    return new DealFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
