package com.invicrm.access;

import static com.invicrm.schema.Tables.RECOVERY_CODES;
import static com.invicrm.schema.Tables.USER_TOTP;

import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

@Component
class TotpStore {
  private final DSLContext sql;

  TotpStore(DSLContext sql) {
    this.sql = sql;
  }

  /// A sealed secret; the bytes are never changed.
  @SuppressWarnings("ArrayRecordComponent")
  record Sealed(byte[] secret, boolean isConfirmed) {}

  Optional<Sealed> find(UUID userId) {
    return sql.select(USER_TOTP.SECRET, USER_TOTP.CONFIRMED_AT.isNotNull())
        .from(USER_TOTP)
        .where(alive(), USER_TOTP.USER_ID.eq(userId))
        .fetchOptional(r -> new Sealed(r.value1(), r.value2()));
  }

  /// Keeps a secret that counts for nothing yet; false when one is in use.
  boolean begin(UUID userId, byte[] sealed) {
    return sql.insertInto(USER_TOTP)
            .set(USER_TOTP.TENANT_ID, Tenants.required().value())
            .set(USER_TOTP.USER_ID, userId)
            .set(USER_TOTP.SECRET, sealed)
            .onConflict(USER_TOTP.TENANT_ID, USER_TOTP.USER_ID)
            .doUpdate()
            .set(USER_TOTP.SECRET, sealed)
            .setNull(USER_TOTP.CONFIRMED_AT)
            .set(USER_TOTP.LAST_STEP, 0L)
            .set(USER_TOTP.IS_DELETED, false)
            .where(USER_TOTP.CONFIRMED_AT.isNull().or(USER_TOTP.IS_DELETED))
            .execute()
        == 1;
  }

  /// Switches it on by the code of a time step; false when it is on.
  boolean confirm(UUID userId, long step) {
    return sql.update(USER_TOTP)
            .set(USER_TOTP.CONFIRMED_AT, DSL.currentInstant())
            .set(USER_TOTP.LAST_STEP, step)
            .where(alive(), USER_TOTP.USER_ID.eq(userId), USER_TOTP.CONFIRMED_AT.isNull())
            .execute()
        == 1;
  }

  /// Takes the code of a time step; false when it, or a later one, was taken.
  boolean take(UUID userId, long step) {
    return sql.update(USER_TOTP)
            .set(USER_TOTP.LAST_STEP, step)
            .where(
                alive(),
                USER_TOTP.USER_ID.eq(userId),
                USER_TOTP.CONFIRMED_AT.isNotNull(),
                USER_TOTP.LAST_STEP.lt(step))
            .execute()
        == 1;
  }

  /// Switches it off; false when it was not on.
  boolean remove(UUID userId) {
    sql.update(RECOVERY_CODES).set(RECOVERY_CODES.IS_DELETED, true).where(unused(userId)).execute();
    return sql.update(USER_TOTP)
            .set(USER_TOTP.IS_DELETED, true)
            .where(alive(), USER_TOTP.USER_ID.eq(userId), USER_TOTP.CONFIRMED_AT.isNotNull())
            .execute()
        == 1;
  }

  void insertRecoveryCodes(UUID userId, List<byte[]> hashes) {
    for (byte[] hash : hashes) {
      sql.insertInto(RECOVERY_CODES)
          .set(RECOVERY_CODES.TENANT_ID, Tenants.required().value())
          .set(RECOVERY_CODES.USER_ID, userId)
          .set(RECOVERY_CODES.CODE_HASH, hash)
          .execute();
    }
  }

  /// Uses a recovery code up; false when there is no such one.
  boolean useRecoveryCode(UUID userId, byte[] hash) {
    return sql.update(RECOVERY_CODES)
            .set(RECOVERY_CODES.USED_AT, DSL.currentInstant())
            .where(unused(userId), RECOVERY_CODES.CODE_HASH.eq(hash))
            .execute()
        == 1;
  }

  int recoveryCodesLeft(UUID userId) {
    return sql.fetchCount(RECOVERY_CODES, unused(userId));
  }

  private static Condition unused(UUID userId) {
    return RECOVERY_CODES
        .TENANT_ID
        .eq(Tenants.required().value())
        .and(RECOVERY_CODES.IS_DELETED.isFalse())
        .and(RECOVERY_CODES.USER_ID.eq(userId))
        .and(RECOVERY_CODES.USED_AT.isNull());
  }

  private static Condition alive() {
    return USER_TOTP.TENANT_ID.eq(Tenants.required().value()).and(USER_TOTP.IS_DELETED.isFalse());
  }
}
