package com.invicrm.timeline;

import static com.invicrm.schema.Tables.SHARING_RULES;
import static com.invicrm.schema.Tables.THREADS;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.noCondition;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.SharingRule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class SharingRuleStore {
  private final DSLContext sql;

  SharingRuleStore(DSLContext sql) {
    this.sql = sql;
  }

  List<SharingRule> page(UUID user, @Nullable UUID after, int limit) {
    return sql.select()
        .from(SHARING_RULES)
        .where(of(user), after == null ? noCondition() : SHARING_RULES.ID.lt(after))
        .orderBy(SHARING_RULES.ID.desc())
        .limit(limit)
        .fetch(SharingRuleStore::rule);
  }

  Optional<SharingRule> ofThread(UUID user, UUID thread) {
    return sql.select()
        .from(SHARING_RULES)
        .where(
            of(user), SHARING_RULES.KIND.eq("thread"), SHARING_RULES.SUBJECT.eq(thread.toString()))
        .fetchOptional(SharingRuleStore::rule);
  }

  SharingRule put(UUID user, Subject subject, Access access) {
    return sql.insertInto(SHARING_RULES)
        .set(SHARING_RULES.TENANT_ID, Tenants.required().value())
        .set(SHARING_RULES.ID, Ids.next())
        .set(SHARING_RULES.USER_ID, user)
        .set(SHARING_RULES.KIND, kind(subject))
        .set(SHARING_RULES.SUBJECT, key(subject))
        .set(SHARING_RULES.SHARING, Visibility.level(access))
        .set(SHARING_RULES.CREATED_BY, user)
        .onConflict(
            SHARING_RULES.TENANT_ID,
            SHARING_RULES.USER_ID,
            SHARING_RULES.KIND,
            SHARING_RULES.SUBJECT)
        .doUpdate()
        .set(SHARING_RULES.SHARING, Visibility.level(access))
        .set(SHARING_RULES.CREATED_BY, user)
        .set(SHARING_RULES.VERSION, SHARING_RULES.VERSION.plus(1))
        .set(SHARING_RULES.UPDATED_AT, currentInstant())
        .set(SHARING_RULES.IS_DELETED, false)
        .returning()
        .fetchSingle(SharingRuleStore::rule);
  }

  /// What the rule was about, if it was one of the user's.
  Optional<Subject> remove(UUID user, UUID id) {
    return sql.update(SHARING_RULES)
        .set(SHARING_RULES.IS_DELETED, true)
        .set(SHARING_RULES.VERSION, SHARING_RULES.VERSION.plus(1))
        .set(SHARING_RULES.UPDATED_AT, currentInstant())
        .where(of(user), SHARING_RULES.ID.eq(id))
        .returning()
        .fetchOptional(r -> rule(r).subject());
  }

  boolean hasThread(UUID thread) {
    return sql.fetchExists(
        THREADS,
        THREADS.TENANT_ID.eq(Tenants.required().value()),
        THREADS.ID.eq(thread),
        THREADS.IS_DELETED.isFalse());
  }

  private static SharingRule rule(Record r) {
    return new SharingRule(
        r.get(SHARING_RULES.ID),
        subject(r.get(SHARING_RULES.KIND), r.get(SHARING_RULES.SUBJECT)),
        Visibility.access(r.get(SHARING_RULES.SHARING)),
        r.get(SHARING_RULES.UPDATED_AT));
  }

  private static Subject subject(String kind, String key) {
    return switch (kind) {
      case "thread" -> new Subject.OfThread(UUID.fromString(key));
      case "person" -> new Subject.OfPerson(UUID.fromString(key));
      default -> new Subject.OfDomain(key);
    };
  }

  private static String kind(Subject subject) {
    return switch (subject) {
      case Subject.OfThread _ -> "thread";
      case Subject.OfPerson _ -> "person";
      case Subject.OfDomain _ -> "domain";
    };
  }

  private static String key(Subject subject) {
    return switch (subject) {
      case Subject.OfThread(UUID id) -> id.toString();
      case Subject.OfPerson(UUID id) -> id.toString();
      case Subject.OfDomain(String domain) -> domain;
    };
  }

  private static Condition of(UUID user) {
    return SHARING_RULES
        .TENANT_ID
        .eq(Tenants.required().value())
        .and(SHARING_RULES.USER_ID.eq(user))
        .and(SHARING_RULES.IS_DELETED.isFalse());
  }
}
