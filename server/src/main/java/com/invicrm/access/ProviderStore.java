package com.invicrm.access;

import static com.invicrm.schema.Tables.SIGN_IN_PROVIDERS;
import static com.invicrm.schema.Tables.USER_IDENTITIES;

import com.invicrm.tenancy.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ProviderStore {
  private final DSLContext sql;

  ProviderStore(DSLContext sql) {
    this.sql = sql;
  }

  /// A provider as it is kept; the bytes are never changed.
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(String issuer, String clientId, byte @Nullable [] sealedSecret) {}

  Optional<Kept> find() {
    return sql.select(
            SIGN_IN_PROVIDERS.ISSUER, SIGN_IN_PROVIDERS.CLIENT_ID, SIGN_IN_PROVIDERS.CLIENT_SECRET)
        .from(SIGN_IN_PROVIDERS)
        .where(
            SIGN_IN_PROVIDERS.TENANT_ID.eq(Tenants.required().value()),
            SIGN_IN_PROVIDERS.IS_DELETED.isFalse())
        .fetchOptional(r -> new Kept(r.value1(), r.value2(), r.value3()));
  }

  void put(Kept provider, UUID by) {
    sql.insertInto(SIGN_IN_PROVIDERS)
        .set(SIGN_IN_PROVIDERS.TENANT_ID, Tenants.required().value())
        .set(SIGN_IN_PROVIDERS.ISSUER, provider.issuer())
        .set(SIGN_IN_PROVIDERS.CLIENT_ID, provider.clientId())
        .set(SIGN_IN_PROVIDERS.CLIENT_SECRET, provider.sealedSecret())
        .set(SIGN_IN_PROVIDERS.CREATED_BY, by)
        .onConflict(SIGN_IN_PROVIDERS.TENANT_ID)
        .doUpdate()
        .set(SIGN_IN_PROVIDERS.ISSUER, provider.issuer())
        .set(SIGN_IN_PROVIDERS.CLIENT_ID, provider.clientId())
        .set(SIGN_IN_PROVIDERS.CLIENT_SECRET, provider.sealedSecret())
        .set(SIGN_IN_PROVIDERS.UPDATED_AT, DSL.currentInstant())
        .set(SIGN_IN_PROVIDERS.IS_DELETED, false)
        .execute();
  }

  /// Takes it away; false when there is none.
  boolean delete() {
    return sql.update(SIGN_IN_PROVIDERS)
            .set(SIGN_IN_PROVIDERS.IS_DELETED, true)
            .setNull(SIGN_IN_PROVIDERS.CLIENT_SECRET)
            .where(
                SIGN_IN_PROVIDERS.TENANT_ID.eq(Tenants.required().value()),
                SIGN_IN_PROVIDERS.IS_DELETED.isFalse())
            .execute()
        == 1;
  }

  Optional<UUID> userOf(String issuer, String subject) {
    return sql.select(USER_IDENTITIES.USER_ID)
        .from(USER_IDENTITIES)
        .where(
            USER_IDENTITIES.TENANT_ID.eq(Tenants.required().value()),
            USER_IDENTITIES.IS_DELETED.isFalse(),
            USER_IDENTITIES.ISSUER.eq(issuer),
            USER_IDENTITIES.SUBJECT.eq(subject))
        .fetchOptional(USER_IDENTITIES.USER_ID);
  }

  /// Links a user with a subject; false when one of them is linked already.
  boolean link(UUID userId, String issuer, String subject) {
    return sql.insertInto(USER_IDENTITIES)
            .set(USER_IDENTITIES.TENANT_ID, Tenants.required().value())
            .set(USER_IDENTITIES.USER_ID, userId)
            .set(USER_IDENTITIES.ISSUER, issuer)
            .set(USER_IDENTITIES.SUBJECT, subject)
            .onConflictDoNothing()
            .execute()
        == 1;
  }
}
