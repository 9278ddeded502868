package com.invicrm.ask;

import com.invicrm.deals.DealFilter;
import com.invicrm.deals.DealQuery;
import com.invicrm.deals.DealSort;
import com.invicrm.deals.Deals;
import com.invicrm.people.Shelf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Deals as answers name them, and what they come to.
@Component
class DealFigures {
  private static final Set<String> ENDS = Set.of("won", "lost");

  private final Deals deals;
  private final DealFigureStore store;

  DealFigures(Deals deals, DealFigureStore store) {
    this.deals = deals;
    this.store = store;
  }

  /// @param kind of its stage: `open`, `won` or `lost`
  /// @param stagedAt since when it stands there
  /// @param closedAt when it was won or lost
  record Row(
      UUID id,
      String name,
      @Nullable String company,
      String stage,
      String kind,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable LocalDate closeDate,
      Instant stagedAt,
      @Nullable Instant closedAt) {}

  /// What the deals of a stage come to in one currency; without an amount both are null.
  record Sum(
      UUID pipeline,
      String pipelineName,
      String stage,
      String kind,
      int deals,
      @Nullable BigDecimal amount,
      @Nullable String currency) {}

  /// Which deals.
  ///
  /// @param kind `open`, `won`, `lost`, or any
  /// @param stage a part of a stage's name, in lower case
  /// @param when expected to be decided, or ended, in this period
  /// @param quietSince without contact with the company since then
  record Filter(
      Optional<String> kind,
      Optional<String> stage,
      Optional<Period> when,
      Optional<Instant> quietSince,
      Optional<QueryPlan.DealsList.Bound> amount,
      Optional<String> currency,
      Optional<UUID> company,
      Optional<UUID> contact) {
    static Filter any() {
      return new Filter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    static Filter of(QueryPlan.DealsList plan, Question q) {
      Optional<String> stage = plan.stage().map(s -> s.toLowerCase(Locale.ROOT));
      Optional<String> end = stage.filter(ENDS::contains);
      return new Filter(
          Optional.of(end.orElse("open")),
          stage.filter(s -> !ENDS.contains(s)),
          plan.closing(),
          plan.staleDays().map(d -> q.now().minusDays(d).atZone(q.zone()).toInstant()),
          plan.amount(),
          plan.currency(),
          Optional.empty(),
          Optional.empty());
    }

    Filter with(Optional<UUID> aCompany, Optional<UUID> aContact) {
      return new Filter(kind, stage, when, quietSince, amount, currency, aCompany, aContact);
    }
  }

  /// Deals whose names hold the words, the best first.
  List<Row> called(String words, int limit) {
    if (words.isBlank()) return List.of();
    var query =
        new DealQuery(
            Optional.of(words),
            DealFilter.all(),
            DealSort.created,
            Shelf.inUse,
            limit,
            Optional.empty());
    return deals.page(query).data().stream()
        .map(d ->
            new Row(
                d.id(),
                d.name(),
                d.company() == null ? null : d.company().name(),
                d.stage().stage().name(),
                d.status().name(),
                d.amount() == null ? null : d.amount().amount(),
                d.amount() == null ? null : d.amount().currency(),
                d.closeDate(),
                d.stagedAt(),
                d.closedAt()))
        .toList();
  }

  List<Row> list(Filter filter, int limit) {
    return store.list(filter, limit);
  }

  /// At most so many.
  int count(Filter filter, int most) {
    return store.count(filter, most);
  }

  /// By stage, in their order; of a period those expected to be decided in it, or that ended in it.
  List<Sum> sums(QueryPlan.Pipeline plan) {
    return store.sums(plan);
  }
}
