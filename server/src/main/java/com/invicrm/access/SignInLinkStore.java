package com.invicrm.access;

import static com.invicrm.schema.Tables.SIGN_IN_LINKS;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

@Component
class SignInLinkStore {
  /// So many wrong codes of the second step end a link.
  private static final int WRONG_CODES = 5;

  private final DSLContext sql;

  SignInLinkStore(DSLContext sql) {
    this.sql = sql;
  }

  /// A link that is good.
  record Good(UUID id, UUID userId, boolean resetsTotp) {}

  void insert(Good link, Instant expiresAt, UUID by) {
    sql.insertInto(SIGN_IN_LINKS)
        .set(SIGN_IN_LINKS.TENANT_ID, Tenants.required().value())
        .set(SIGN_IN_LINKS.ID, link.id())
        .set(SIGN_IN_LINKS.USER_ID, link.userId())
        .set(SIGN_IN_LINKS.RESETS_TOTP, link.resetsTotp())
        .set(SIGN_IN_LINKS.EXPIRES_AT, expiresAt)
        .set(SIGN_IN_LINKS.CREATED_BY, by)
        .execute();
  }

  Optional<Good> find(UUID id) {
    return sql.select(SIGN_IN_LINKS.ID, SIGN_IN_LINKS.USER_ID, SIGN_IN_LINKS.RESETS_TOTP)
        .from(SIGN_IN_LINKS)
        .where(good(), SIGN_IN_LINKS.ID.eq(id))
        .fetchOptional(r -> new Good(r.value1(), r.value2(), r.value3()));
  }

  /// Uses a good one up: of several who try at once, one does.
  boolean use(UUID id) {
    return use(SIGN_IN_LINKS.ID.eq(id)) == 1;
  }

  /// Uses all of a user's up.
  void useAllOf(UUID userId) {
    use(SIGN_IN_LINKS.USER_ID.eq(userId));
  }

  void countFailure(UUID id) {
    sql.update(SIGN_IN_LINKS)
        .set(SIGN_IN_LINKS.FAILURES, SIGN_IN_LINKS.FAILURES.plus(1))
        .where(good(), SIGN_IN_LINKS.ID.eq(id))
        .execute();
  }

  private int use(Condition which) {
    return sql.update(SIGN_IN_LINKS)
        .set(SIGN_IN_LINKS.USED_AT, DSL.currentInstant())
        .where(good(), which)
        .execute();
  }

  private static Condition good() {
    return SIGN_IN_LINKS
        .TENANT_ID
        .eq(Tenants.required().value())
        .and(SIGN_IN_LINKS.IS_DELETED.isFalse())
        .and(SIGN_IN_LINKS.USED_AT.isNull())
        .and(SIGN_IN_LINKS.FAILURES.lt(WRONG_CODES))
        .and(SIGN_IN_LINKS.EXPIRES_AT.gt(DSL.currentInstant()));
  }
}
