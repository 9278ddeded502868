package com.invicrm.deals;

import static com.invicrm.schema.Tables.DEALS;
import static com.invicrm.schema.Tables.DEAL_CONTACTS;
import static com.invicrm.schema.Tables.DEAL_TAGS;
import static com.invicrm.schema.Tables.PIPELINES;
import static com.invicrm.schema.Tables.STAGES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import com.invicrm.deals.DealRow.State;
import com.invicrm.people.NameIndex;
import com.invicrm.people.NameSearch.Hit;
import com.invicrm.people.Placed;
import com.invicrm.people.Shelf;
import com.invicrm.people.SubjectKind;
import com.invicrm.people.Tags;
import com.invicrm.tenancy.Tenants;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads deals, in one statement a page.
@Component
class DealStore {
  private static final Field<UUID[]> CONTACT_IDS =
      array(
              select(DEAL_CONTACTS.CONTACT_ID)
                  .from(DEAL_CONTACTS)
                  .where(
                      DEAL_CONTACTS.TENANT_ID.eq(DEALS.TENANT_ID),
                      DEAL_CONTACTS.DEAL_ID.eq(DEALS.ID),
                      DEAL_CONTACTS.IS_DELETED.isFalse())
                  .orderBy(DEAL_CONTACTS.POSITION, DEAL_CONTACTS.CONTACT_ID))
          .as("contact_ids");

  private static final Field<UUID> STAGE = field(name("place", "stage"), UUID.class);
  private static final Field<String> STAGE_NAME = field(name("place", "stage_name"), String.class);
  private static final Field<String> KIND = field(name("place", "kind"), String.class);
  private static final Field<Short> PROBABILITY = field(name("place", "probability"), Short.class);
  private static final Field<Short> POSITION = field(name("place", "position"), Short.class);
  private static final Field<UUID> PIPELINE = field(name("place", "pipeline"), UUID.class);
  private static final Field<String> PIPELINE_NAME =
      field(name("place", "pipeline_name"), String.class);

  private static final List<Field<?>> PLACE =
      List.of(STAGE, STAGE_NAME, KIND, PROBABILITY, PIPELINE, PIPELINE_NAME);

  private final DSLContext sql;
  private final NameIndex names;
  private final Tags tags;

  DealStore(DSLContext sql, NameIndex names, Tags tags) {
    this.sql = sql;
    this.names = names;
    this.tags = tags;
  }

  List<Placed<DealRow>> page(DealQuery query) {
    return deals()
        .and(on(query.shelf()))
        .and(matches(query.filter()))
        .and(DealOrder.after(query))
        .orderBy(DealOrder.order(query.sort()))
        .limit(inline(query.limit() + 1))
        .fetch(r -> new Placed<>(row(r), place(query.sort(), r)));
  }

  List<Placed<DealRow>> search(String text, DealQuery query) {
    List<Hit> hits =
        names.hits(
            SubjectKind.deal, text, query.cursor(), query.limit() + 1, id -> isWanted(query, id));
    UUID[] ids = hits.stream().map(Hit::subject).toArray(UUID[]::new);
    Map<UUID, DealRow> found =
        deals()
            .and(DEALS.ID.eq(any(ids)))
            .and(DEALS.IS_DELETED.in(inline(true), inline(false)))
            .fetchMap(r -> r.get(DEALS.ID), DealStore::row);
    return Placed.inOrder(hits, found);
  }

  Optional<DealRow> find(UUID id) {
    return deals().and(DEALS.ID.eq(id)).and(on(Shelf.inUse)).fetchOptional(DealStore::row);
  }

  /// The deal, which nobody else changes until this transaction ends.
  Optional<DealRow> lock(UUID id) {
    return deals()
        .and(DEALS.ID.eq(id))
        .and(on(Shelf.inUse))
        .forNoKeyUpdate()
        .of(DEALS)
        .fetchOptional(DealStore::row);
  }

  Map<UUID, DealRef> refs(Collection<UUID> ids) {
    return sql.select(DEALS.ID, DEALS.NAME)
        .from(DEALS)
        .where(
            DEALS.TENANT_ID.eq(Tenants.required().value()),
            DEALS.ID.eq(any(ids.toArray(UUID[]::new))),
            on(Shelf.inUse))
        .fetchMap(DEALS.ID, r -> new DealRef(r.value1(), r.value2()));
  }

  /// By pipeline, stage and currency, in their order.
  List<DealTotal> totals(DealFilter filter) {
    Field<Integer> deals = count().as("deals");
    Field<BigDecimal> amount = sum(DEALS.AMOUNT).as("total");
    UUID tenant = Tenants.required().value();
    return sql.select(PLACE)
        .select(deals, DEALS.CURRENCY, amount)
        .from(DEALS.join(places(val(tenant)).asTable("place")).on(STAGE.eq(DEALS.STAGE_ID)))
        .where(DEALS.TENANT_ID.eq(tenant), on(Shelf.inUse), matches(filter))
        .groupBy(with(POSITION, DEALS.CURRENCY))
        .orderBy(PIPELINE, POSITION, DEALS.CURRENCY)
        .fetch(r ->
            new DealTotal(stage(r), r.get(deals), money(r.get(amount), r.get(DEALS.CURRENCY))));
  }

  private SelectConditionStep<Record> deals() {
    return sql.select(with(DEALS.fields()))
        .select(CONTACT_IDS)
        .from(standing())
        .where(DEALS.TENANT_ID.eq(Tenants.required().value()));
  }

  private static List<Field<?>> with(Field<?>... more) {
    return Stream.concat(PLACE.stream(), Stream.of(more)).toList();
  }

  /// Deals beside their stages, which hold no deal once they are put away. A stage is looked up for
  /// each deal that comes along: the limit keeps PostgreSQL from joining and sorting all deals.
  private static Table<?> standing() {
    return DEALS
        .join(
            lateral(
                places(DEALS.TENANT_ID)
                    .and(STAGES.ID.eq(DEALS.STAGE_ID))
                    .limit(inline(1))
                    .asTable("place")))
        .on(trueCondition());
  }

  private static SelectConditionStep<?> places(Field<UUID> tenant) {
    return select(
            STAGES.ID.as("stage"),
            STAGES.NAME.as("stage_name"),
            STAGES.KIND,
            STAGES.PROBABILITY,
            STAGES.POSITION,
            PIPELINES.ID.as("pipeline"),
            PIPELINES.NAME.as("pipeline_name"))
        .from(
            STAGES
                .join(PIPELINES)
                .on(
                    PIPELINES.TENANT_ID.eq(STAGES.TENANT_ID),
                    PIPELINES.ID.eq(STAGES.PIPELINE_ID),
                    PIPELINES.IS_DELETED.isFalse()))
        .where(STAGES.TENANT_ID.eq(tenant), STAGES.IS_DELETED.isFalse());
  }

  private Condition isWanted(DealQuery query, Field<UUID> id) {
    return NameIndex.has(
        selectOne()
            .from(standing())
            .where(
                DEALS.TENANT_ID.eq(Tenants.required().value()),
                DEALS.ID.eq(id),
                on(query.shelf()),
                matches(query.filter())));
  }

  private Condition matches(DealFilter filter) {
    return DSL.and(
        filter.companyId().map(DEALS.COMPANY_ID::eq).orElseGet(DSL::noCondition),
        filter.contactId().map(DealStore::isWith).orElseGet(DSL::noCondition),
        filter.pipelineId().map(DEALS.PIPELINE_ID::eq).orElseGet(DSL::noCondition),
        filter.stageId().map(DEALS.STAGE_ID::eq).orElseGet(DSL::noCondition),
        filter.status().map(s -> KIND.eq(s.name())).orElseGet(DSL::noCondition),
        filter.ownerId().map(DEALS.OWNER_ID::eq).orElseGet(DSL::noCondition),
        filter.tag().map(this::isTagged).orElseGet(DSL::noCondition));
  }

  private Condition isTagged(String name) {
    return tags.named(name).map(DealStore::hasTag).orElseGet(DSL::falseCondition);
  }

  private static Condition hasTag(UUID tag) {
    return DEALS.ID.in(
        select(DEAL_TAGS.DEAL_ID)
            .from(DEAL_TAGS)
            .where(
                DEAL_TAGS.TENANT_ID.eq(Tenants.required().value()),
                DEAL_TAGS.TAG_ID.eq(tag),
                DEAL_TAGS.IS_DELETED.isFalse()));
  }

  private static Condition isWith(UUID contact) {
    return DEALS.ID.in(
        select(DEAL_CONTACTS.DEAL_ID)
            .from(DEAL_CONTACTS)
            .where(
                DEAL_CONTACTS.TENANT_ID.eq(Tenants.required().value()),
                DEAL_CONTACTS.CONTACT_ID.eq(contact),
                DEAL_CONTACTS.IS_DELETED.isFalse()));
  }

  private static Condition on(Shelf shelf) {
    return shelf == Shelf.inUse ? DEALS.IS_DELETED.isFalse() : DEALS.IS_DELETED.isTrue();
  }

  private static List<String> place(DealSort sort, Record r) {
    return DealOrder.place(sort, r.get(DEALS.CLOSE_DATE), r.get(DEALS.SORT_NAME), r.get(DEALS.ID));
  }

  private static DealRow row(Record r) {
    return new DealRow(
        r.get(DEALS.ID),
        new Terms(
            r.get(DEALS.NAME),
            r.get(DEALS.COMPANY_ID),
            money(r.get(DEALS.AMOUNT), r.get(DEALS.CURRENCY)),
            r.get(DEALS.CLOSE_DATE),
            r.get(DEALS.OWNER_ID)),
        stage(r),
        List.of(r.get(CONTACT_IDS)),
        List.of(r.get(DEALS.TAGS)),
        new State(
            r.get(DEALS.STAGED_AT),
            r.get(DEALS.CLOSED_AT),
            r.get(DEALS.SOURCE),
            r.get(DEALS.VERSION),
            r.get(DEALS.CREATED_AT),
            r.get(DEALS.UPDATED_AT),
            r.get(DEALS.IS_DELETED)));
  }

  private static DealStage stage(Record r) {
    Stage stage =
        new Stage(
            r.get(STAGE),
            r.get(STAGE_NAME),
            DealStatus.valueOf(r.get(KIND)),
            r.get(PROBABILITY).intValue());
    return new DealStage(stage, r.get(PIPELINE), r.get(PIPELINE_NAME));
  }

  private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
    return amount == null || currency == null ? null : new Money(amount, currency);
  }
}
