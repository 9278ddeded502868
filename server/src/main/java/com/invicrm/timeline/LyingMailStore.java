package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.LyingMail.Lying;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

@Component
class LyingMailStore {
  private static final String MAILS =
      """
      select c.provider_id, c.labels, array(
        select distinct p.email_norm from message_participants p
        where p.tenant_id = c.tenant_id and p.message_id = c.message_id and p.role in ('from', 'to', 'cc', 'bcc') and not p.is_deleted)
      from message_copies c
      where c.tenant_id = ? and c.channel_id = ? and not c.is_deleted
      """;

  private final DSLContext sql;

  LyingMailStore(DSLContext sql) {
    this.sql = sql;
  }

  List<Lying> page(UUID channel, String after, int limit) {
    String page = MAILS + " and c.provider_id > ? order by c.provider_id limit ?";
    return sql.fetch(page, tenant(), channel, after, limit).map(LyingMailStore::lying);
  }

  List<Lying> of(UUID channel, Collection<String> ids) {
    String some = MAILS + " and c.provider_id = any (cast(? as text[]))";
    return sql.fetch(some, tenant(), channel, ids.toArray(String[]::new))
        .map(LyingMailStore::lying);
  }

  private static Lying lying(Record r) {
    return new Lying(
        r.get(0, String.class), Set.of(r.get(1, String[].class)), Set.of(r.get(2, String[].class)));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
