package com.invicrm.ask;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.DEALS;
import static com.invicrm.schema.Tables.DEAL_CONTACTS;
import static com.invicrm.schema.Tables.PIPELINES;
import static com.invicrm.schema.Tables.STAGES;
import static org.jooq.impl.DSL.sum;

import com.invicrm.ask.DealFigures.Filter;
import com.invicrm.ask.DealFigures.Row;
import com.invicrm.ask.DealFigures.Sum;
import com.invicrm.tenancy.Tenants;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SelectOnConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Reads deals with their stages and companies.
@Component
class DealFigureStore {
  /// As the index `deals_by_close_date` has it.
  private static final Field<LocalDate> CLOSES =
      DSL.coalesce(DEALS.CLOSE_DATE, DSL.field("'infinity'::date", LocalDate.class));

  /// Looked up deal by deal: joined, all companies would be read to find the first few deals.
  private static final Field<Instant> LAST_CONTACT =
      DSL.field(
          DSL.select(COMPANIES.LAST_CONTACTED_AT)
              .from(COMPANIES)
              .where(
                  COMPANIES.TENANT_ID.eq(DEALS.TENANT_ID),
                  COMPANIES.ID.eq(DEALS.COMPANY_ID),
                  COMPANIES.IS_DELETED.isFalse()));

  private static final Field<Integer> COUNT = DSL.field(DSL.name("deals"), Integer.class);
  private static final Field<BigDecimal> AMOUNT = DSL.field(DSL.name("amount"), BigDecimal.class);

  private final DSLContext sql;

  DealFigureStore(DSLContext sql) {
    this.sql = sql;
  }

  /// The soonest to be decided first.
  List<Row> list(Filter filter, int limit) {
    return from(
            DEALS.ID,
            DEALS.NAME,
            COMPANIES.NAME,
            STAGES.NAME,
            STAGES.KIND,
            DEALS.AMOUNT,
            DEALS.CURRENCY,
            DEALS.CLOSE_DATE,
            DEALS.STAGED_AT,
            DEALS.CLOSED_AT)
        .where(matches(filter))
        .orderBy(CLOSES, DEALS.ID)
        .limit(DSL.inline(limit))
        .fetch(r ->
            new Row(
                r.get(DEALS.ID),
                r.get(DEALS.NAME),
                r.get(COMPANIES.NAME),
                r.get(STAGES.NAME),
                r.get(STAGES.KIND),
                r.get(DEALS.AMOUNT),
                r.get(DEALS.CURRENCY),
                r.get(DEALS.CLOSE_DATE),
                r.get(DEALS.STAGED_AT),
                r.get(DEALS.CLOSED_AT)));
  }

  /// At most so many: beyond, it is the same to people, and would be counted one by one.
  int count(Filter filter, int most) {
    return sql.fetchCount(from(DEALS.ID).where(matches(filter)).limit(DSL.inline(most)));
  }

  /// Added up by ids first: the words stand beside a few sums, not beside each deal.
  List<Sum> sums(QueryPlan.Pipeline plan) {
    Table<?> added = addedByIds(plan.when()).asTable("added");
    var currency = added.field(DEALS.CURRENCY);
    return sql.select(
            PIPELINES.ID,
            PIPELINES.NAME,
            STAGES.NAME,
            STAGES.KIND,
            added.field(COUNT),
            added.field(AMOUNT),
            currency)
        .from(added)
        .join(STAGES)
        .on(
            STAGES.TENANT_ID.eq(Tenants.required().value()),
            STAGES.ID.eq(added.field(DEALS.STAGE_ID)),
            STAGES.IS_DELETED.in(false, true))
        .join(PIPELINES)
        .on(
            PIPELINES.TENANT_ID.eq(STAGES.TENANT_ID),
            PIPELINES.ID.eq(added.field(DEALS.PIPELINE_ID)),
            PIPELINES.IS_DELETED.in(false, true))
        .where(plan.stage().map(DealFigureStore::isStage).orElseGet(DSL::noCondition))
        .orderBy(PIPELINES.NAME, STAGES.POSITION, currency)
        .fetch(DealFigureStore::added);
  }

  private static Select<?> addedByIds(Optional<Period> when) {
    return DSL.select(
            DEALS.PIPELINE_ID,
            DEALS.STAGE_ID,
            DEALS.CURRENCY,
            DSL.count().as(COUNT),
            sum(DEALS.AMOUNT).as(AMOUNT))
        .from(DEALS)
        .where(
            tenant(),
            DEALS.IS_DELETED.isFalse(),
            when.map(DealFigureStore::isDecidedIn).orElseGet(DSL::noCondition))
        .groupBy(DEALS.PIPELINE_ID, DEALS.STAGE_ID, DEALS.CURRENCY);
  }

  private static Sum added(Record row) {
    return new Sum(
        row.get(PIPELINES.ID),
        row.get(PIPELINES.NAME),
        row.get(STAGES.NAME),
        row.get(STAGES.KIND),
        row.get(COUNT),
        row.get(AMOUNT),
        row.get(DEALS.CURRENCY));
  }

  /// Was or is to be decided then.
  private static Condition isDecidedIn(Period when) {
    Field<LocalDate> day = DSL.coalesce(DEALS.CLOSED_AT.cast(LocalDate.class), DEALS.CLOSE_DATE);
    return day.ge(when.start()).and(day.lt(when.end()));
  }

  private SelectOnConditionStep<Record> from(SelectFieldOrAsterisk... fields) {
    return sql.select(fields)
        .from(DEALS)
        .join(STAGES)
        .on(
            STAGES.TENANT_ID.eq(DEALS.TENANT_ID),
            STAGES.ID.eq(DEALS.STAGE_ID),
            STAGES.IS_DELETED.in(false, true))
        .leftJoin(COMPANIES)
        .on(
            COMPANIES.TENANT_ID.eq(DEALS.TENANT_ID),
            COMPANIES.ID.eq(DEALS.COMPANY_ID),
            COMPANIES.IS_DELETED.isFalse());
  }

  private static Condition matches(Filter f) {
    return DSL.and(
        tenant(),
        DEALS.IS_DELETED.isFalse(),
        f.kind().map(STAGES.KIND::eq).orElseGet(DSL::noCondition),
        f.stage().map(DealFigureStore::isStage).orElseGet(DSL::noCondition),
        f.when()
            .map(p -> ended(f).ge(p.start()).and(ended(f).lt(p.end())))
            .orElseGet(DSL::noCondition),
        f.quietSince()
            .map(i -> DSL.coalesce(LAST_CONTACT, DEALS.STAGED_AT).lt(i))
            .orElseGet(DSL::noCondition),
        f.amount()
            .map(b -> b.atMost() ? DEALS.AMOUNT.le(b.amount()) : DEALS.AMOUNT.ge(b.amount()))
            .orElseGet(DSL::noCondition),
        f.currency().map(DEALS.CURRENCY::eq).orElseGet(DSL::noCondition),
        f.company().map(DEALS.COMPANY_ID::eq).orElseGet(DSL::noCondition),
        f.contact().map(DealFigureStore::isWith).orElseGet(DSL::noCondition));
  }

  private static Field<LocalDate> ended(Filter f) {
    boolean open = f.kind().map("open"::equals).orElse(true);
    return open ? CLOSES : DEALS.CLOSED_AT.cast(LocalDate.class);
  }

  private static Condition isStage(String stage) {
    return STAGES.KIND.eq(stage).or(DSL.lower(STAGES.NAME).contains(stage));
  }

  private static Condition isWith(UUID contact) {
    return DSL.exists(
        DSL.selectOne()
            .from(DEAL_CONTACTS)
            .where(
                DEAL_CONTACTS.TENANT_ID.eq(DEALS.TENANT_ID),
                DEAL_CONTACTS.DEAL_ID.eq(DEALS.ID),
                DEAL_CONTACTS.CONTACT_ID.eq(contact),
                DEAL_CONTACTS.IS_DELETED.isFalse()));
  }

  private static Condition tenant() {
    return DEALS.TENANT_ID.eq(Tenants.required().value());
  }
}
