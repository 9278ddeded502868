package com.invicrm.access;

import static com.invicrm.schema.Tables.INVITES;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class InviteStore {
  private static final Field<String> STATE =
      DSL.when(INVITES.ACCEPTED_AT.isNotNull(), "accepted")
          .when(INVITES.REVOKED_AT.isNotNull(), "revoked")
          .when(INVITES.EXPIRES_AT.le(DSL.currentInstant()), "expired")
          .otherwise("open")
          .as("state");

  private final DSLContext sql;

  InviteStore(DSLContext sql) {
    this.sql = sql;
  }

  /// An invitation that is about to be made.
  record Fresh(
      UUID id,
      String email,
      String emailNorm,
      @Nullable String name,
      Role role,
      Instant expiresAt,
      UUID by) {}

  void insert(Fresh invite) {
    sql.insertInto(INVITES)
        .set(INVITES.TENANT_ID, Tenants.required().value())
        .set(INVITES.ID, invite.id())
        .set(INVITES.EMAIL, invite.email())
        .set(INVITES.EMAIL_NORM, invite.emailNorm())
        .set(INVITES.NAME, invite.name())
        .set(INVITES.ROLE, invite.role().name())
        .set(INVITES.EXPIRES_AT, invite.expiresAt())
        .set(INVITES.CREATED_BY, invite.by())
        .execute();
  }

  Optional<Invite> find(UUID id) {
    return sql.select(INVITES.asterisk(), STATE)
        .from(INVITES)
        .where(alive(), INVITES.ID.eq(id))
        .fetchOptional(InviteStore::invite);
  }

  List<Invite> page(Optional<UUID> before, int limit) {
    return sql.select(INVITES.asterisk(), STATE)
        .from(INVITES)
        .where(alive(), before.map(INVITES.ID::lt).orElse(DSL.noCondition()))
        .orderBy(INVITES.ID.desc())
        .limit(DSL.inline(limit))
        .fetch(InviteStore::invite);
  }

  /// Withdraws an open one; false when it is none.
  boolean revoke(UUID id) {
    return revoke(INVITES.ID.eq(id)) == 1;
  }

  /// Withdraws the open ones of an address.
  void revokeOf(String emailNorm) {
    revoke(INVITES.EMAIL_NORM.eq(emailNorm));
  }

  private int revoke(Condition which) {
    return sql.update(INVITES)
        .set(INVITES.REVOKED_AT, DSL.currentInstant())
        .where(open(), which)
        .execute();
  }

  /// Takes an open one: of several who try at once, one.
  boolean accept(UUID id) {
    return sql.update(INVITES)
            .set(INVITES.ACCEPTED_AT, DSL.currentInstant())
            .where(open(), INVITES.ID.eq(id))
            .execute()
        == 1;
  }

  private static Condition open() {
    return alive()
        .and(INVITES.ACCEPTED_AT.isNull())
        .and(INVITES.REVOKED_AT.isNull())
        .and(INVITES.EXPIRES_AT.gt(DSL.currentInstant()));
  }

  private static Condition alive() {
    return INVITES.TENANT_ID.eq(Tenants.required().value()).and(INVITES.IS_DELETED.isFalse());
  }

  private static Invite invite(Record row) {
    return new Invite(
        row.get(INVITES.ID),
        row.get(INVITES.EMAIL),
        row.get(INVITES.NAME),
        Role.valueOf(row.get(INVITES.ROLE)),
        Invite.State.valueOf(row.get(STATE)),
        row.get(INVITES.CREATED_BY),
        row.get(INVITES.CREATED_AT),
        row.get(INVITES.EXPIRES_AT));
  }
}
