package com.invicrm.access;

import static com.invicrm.schema.Tables.USERS;
import static com.invicrm.schema.Tables.USER_SESSIONS;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

@Component
class SessionStore {
  private final DSLContext sql;

  SessionStore(DSLContext sql) {
    this.sql = sql;
  }

  /// What holds of a session now.
  record Standing(Role role, Credential.Kind kind) {}

  void insert(Credential session, UUID userId, Instant expiresAt) {
    sql.insertInto(USER_SESSIONS)
        .set(USER_SESSIONS.TENANT_ID, Tenants.required().value())
        .set(USER_SESSIONS.ID, session.id())
        .set(USER_SESSIONS.USER_ID, userId)
        .set(USER_SESSIONS.KIND, session.kind().name())
        .set(USER_SESSIONS.EXPIRES_AT, expiresAt)
        .execute();
  }

  void end(UUID id) {
    sql.update(USER_SESSIONS)
        .set(USER_SESSIONS.ENDED_AT, DSL.currentInstant())
        .where(
            USER_SESSIONS.TENANT_ID.eq(Tenants.required().value()),
            USER_SESSIONS.ID.eq(id),
            USER_SESSIONS.ENDED_AT.isNull(),
            USER_SESSIONS.IS_DELETED.isFalse())
        .execute();
  }

  /// The user's role as it is now, while the session and the token's version are good.
  Optional<Standing> standing(UUID sessionId, UUID userId, int tokenVersion) {
    return sql.select(USERS.ROLE, USER_SESSIONS.KIND)
        .from(USER_SESSIONS)
        .join(USERS)
        .on(
            USERS.TENANT_ID.eq(USER_SESSIONS.TENANT_ID),
            USERS.ID.eq(USER_SESSIONS.USER_ID),
            USERS.IS_DELETED.isFalse())
        .where(
            USER_SESSIONS.TENANT_ID.eq(Tenants.required().value()),
            USER_SESSIONS.ID.eq(sessionId),
            USER_SESSIONS.USER_ID.eq(userId),
            USER_SESSIONS.ENDED_AT.isNull(),
            USER_SESSIONS.EXPIRES_AT.gt(DSL.currentInstant()),
            USER_SESSIONS.IS_DELETED.isFalse(),
            USERS.STATUS.eq("active"),
            USERS.TOKEN_VERSION.eq(tokenVersion))
        .fetchOptional(
            r -> new Standing(Role.valueOf(r.value1()), Credential.Kind.valueOf(r.value2())));
  }
}
