package com.invicrm.ask;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.CONTACTS;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who was not heard of for some time.
@Component
class SilenceStore {
  /// @param company where they work, if known
  record Quiet(UUID id, String name, @Nullable String company, @Nullable Instant last) {}

  private final DSLContext sql;

  SilenceStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Those with whom it went quiet most lately come first: they are won back soonest.
  List<Quiet> quietest(Instant before, int limit) {
    return sql.select(
            CONTACTS.ID, CONTACTS.DISPLAY_NAME, COMPANIES.NAME, CONTACTS.LAST_CONTACTED_AT)
        .from(CONTACTS)
        .leftJoin(COMPANIES)
        .on(
            COMPANIES.TENANT_ID.eq(CONTACTS.TENANT_ID),
            COMPANIES.ID.eq(CONTACTS.COMPANY_ID),
            COMPANIES.IS_DELETED.isFalse())
        .where(isQuiet(before))
        .orderBy(CONTACTS.LAST_CONTACTED_AT.desc(), CONTACTS.ID.desc())
        .limit(DSL.inline(limit))
        .fetch(r -> new Quiet(r.value1(), r.value2(), r.value3(), r.value4()));
  }

  /// At most so many: beyond, it is the same to people, and would be counted one by one.
  int count(Instant before, int most) {
    return sql.fetchCount(
        DSL.selectOne()
            .from(CONTACTS)
            .where(isQuiet(before))
            .orderBy(CONTACTS.LAST_CONTACTED_AT.desc())
            .limit(DSL.inline(most)));
  }

  private static Condition isQuiet(Instant before) {
    return CONTACTS
        .TENANT_ID
        .eq(Tenants.required().value())
        .and(CONTACTS.IS_DELETED.isFalse())
        .and(CONTACTS.LAST_CONTACTED_AT.lt(before));
  }
}
