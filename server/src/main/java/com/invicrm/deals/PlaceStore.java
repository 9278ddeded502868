package com.invicrm.deals;

import static com.invicrm.schema.Tables.PIPELINES;
import static com.invicrm.schema.Tables.STAGES;
import static org.jooq.impl.DSL.select;

import com.invicrm.tenancy.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Finds the places that a deal can go to. A stage stays until the transaction ends that puts a
/// deal there: whoever removes it waits.
@Component
class PlaceStore {
  private final DSLContext sql;

  PlaceStore(DSLContext sql) {
    this.sql = sql;
  }

  Optional<Place> ofStage(UUID stage) {
    return first(STAGES.ID.eq(stage));
  }

  /// Where deals of a pipeline begin.
  Optional<Place> firstOf(UUID pipeline) {
    return first(STAGES.PIPELINE_ID.eq(pipeline).and(STAGES.KIND.eq(DealStatus.open.name())));
  }

  /// Where deals begin that name no pipeline.
  Optional<Place> first() {
    return first(
        STAGES
            .KIND
            .eq(DealStatus.open.name())
            .and(
                STAGES.PIPELINE_ID.eq(
                    select(PIPELINES.ID)
                        .from(PIPELINES)
                        .where(
                            PIPELINES.TENANT_ID.eq(Tenants.required().value()),
                            PIPELINES.IS_DEFAULT.isTrue(),
                            PIPELINES.IS_DELETED.isFalse()))));
  }

  private Optional<Place> first(Condition which) {
    return sql.select(STAGES.PIPELINE_ID, STAGES.ID, STAGES.KIND)
        .from(STAGES)
        .where(STAGES.TENANT_ID.eq(Tenants.required().value()), which, STAGES.IS_DELETED.isFalse())
        .orderBy(STAGES.POSITION, STAGES.ID)
        .limit(1)
        .forShare()
        .fetchOptional(r -> new Place(r.value1(), r.value2(), DealStatus.valueOf(r.value3())));
  }
}
