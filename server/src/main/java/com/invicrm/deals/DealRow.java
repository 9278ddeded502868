package com.invicrm.deals;

import com.invicrm.people.CompanyRef;
import com.invicrm.people.ContactRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deal as it stands in its tables, without the names of whom it names.
///
/// @param contactIds in their order, also those of people who were put away
record DealRow(
    UUID id, Terms terms, DealStage stage, List<UUID> contactIds, List<String> tags, State state) {
  /// Where the record stands.
  record State(
      Instant stagedAt,
      @Nullable Instant closedAt,
      String source,
      int version,
      Instant createdAt,
      Instant updatedAt,
      boolean isDeleted) {}

  /// The deal as it is shown.
  Deal with(Map<UUID, CompanyRef> companies, Map<UUID, ContactRef> people) {
    return new Deal(
        id,
        terms.name(),
        stage,
        terms.companyId() == null ? null : companies.get(terms.companyId()),
        contactIds.stream().map(people::get).filter(Objects::nonNull).toList(),
        terms.amount(),
        terms.closeDate(),
        terms.ownerId(),
        tags,
        state.stagedAt(),
        state.closedAt(),
        state.source(),
        state.version(),
        state.createdAt(),
        state.updatedAt(),
        state.isDeleted());
  }
}
