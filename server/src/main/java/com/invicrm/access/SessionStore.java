package com.invicrm.access;

import static com.invicrm.schema.Tables.USERS;
import static com.invicrm.schema.Tables.USER_SESSIONS;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
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
class SessionStore {
  private final DSLContext sql;

  SessionStore(DSLContext sql) {
    this.sql = sql;
  }

  /// What holds of a session now.
  record Standing(Role role, Credential.Kind kind, Instant lastUsedAt) {}

  /// From what and from where a session is opened.
  record Opened(Credential session, UUID userId, String device, @Nullable String address) {}

  void insert(Opened opened, Instant expiresAt) {
    sql.insertInto(USER_SESSIONS)
        .set(USER_SESSIONS.TENANT_ID, Tenants.required().value())
        .set(USER_SESSIONS.ID, opened.session().id())
        .set(USER_SESSIONS.USER_ID, opened.userId())
        .set(USER_SESSIONS.KIND, opened.session().kind().name())
        .set(USER_SESSIONS.DEVICE, opened.device())
        .set(USER_SESSIONS.ADDRESS, opened.address())
        .set(USER_SESSIONS.EXPIRES_AT, expiresAt)
        .execute();
  }

  /// A user's that are good, the newest first.
  List<OpenSession> page(UUID userId, Optional<UUID> before, int limit) {
    return sql.select(USER_SESSIONS.asterisk())
        .from(USER_SESSIONS)
        .where(
            good(),
            USER_SESSIONS.USER_ID.eq(userId),
            before.map(USER_SESSIONS.ID::lt).orElse(DSL.noCondition()))
        .orderBy(USER_SESSIONS.ID.desc())
        .limit(DSL.inline(limit))
        .fetch(SessionStore::session);
  }

  /// Notes that it is in use.
  void used(UUID id) {
    sql.update(USER_SESSIONS)
        .set(USER_SESSIONS.LAST_USED_AT, DSL.currentInstant())
        .where(good(), USER_SESSIONS.ID.eq(id))
        .execute();
  }

  private static OpenSession session(Record row) {
    return new OpenSession(
        row.get(USER_SESSIONS.ID),
        Credential.Kind.valueOf(row.get(USER_SESSIONS.KIND)),
        row.get(USER_SESSIONS.DEVICE),
        row.get(USER_SESSIONS.ADDRESS),
        row.get(USER_SESSIONS.CREATED_AT),
        row.get(USER_SESSIONS.LAST_USED_AT),
        row.get(USER_SESSIONS.EXPIRES_AT));
  }

  /// Ends one of a user's sessions; false when they have no such one.
  boolean end(UUID userId, UUID id) {
    return end(userId, USER_SESSIONS.ID.eq(id)) == 1;
  }

  /// Ends all of a user's sessions but one; how many.
  int endOthers(UUID userId, UUID kept) {
    return end(userId, USER_SESSIONS.ID.ne(kept));
  }

  /// Ends all of a user's sessions; how many.
  int endAll(UUID userId) {
    return end(userId, DSL.noCondition());
  }

  private int end(UUID userId, Condition which) {
    return sql.update(USER_SESSIONS)
        .set(USER_SESSIONS.ENDED_AT, DSL.currentInstant())
        .where(good(), USER_SESSIONS.USER_ID.eq(userId), which)
        .execute();
  }

  private static Condition good() {
    return USER_SESSIONS
        .TENANT_ID
        .eq(Tenants.required().value())
        .and(USER_SESSIONS.IS_DELETED.isFalse())
        .and(USER_SESSIONS.ENDED_AT.isNull())
        .and(USER_SESSIONS.EXPIRES_AT.gt(DSL.currentInstant()));
  }

  /// The user's role as it is now, while the session and the token's version are good.
  Optional<Standing> standing(UUID sessionId, UUID userId, int tokenVersion) {
    return sql.select(USERS.ROLE, USER_SESSIONS.KIND, USER_SESSIONS.LAST_USED_AT)
        .from(USER_SESSIONS)
        .join(USERS)
        .on(
            USERS.TENANT_ID.eq(USER_SESSIONS.TENANT_ID),
            USERS.ID.eq(USER_SESSIONS.USER_ID),
            USERS.IS_DELETED.isFalse())
        .where(
            good(),
            USER_SESSIONS.ID.eq(sessionId),
            USER_SESSIONS.USER_ID.eq(userId),
            USERS.STATUS.eq("active"),
            USERS.TOKEN_VERSION.eq(tokenVersion))
        .fetchOptional(r ->
            new Standing(
                Role.valueOf(r.value1()), Credential.Kind.valueOf(r.value2()), r.value3()));
  }
}
