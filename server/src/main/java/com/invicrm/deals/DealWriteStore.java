package com.invicrm.deals;

import static com.invicrm.schema.Tables.DEALS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import com.invicrm.people.NameKeys;
import com.invicrm.people.Shelf;
import com.invicrm.people.TagSql;
import com.invicrm.people.Tags;
import com.invicrm.tenancy.Tenants;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes deals, and with whom they are talked over.
@Component
class DealWriteStore {
  /// What a person puts away or brings back, no rule moves again.
  private static final String BY_A_PERSON = "{\"isDeleted\": {\"source\": \"person\"}}";

  private static final String REMOVE_CONTACTS =
      """
      update deal_contacts set is_deleted = true
      where tenant_id = ? and deal_id = ? and not is_deleted and contact_id <> all (cast(? as uuid[]))
      """;

  private static final String PUT_CONTACTS =
      """
      insert into deal_contacts (tenant_id, deal_id, contact_id, position)
      select cast(? as uuid), cast(? as uuid), c.id, c.at - 1
      from unnest(cast(? as uuid[])) with ordinality as c (id, at)
      order by c.id
      on conflict (tenant_id, deal_id, contact_id) do update set position = excluded.position, is_deleted = false
      """;

  private final DSLContext sql;
  private final Tags tags;
  private final Clock clock;

  DealWriteStore(DSLContext sql, Tags tags, Clock clock) {
    this.sql = sql;
    this.tags = tags;
    this.clock = clock;
  }

  void insert(UUID id, Terms terms, Place place, String pins, UUID by) {
    sql.insertInto(DEALS)
        .set(DEALS.TENANT_ID, tenant())
        .set(DEALS.ID, id)
        .set(DEALS.NAME, terms.name())
        .set(DEALS.SORT_NAME, NameKeys.normalise(terms.name()))
        .set(DEALS.PIPELINE_ID, place.pipelineId())
        .set(DEALS.STAGE_ID, place.stageId())
        .set(DEALS.STAGED_AT, clock.instant())
        .set(DEALS.CLOSED_AT, closedAt(place))
        .set(DEALS.COMPANY_ID, terms.companyId())
        .set(DEALS.AMOUNT, amount(terms))
        .set(DEALS.CURRENCY, currency(terms))
        .set(DEALS.CLOSE_DATE, terms.closeDate())
        .set(DEALS.OWNER_ID, terms.ownerId())
        .set(DEALS.FIELD_SOURCES, JSONB.jsonb(pins))
        .set(DEALS.CREATED_BY, by)
        .set(DEALS.SOURCE, "person")
        .execute();
  }

  void update(UUID id, Terms terms, String pins) {
    sql.update(DEALS)
        .set(DEALS.NAME, terms.name())
        .set(DEALS.SORT_NAME, NameKeys.normalise(terms.name()))
        .set(DEALS.COMPANY_ID, terms.companyId())
        .set(DEALS.AMOUNT, amount(terms))
        .set(DEALS.CURRENCY, currency(terms))
        .set(DEALS.CLOSE_DATE, terms.closeDate())
        .set(DEALS.OWNER_ID, terms.ownerId())
        .set(DEALS.FIELD_SOURCES, merged(pins))
        .set(DEALS.VERSION, DEALS.VERSION.plus(1))
        .set(DEALS.UPDATED_AT, DSL.currentInstant())
        .where(is(id), DEALS.IS_DELETED.isFalse())
        .execute();
  }

  /// Moves a deal to another stage, within its change.
  void stage(UUID id, Place place) {
    sql.update(DEALS)
        .set(DEALS.PIPELINE_ID, place.pipelineId())
        .set(DEALS.STAGE_ID, place.stageId())
        .set(DEALS.STAGED_AT, clock.instant())
        .set(DEALS.CLOSED_AT, closedAt(place))
        .where(is(id), DEALS.IS_DELETED.isFalse())
        .execute();
  }

  /// Makes these the people of a deal, in this order.
  void putContacts(UUID id, List<UUID> people) {
    UUID[] all = people.toArray(UUID[]::new);
    sql.execute(REMOVE_CONTACTS, tenant(), id, all);
    sql.execute(PUT_CONTACTS, tenant(), id, all);
  }

  /// Makes these a deal's tags.
  void putTags(UUID id, List<String> names) {
    UUID[] all = tags.named(names).toArray(UUID[]::new);
    sql.execute(TagSql.remove("deal"), tenant(), id, all);
    sql.execute(TagSql.put("deal"), tenant(), id, all);
  }

  /// Whose a deal is, also one that was put away; null when it is nobody's, or there is none.
  @Nullable UUID owner(UUID id) {
    return sql.select(DEALS.OWNER_ID)
        .from(DEALS)
        .where(is(id), DEALS.IS_DELETED.in(true, false))
        .fetchOptional(DEALS.OWNER_ID)
        .orElse(null);
  }

  /// Puts away or brings back, and tells whether it did.
  boolean move(UUID id, Shelf to, @Nullable Integer expectedVersion) {
    Condition elsewhere =
        to == Shelf.putAway ? DEALS.IS_DELETED.isFalse() : DEALS.IS_DELETED.isTrue();
    return sql.update(DEALS)
            .set(DEALS.IS_DELETED, to == Shelf.putAway)
            .set(DEALS.FIELD_SOURCES, merged(BY_A_PERSON))
            .set(DEALS.VERSION, DEALS.VERSION.plus(1))
            .set(DEALS.UPDATED_AT, DSL.currentInstant())
            .where(is(id), elsewhere)
            .and(expectedVersion == null ? noCondition() : DEALS.VERSION.eq(expectedVersion))
            .execute()
        > 0;
  }

  private @Nullable Instant closedAt(Place place) {
    return place.status() == DealStatus.open ? null : clock.instant();
  }

  private static @Nullable BigDecimal amount(Terms terms) {
    return terms.amount() == null ? null : terms.amount().amount();
  }

  private static @Nullable String currency(Terms terms) {
    return terms.amount() == null ? null : terms.amount().currency();
  }

  private static Field<JSONB> merged(String pins) {
    return DSL.field("{0} || {1}", JSONB.class, DEALS.FIELD_SOURCES, val(JSONB.jsonb(pins)));
  }

  private static Condition is(UUID id) {
    return DEALS.TENANT_ID.eq(tenant()).and(DEALS.ID.eq(id));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
