package com.invicrm.people;

import static com.invicrm.schema.Tables.ERASED_IDENTITIES;

import com.invicrm.tenancy.Tenants;
import com.invicrm.vault.Vault;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Addresses and numbers of erased people, as keyed hashes.
@Component
class ErasedIdentityStore {
  private static final String PUT =
      """
      insert into erased_identities (tenant_id, hash, kind, erasure_id)
      select cast(? as uuid), h.hash, ?, cast(? as uuid)
      from unnest(cast(? as bytea[])) as h (hash)
      on conflict (tenant_id, hash) do update set erasure_id = excluded.erasure_id, is_deleted = false
      """;

  private final DSLContext sql;
  private final Vault vault;

  ErasedIdentityStore(DSLContext sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /// What an identity is.
  enum Kind {
    address,
    phone
  }

  void put(Kind kind, Collection<String> values, UUID erasure) {
    byte[][] hashes = values.stream().distinct().map(v -> hash(kind, v)).toArray(byte[][]::new);
    if (hashes.length > 0) sql.execute(PUT, tenant(), kind.name(), erasure, hashes);
  }

  /// Whether anybody's stay out at all.
  boolean any() {
    return sql.fetchExists(
        DSL.selectOne()
            .from(ERASED_IDENTITIES)
            .where(
                ERASED_IDENTITIES.TENANT_ID.eq(tenant()), ERASED_IDENTITIES.IS_DELETED.isFalse()));
  }

  /// Those of these that stay out.
  Set<String> among(Kind kind, Collection<String> values) {
    Map<ByteBuffer, String> asked = new HashMap<>();
    values.forEach(v -> asked.put(ByteBuffer.wrap(hash(kind, v)), v));
    byte[][] hashes = asked.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
    Set<String> found = new HashSet<>();
    sql.select(ERASED_IDENTITIES.HASH)
        .from(ERASED_IDENTITIES)
        .where(
            ERASED_IDENTITIES.TENANT_ID.eq(tenant()),
            ERASED_IDENTITIES.HASH.eq(DSL.any(hashes)),
            ERASED_IDENTITIES.IS_DELETED.isFalse())
        .forEach(r -> found.add(asked.get(ByteBuffer.wrap(r.value1()))));
    return found;
  }

  /// Lets it in again; the erasure that kept it out, if any did.
  Optional<UUID> lift(Kind kind, String value) {
    return sql.update(ERASED_IDENTITIES)
        .set(ERASED_IDENTITIES.IS_DELETED, true)
        .where(
            ERASED_IDENTITIES.TENANT_ID.eq(tenant()),
            ERASED_IDENTITIES.HASH.eq(hash(kind, value)),
            ERASED_IDENTITIES.IS_DELETED.isFalse())
        .returning(ERASED_IDENTITIES.ERASURE_ID)
        .fetchOptional(ERASED_IDENTITIES.ERASURE_ID);
  }

  /// The tenant is hashed too: that somebody was erased in one workspace shows in no other.
  private byte[] hash(Kind kind, String value) {
    return vault.keyedHash("erased " + kind + " of " + tenant() + ":" + value);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
