package com.invicrm.slack;

import static com.invicrm.schema.Tables.SLACK_SEEN;

import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class SeenStore {
  private final DSLContext sql;

  SeenStore(DSLContext sql) {
    this.sql = sql;
  }

  void forget(Instant before) {
    sql.deleteFrom(SLACK_SEEN).where(SLACK_SEEN.GOOD_UNTIL.lt(before)).execute();
  }

  boolean insert(byte[] key, Instant goodUntil) {
    return sql.insertInto(SLACK_SEEN)
            .set(SLACK_SEEN.KEY, key)
            .set(SLACK_SEEN.GOOD_UNTIL, goodUntil)
            .onConflictDoNothing()
            .execute()
        == 1;
  }
}
