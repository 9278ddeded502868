package com.invicrm.access;

import static com.invicrm.schema.Tables.API_KEYS;
import static com.invicrm.schema.Tables.USERS;

import com.google.common.collect.ImmutableSet;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ApiKeyStore {
  private final DSLContext sql;

  ApiKeyStore(DSLContext sql) {
    this.sql = sql;
  }

  /// What holds of a key now.
  record Standing(UUID userId, Role role, Set<String> scopes, @Nullable Instant lastUsedAt) {
    Standing {
      scopes = ImmutableSet.copyOf(scopes);
    }
  }

  void insert(UUID id, UUID userId, String prefix, NewApiKey key) {
    sql.insertInto(API_KEYS)
        .set(API_KEYS.TENANT_ID, Tenants.required().value())
        .set(API_KEYS.ID, id)
        .set(API_KEYS.USER_ID, userId)
        .set(API_KEYS.NAME, key.name())
        .set(API_KEYS.PREFIX, prefix)
        .set(API_KEYS.SCOPES, key.scopes().stream().sorted().toArray(String[]::new))
        .set(API_KEYS.EXPIRES_AT, key.expiresAt())
        .execute();
  }

  Optional<ApiKey> find(UUID id) {
    return sql.selectFrom(API_KEYS)
        .where(kept(), API_KEYS.ID.eq(id))
        .fetchOptional(ApiKeyStore::key);
  }

  /// Those that were not revoked, the newest first.
  ///
  /// @param of whose; empty for everybody's
  List<ApiKey> page(Optional<UUID> of, Optional<UUID> before, int limit) {
    return sql.selectFrom(API_KEYS)
        .where(
            kept(),
            of.map(API_KEYS.USER_ID::eq).orElse(DSL.noCondition()),
            before.map(API_KEYS.ID::lt).orElse(DSL.noCondition()))
        .orderBy(API_KEYS.ID.desc())
        .limit(DSL.inline(limit))
        .fetch(ApiKeyStore::key);
  }

  void revoke(UUID id) {
    sql.update(API_KEYS)
        .set(API_KEYS.REVOKED_AT, DSL.currentInstant())
        .where(kept(), API_KEYS.ID.eq(id))
        .execute();
  }

  /// Notes that it is in use.
  void used(UUID id) {
    sql.update(API_KEYS)
        .set(API_KEYS.LAST_USED_AT, DSL.currentInstant())
        .where(kept(), API_KEYS.ID.eq(id))
        .execute();
  }

  /// Its user's role as it is now, while both are good.
  Optional<Standing> standing(UUID id) {
    return sql.select(API_KEYS.USER_ID, USERS.ROLE, API_KEYS.SCOPES, API_KEYS.LAST_USED_AT)
        .from(API_KEYS)
        .join(USERS)
        .on(
            USERS.TENANT_ID.eq(API_KEYS.TENANT_ID),
            USERS.ID.eq(API_KEYS.USER_ID),
            USERS.IS_DELETED.isFalse())
        .where(
            kept(),
            API_KEYS.ID.eq(id),
            API_KEYS.EXPIRES_AT.isNull().or(API_KEYS.EXPIRES_AT.gt(DSL.currentInstant())),
            USERS.STATUS.eq("active"))
        .fetchOptional(r ->
            new Standing(r.value1(), Role.valueOf(r.value2()), Set.of(r.value3()), r.value4()));
  }

  private static Condition kept() {
    return API_KEYS
        .TENANT_ID
        .eq(Tenants.required().value())
        .and(API_KEYS.IS_DELETED.isFalse())
        .and(API_KEYS.REVOKED_AT.isNull());
  }

  private static ApiKey key(Record row) {
    return new ApiKey(
        row.get(API_KEYS.ID),
        row.get(API_KEYS.USER_ID),
        row.get(API_KEYS.NAME),
        row.get(API_KEYS.PREFIX),
        List.of(row.get(API_KEYS.SCOPES)),
        row.get(API_KEYS.CREATED_AT),
        row.get(API_KEYS.EXPIRES_AT),
        row.get(API_KEYS.LAST_USED_AT));
  }
}
