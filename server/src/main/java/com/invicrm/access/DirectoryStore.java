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
  /// Where a key belongs.
  record Entry(TenantId tenant, UUID subjectId) {}

  private static final String EMAIL = "email";

  private final DSLContext sql;
  private final Vault vault;

  DirectoryStore(DSLContext sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  Optional<Entry> byEmail(String emailNorm) {
    return sql.select(DIRECTORY.TENANT_ID, DIRECTORY.SUBJECT_ID)
        .from(DIRECTORY)
        .where(DIRECTORY.KIND.eq(EMAIL), DIRECTORY.KEY_HASH.eq(hash(emailNorm)))
        .fetchOptional(r -> new Entry(new TenantId(r.value1()), r.value2()));
  }

  /// Claims an address for a user; false when somebody has it already.
  boolean claimEmail(String emailNorm, UUID userId) {
    return sql.insertInto(DIRECTORY)
            .set(DIRECTORY.KIND, EMAIL)
            .set(DIRECTORY.KEY_HASH, hash(emailNorm))
            .set(DIRECTORY.TENANT_ID, Tenants.required().value())
            .set(DIRECTORY.SUBJECT_ID, userId)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  private byte[] hash(String emailNorm) {
    return vault.keyedHash(EMAIL + ":" + emailNorm);
  }
}
