package com.invicrm.rest.live;

import com.invicrm.tenancy.RecordChanged;
import com.invicrm.tenancy.TenantId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// News across processes: PostgreSQL's NOTIFY, one statement for many.
@Component
class LiveStore {
  static final String CHANNEL = "invicrm_live";

  /// Instead of news: a node does not hear Redis.
  static final String DEAF = "deaf";

  private final DSLContext sql;

  LiveStore(DSLContext sql) {
    this.sql = sql;
  }

  @Transactional
  public void announce(Collection<RecordChanged> news) {
    String[] texts = news.stream().map(LiveStore::encode).toArray(String[]::new);
    sql.fetch("select pg_notify({0}, t) from unnest({1}) t", DSL.val(CHANNEL), DSL.val(texts));
  }

  @Transactional
  public void announceDeafness() {
    sql.fetch("select pg_notify({0}, {1})", DSL.val(CHANNEL), DSL.val(DEAF));
  }

  /// `tenant kind id`, the id missing when many changed.
  static String encode(RecordChanged news) {
    return news.tenant() + " " + news.kind() + news.id().map(i -> " " + i).orElse("");
  }

  static RecordChanged decode(String text) {
    String[] parts = text.split(" ", 3);
    return new RecordChanged(
        new TenantId(UUID.fromString(parts[0])),
        parts[1],
        parts.length > 2 ? Optional.of(UUID.fromString(parts[2])) : Optional.empty());
  }
}
