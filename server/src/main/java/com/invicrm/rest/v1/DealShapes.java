package com.invicrm.rest.v1;

import com.invicrm.deals.Deal;
import com.invicrm.deals.DealStatus;
import com.invicrm.deals.DealTotal;
import com.invicrm.deals.Money;
import com.invicrm.deals.Pipeline;
import com.invicrm.deals.Stage;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.ContactRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Pipelines and deals as the contract has them.
final class DealShapes {
  /// An amount as text, with all decimals of its currency.
  record MoneyJson(String amount, String currency) {
    static @Nullable MoneyJson of(@Nullable Money money) {
      return money == null ? null : new MoneyJson(money.plain(), money.currency());
    }
  }

  /// A pipeline beside a deal.
  record PipelineRefJson(UUID id, String name) {}

  /// A colleague beside a record.
  record UserRefJson(UUID id, String name) {
    static @Nullable UserRefJson of(@Nullable UUID id, Map<UUID, String> names) {
      return id == null ? null : new UserRefJson(id, names.getOrDefault(id, ""));
    }
  }

  /// A deal.
  record DealJson(
      UUID id,
      String name,
      PipelineRefJson pipeline,
      Stage stage,
      DealStatus status,
      @Nullable CompanyRef company,
      List<ContactRef> contacts,
      @Nullable MoneyJson amount,
      @Nullable LocalDate closeDate,
      @Nullable UserRefJson owner,
      List<String> tags,
      Instant stagedAt,
      @Nullable Instant closedAt,
      String source,
      int version,
      Instant createdAt,
      Instant updatedAt,
      boolean isDeleted) {
    static DealJson of(Deal d, Map<UUID, String> users) {
      return new DealJson(
          d.id(),
          d.name(),
          new PipelineRefJson(d.stage().pipelineId(), d.stage().pipelineName()),
          d.stage().stage(),
          d.status(),
          d.company(),
          d.contacts(),
          MoneyJson.of(d.amount()),
          d.closeDate(),
          UserRefJson.of(d.ownerId(), users),
          d.tags(),
          d.stagedAt(),
          d.closedAt(),
          d.source(),
          d.version(),
          d.createdAt(),
          d.updatedAt(),
          d.isDeleted());
    }
  }

  /// A pipeline with its stages.
  record PipelineJson(
      UUID id,
      String name,
      boolean isDefault,
      List<Stage> stages,
      String source,
      int version,
      Instant createdAt,
      Instant updatedAt) {
    static PipelineJson of(Pipeline p) {
      return new PipelineJson(
          p.id(),
          p.name(),
          p.isDefault(),
          p.stages(),
          p.source(),
          p.version(),
          p.createdAt(),
          p.updatedAt());
    }
  }

  /// What stands in a stage, in one currency.
  record StageTotalJson(Stage stage, int deals, @Nullable MoneyJson amount) {
    static StageTotalJson of(DealTotal t) {
      return new StageTotalJson(t.stage().stage(), t.deals(), MoneyJson.of(t.amount()));
    }
  }

  private DealShapes() {}
}
