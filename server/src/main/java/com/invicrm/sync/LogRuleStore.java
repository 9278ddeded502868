package com.invicrm.sync;

import static com.invicrm.schema.Tables.LOG_RULES;

import com.invicrm.sync.LogRule.Scope;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class LogRuleStore {
  private final DSLContext sql;

  LogRuleStore(DSLContext sql) {
    this.sql = sql;
  }

  /// The workspace's and those of a user, by pattern.
  List<LogRule> all(UUID user) {
    return sql.select()
        .from(LOG_RULES)
        .where(alive(), of(user))
        .orderBy(LOG_RULES.PATTERN, LOG_RULES.ID)
        .fetch(LogRuleStore::rule);
  }

  /// Those that hold for the mailboxes of a user; the workspace's alone when the owner is none.
  List<LogPattern> patterns(@Nullable UUID user) {
    return sql.select(LOG_RULES.PATTERN)
        .from(LOG_RULES)
        .where(alive(), user == null ? LOG_RULES.USER_ID.isNull() : of(user))
        .fetch(r -> LogPattern.read(r.value1()).orElseThrow());
  }

  /// How many of a user's, or of the workspace's, there are.
  int count(@Nullable UUID user) {
    return sql.fetchCount(LOG_RULES, alive().and(LOG_RULES.USER_ID.isNotDistinctFrom(user)));
  }

  Optional<LogRule> find(UUID id, UUID user) {
    return sql.select()
        .from(LOG_RULES)
        .where(alive(), LOG_RULES.ID.eq(id), of(user))
        .fetchOptional(LogRuleStore::rule);
  }

  LogRule put(@Nullable UUID user, String pattern, UUID by) {
    return sql.insertInto(LOG_RULES)
        .set(LOG_RULES.TENANT_ID, tenant())
        .set(LOG_RULES.ID, Ids.next())
        .set(LOG_RULES.USER_ID, user)
        .set(LOG_RULES.PATTERN, pattern)
        .set(LOG_RULES.CREATED_BY, by)
        .onConflict(LOG_RULES.TENANT_ID, LOG_RULES.USER_ID, LOG_RULES.PATTERN)
        .doUpdate()
        .set(LOG_RULES.CREATED_BY, by)
        .set(LOG_RULES.UPDATED_AT, DSL.currentInstant())
        .set(LOG_RULES.IS_DELETED, false)
        .returning()
        .fetchSingle(LogRuleStore::rule);
  }

  void remove(UUID id) {
    sql.update(LOG_RULES)
        .set(LOG_RULES.IS_DELETED, true)
        .set(LOG_RULES.UPDATED_AT, DSL.currentInstant())
        .where(alive(), LOG_RULES.ID.eq(id))
        .execute();
  }

  /// Those that name one of these addresses, whole or in part, also of those that were removed.
  List<UUID> naming(Collection<String> addresses) {
    return sql
        .select(LOG_RULES.ID, LOG_RULES.PATTERN)
        .from(LOG_RULES)
        .where(LOG_RULES.TENANT_ID.eq(tenant()), LOG_RULES.IS_DELETED.in(true, false))
        .stream()
        .filter(r -> LogPattern.read(r.value2()).filter(p -> p.names(addresses)).isPresent())
        .map(r -> r.value1())
        .toList();
  }

  /// Takes rules away without a trace of whom they named; how many.
  int mask(Collection<UUID> ids) {
    return sql.update(LOG_RULES)
        .set(LOG_RULES.PATTERN, DSL.concat(DSL.inline("erased "), LOG_RULES.ID.cast(String.class)))
        .set(LOG_RULES.UPDATED_AT, DSL.currentInstant())
        .set(LOG_RULES.IS_DELETED, true)
        .where(
            LOG_RULES.TENANT_ID.eq(tenant()),
            LOG_RULES.ID.eq(DSL.any(ids.toArray(UUID[]::new))),
            LOG_RULES.IS_DELETED.in(true, false))
        .execute();
  }

  private static LogRule rule(Record r) {
    return new LogRule(
        r.get(LOG_RULES.ID),
        r.get(LOG_RULES.USER_ID) == null ? Scope.workspace : Scope.mine,
        r.get(LOG_RULES.PATTERN),
        r.get(LOG_RULES.UPDATED_AT));
  }

  private static Condition of(UUID user) {
    return LOG_RULES.USER_ID.isNull().or(LOG_RULES.USER_ID.eq(user));
  }

  private static Condition alive() {
    return LOG_RULES.TENANT_ID.eq(tenant()).andNot(LOG_RULES.IS_DELETED);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
