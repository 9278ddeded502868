package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// When people and companies that mails were exchanged with were last in contact, by what is there.
@Component
class ContactTimesStore {
  private static final String LATEST =
      """
      select w.id, max(a.occurred_at) filter (where
        (a.kind in ('call', 'meeting') or m.kind in ('person', 'list'))
          and a.occurred_at between '1990-01-01' and cast(? as timestamptz))
      from (
        select distinct l.%1$s as id from activity_%2$s l
        join activities g on g.tenant_id = ? and g.id = l.activity_id and g.is_deleted in (false, true)
        where l.tenant_id = ? and g.message_id = any (cast(? as uuid[])) and not l.is_deleted) w
      join activity_%2$s l on l.tenant_id = ? and l.%1$s = w.id and not l.is_deleted
      left join activities a on a.tenant_id = ? and a.id = l.activity_id and not a.is_deleted
      left join messages m on m.tenant_id = ? and m.id = a.message_id and not m.is_deleted
      group by w.id
      """;

  private static final String CONTACTS = LATEST.formatted("contact_id", "contacts");
  private static final String COMPANIES = LATEST.formatted("company_id", "companies");

  private final DSLContext sql;

  ContactTimesStore(DSLContext sql) {
    this.sql = sql;
  }

  Map<UUID, @Nullable Instant> contacts(Collection<UUID> messages, Instant until) {
    return latest(CONTACTS, messages, until);
  }

  Map<UUID, @Nullable Instant> companies(Collection<UUID> messages, Instant until) {
    return latest(COMPANIES, messages, until);
  }

  private Map<UUID, @Nullable Instant> latest(
      String statement, Collection<UUID> messages, Instant until) {
    UUID t = Tenants.required().value();
    Map<UUID, @Nullable Instant> latest = new HashMap<>();
    sql.fetch(
            statement, until.atOffset(ZoneOffset.UTC), t, t, messages.toArray(UUID[]::new), t, t, t)
        .forEach(r -> latest.put(r.get(0, UUID.class), r.get(1, Instant.class)));
    return latest;
  }
}
