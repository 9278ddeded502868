package com.invicrm.deals;

import static com.invicrm.schema.Tables.DEALS;
import static com.invicrm.schema.Tables.PIPELINES;
import static com.invicrm.schema.Tables.STAGES;
import static org.jooq.impl.DSL.any;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes pipelines and their stages, and what a changed stage means for the deals that stand
/// there.
@Component
class PipelineWriteStore {
  private static final String PUT_STAGES =
      """
      insert into stages as s (tenant_id, id, pipeline_id, name, position, kind, probability)
      select cast(? as uuid), w.id, cast(? as uuid), w.name, w.at - 1, w.kind, w.probability
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as int[])) with ordinality
        as w (id, name, kind, probability, at)
      on conflict (tenant_id, id) do update
      set name = excluded.name, position = excluded.position, kind = excluded.kind, probability = excluded.probability
      where s.pipeline_id = excluded.pipeline_id
      """;

  /// A stage that now is of another kind closes its deals, or opens them again.
  private static final String CLOSE_OR_OPEN =
      """
      update deals d
      set closed_at = case s.kind when 'open' then null else coalesce(d.closed_at, now()) end,
        version = d.version + 1, updated_at = now()
      from stages s
      where d.tenant_id = ? and d.pipeline_id = ? and d.is_deleted in (false, true)
        and s.tenant_id = ? and s.id = d.stage_id and not s.is_deleted and (d.closed_at is null) <> (s.kind = 'open')
      """;

  private final DSLContext sql;

  PipelineWriteStore(DSLContext sql) {
    this.sql = sql;
  }

  void insert(UUID id, String name, String source, @Nullable UUID by) {
    sql.insertInto(PIPELINES)
        .set(PIPELINES.TENANT_ID, tenant())
        .set(PIPELINES.ID, id)
        .set(PIPELINES.NAME, name)
        .set(PIPELINES.CREATED_BY, by)
        .set(PIPELINES.SOURCE, source)
        .execute();
  }

  void update(UUID id, String name) {
    sql.update(PIPELINES)
        .set(PIPELINES.NAME, name)
        .set(PIPELINES.VERSION, PIPELINES.VERSION.plus(1))
        .set(PIPELINES.UPDATED_AT, DSL.currentInstant())
        .where(is(id), PIPELINES.IS_DELETED.isFalse())
        .execute();
  }

  /// Makes this pipeline the default, and the one before it no more.
  void makeDefault(UUID id) {
    sql.update(PIPELINES)
        .set(PIPELINES.IS_DEFAULT, false)
        .set(PIPELINES.VERSION, PIPELINES.VERSION.plus(1))
        .set(PIPELINES.UPDATED_AT, DSL.currentInstant())
        .where(
            PIPELINES.TENANT_ID.eq(tenant()),
            PIPELINES.ID.ne(id),
            PIPELINES.IS_DEFAULT.isTrue(),
            PIPELINES.IS_DELETED.isFalse())
        .execute();
    sql.update(PIPELINES)
        .set(PIPELINES.IS_DEFAULT, true)
        .where(is(id), PIPELINES.IS_DELETED.isFalse())
        .execute();
  }

  void putStages(UUID pipeline, List<Stage> stages) {
    sql.execute(
        PUT_STAGES,
        tenant(),
        pipeline,
        stages.stream().map(Stage::id).toArray(UUID[]::new),
        stages.stream().map(Stage::name).toArray(String[]::new),
        stages.stream().map(s -> s.kind().name()).toArray(String[]::new),
        stages.stream().map(Stage::probability).toArray(Integer[]::new));
  }

  /// Puts stages away. Whoever wrote a deal there meanwhile is waited for, so that [#holding] sees
  /// it.
  void removeStages(UUID pipeline, Collection<UUID> stages) {
    sql.update(STAGES)
        .set(STAGES.IS_DELETED, true)
        .where(
            STAGES.TENANT_ID.eq(tenant()),
            STAGES.PIPELINE_ID.eq(pipeline),
            STAGES.ID.eq(any(stages.toArray(UUID[]::new))),
            STAGES.IS_DELETED.isFalse())
        .execute();
  }

  /// One of these stages in which a deal stands.
  Optional<UUID> holding(Collection<UUID> stages) {
    return sql.select(DEALS.STAGE_ID)
        .from(DEALS)
        .where(
            DEALS.TENANT_ID.eq(tenant()),
            DEALS.STAGE_ID.eq(any(stages.toArray(UUID[]::new))),
            DEALS.IS_DELETED.isFalse())
        .limit(1)
        .fetchOptional(DEALS.STAGE_ID);
  }

  /// Deals that were put away from these stages come back to another one.
  void movePutAway(Collection<UUID> from, UUID to) {
    sql.update(DEALS)
        .set(DEALS.STAGE_ID, to)
        .set(DEALS.VERSION, DEALS.VERSION.plus(1))
        .set(DEALS.UPDATED_AT, DSL.currentInstant())
        .where(
            DEALS.TENANT_ID.eq(tenant()),
            DEALS.STAGE_ID.eq(any(from.toArray(UUID[]::new))),
            DEALS.IS_DELETED.isTrue())
        .execute();
  }

  void closeOrOpen(UUID pipeline) {
    sql.execute(CLOSE_OR_OPEN, tenant(), pipeline, tenant());
  }

  private static Condition is(UUID id) {
    return PIPELINES.TENANT_ID.eq(tenant()).and(PIPELINES.ID.eq(id));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
