package com.invicrm.access;

import static com.invicrm.schema.Tables.SIGNING_KEYS;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class SigningKeyStore {
  /// A sealed private key; the bytes are never changed.
  @SuppressWarnings("ArrayRecordComponent")
  record Sealed(String kid, byte[] key) {}

  private final DSLContext sql;

  SigningKeyStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Processes that start together must not each make a key.
  void lock() {
    sql.execute("select pg_advisory_xact_lock(hashtext('invicrm.signing_keys'))");
  }

  /// Newest first: the first one signs.
  List<Sealed> good() {
    return sql.select(SIGNING_KEYS.KID, SIGNING_KEYS.SEALED)
        .from(SIGNING_KEYS)
        .where(SIGNING_KEYS.RETIRED_AT.isNull())
        .orderBy(SIGNING_KEYS.CREATED_AT.desc(), SIGNING_KEYS.KID)
        .fetch(r -> new Sealed(r.value1(), r.value2()));
  }

  void insert(Sealed key) {
    sql.insertInto(SIGNING_KEYS)
        .set(SIGNING_KEYS.KID, key.kid())
        .set(SIGNING_KEYS.SEALED, key.key())
        .execute();
  }
}
