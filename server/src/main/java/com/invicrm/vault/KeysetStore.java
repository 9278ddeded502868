package com.invicrm.vault;

import static com.invicrm.schema.Tables.KEYSETS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

@Component
class KeysetStore {
  private final DSLContext sql;

  KeysetStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Processes that start together must not each take over what is older.
  void lock() {
    sql.execute("select pg_advisory_xact_lock(hashtext('invicrm.keysets'))");
  }

  Optional<byte[]> find(String owner) {
    return sql.select(KEYSETS.SEALED)
        .from(KEYSETS)
        .where(KEYSETS.OWNER.eq(owner))
        .fetchOptional(KEYSETS.SEALED);
  }

  /// Puts one where there is none; the one that is there afterwards.
  byte[] put(String owner, byte[] sealed) {
    sql.insertInto(KEYSETS)
        .set(KEYSETS.OWNER, owner)
        .set(KEYSETS.SEALED, sealed)
        .onConflictDoNothing()
        .execute();
    return find(owner).orElseThrow();
  }

  /// Changes one, while nobody else does.
  void replace(String owner, UnaryOperator<byte[]> change) {
    byte[] before =
        sql.select(KEYSETS.SEALED)
            .from(KEYSETS)
            .where(KEYSETS.OWNER.eq(owner))
            .forUpdate()
            .fetchOptional(KEYSETS.SEALED)
            .orElseThrow();
    byte[] after = change.apply(before);
    if (Arrays.equals(before, after)) return;
    sql.update(KEYSETS)
        .set(KEYSETS.SEALED, after)
        .set(KEYSETS.UPDATED_AT, DSL.currentInstant())
        .where(KEYSETS.OWNER.eq(owner))
        .execute();
  }

  List<String> owners(String after, int limit) {
    return sql.select(KEYSETS.OWNER)
        .from(KEYSETS)
        .where(KEYSETS.OWNER.gt(after))
        .orderBy(KEYSETS.OWNER)
        .limit(DSL.inline(limit))
        .fetch(KEYSETS.OWNER);
  }
}
