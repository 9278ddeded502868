package com.invicrm.access;

import static com.invicrm.schema.Tables.DIRECTORY;

import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import com.invicrm.vault.Vault;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class DirectoryStore {
  private static final String EMAIL = "email";

  private final DSLContext sql;
  private final Vault vault;

  DirectoryStore(DSLContext sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  Optional<Directory.Entry> byEmail(String emailNorm) {
    return find(EMAIL, emailNorm);
  }

  /// Claims an address for a user; false when somebody has it already.
  boolean claimEmail(String emailNorm, UUID userId) {
    return claim(EMAIL, emailNorm, userId);
  }

  Optional<Directory.Entry> find(String kind, String key) {
    return sql.select(DIRECTORY.TENANT_ID, DIRECTORY.SUBJECT_ID)
        .from(DIRECTORY)
        .where(DIRECTORY.KIND.eq(kind), DIRECTORY.KEY_HASH.eq(hash(kind, key)))
        .fetchOptional(r -> new Directory.Entry(new TenantId(r.value1()), r.value2()));
  }

  boolean claim(String kind, String key, UUID subjectId) {
    return sql.insertInto(DIRECTORY)
            .set(DIRECTORY.KIND, kind)
            .set(DIRECTORY.KEY_HASH, hash(kind, key))
            .set(DIRECTORY.TENANT_ID, Tenants.required().value())
            .set(DIRECTORY.SUBJECT_ID, subjectId)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  private byte[] hash(String kind, String key) {
    return vault.keyedHash(kind + ":" + key);
  }
}
