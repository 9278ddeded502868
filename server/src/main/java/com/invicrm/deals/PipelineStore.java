package com.invicrm.deals;

import static com.invicrm.schema.Tables.PIPELINES;
import static com.invicrm.schema.Tables.STAGES;
import static org.jooq.impl.DSL.any;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads pipelines with their stages.
@Component
class PipelineStore {
  private final DSLContext sql;

  PipelineStore(DSLContext sql) {
    this.sql = sql;
  }

  List<Pipeline> page(@Nullable UUID after, int rows) {
    return read(after == null ? DSL.noCondition() : PIPELINES.ID.gt(after), rows);
  }

  Optional<Pipeline> find(UUID id) {
    return read(PIPELINES.ID.eq(id), 1).stream().findFirst();
  }

  /// The pipeline, which nobody else changes until this transaction ends.
  Optional<Pipeline> lock(UUID id) {
    sql.select(PIPELINES.ID)
        .from(PIPELINES)
        .where(mine(), PIPELINES.ID.eq(id))
        .forNoKeyUpdate()
        .fetch();
    return find(id);
  }

  private List<Pipeline> read(Condition which, int rows) {
    var found =
        sql.selectFrom(PIPELINES).where(mine(), which).orderBy(PIPELINES.ID).limit(rows).fetch();
    Map<UUID, List<Stage>> stages = stages(found.getValues(PIPELINES.ID));
    return found.map(r ->
        new Pipeline(
            r.getId(),
            r.getName(),
            r.getIsDefault(),
            stages.getOrDefault(r.getId(), List.of()),
            r.getSource(),
            r.getVersion(),
            r.getCreatedAt(),
            r.getUpdatedAt()));
  }

  private Map<UUID, List<Stage>> stages(Collection<UUID> pipelines) {
    return sql.select(STAGES.PIPELINE_ID, STAGES.ID, STAGES.NAME, STAGES.KIND, STAGES.PROBABILITY)
        .from(STAGES)
        .where(
            STAGES.TENANT_ID.eq(Tenants.required().value()),
            STAGES.PIPELINE_ID.eq(any(pipelines.toArray(UUID[]::new))),
            STAGES.IS_DELETED.isFalse())
        .orderBy(STAGES.PIPELINE_ID, STAGES.POSITION, STAGES.ID)
        .fetchGroups(
            STAGES.PIPELINE_ID,
            r ->
                new Stage(
                    r.value2(), r.value3(), DealStatus.valueOf(r.value4()), r.value5().intValue()));
  }

  private static Condition mine() {
    return PIPELINES.TENANT_ID.eq(Tenants.required().value()).and(PIPELINES.IS_DELETED.isFalse());
  }
}
