package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is told of many activities at once; asked after the viewer's access is known, and obeys it.
@Component
class PersonHistoryStore {
  /// Before all ids of messages.
  private static final UUID FIRST = new UUID(0, 0);

  private static final String NAMING =
      """
      select distinct p.message_id from message_participants p
      where p.tenant_id = ? and p.email_norm = any (cast(? as text[])) and p.message_id > ? and p.role <> 'bcc'
        and not p.is_deleted
      order by p.message_id limit ?
      """;

  private static final String TEXTS =
      """
      select a.id, coalesce(b.text, a.text) from activities a
      left join message_bodies b on b.tenant_id = ? and b.message_id = a.message_id and not b.is_deleted
      where a.tenant_id = ? and a.id = any (cast(? as uuid[])) and not a.is_deleted
      """;

  private static final String ATTACHMENTS =
      """
      select a.id, t.name from activities a
      join message_attachments t on t.tenant_id = ? and t.message_id = a.message_id and not t.is_deleted
      where a.tenant_id = ? and a.id = any (cast(? as uuid[])) and not a.is_deleted
      order by t.position
      """;

  private final DSLContext sql;

  PersonHistoryStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Mails that name one of these addresses for all to see, by id.
  List<UUID> naming(Collection<String> addresses, Optional<UUID> after, int limit) {
    return sql.fetch(NAMING, tenant(), addresses.toArray(String[]::new), after.orElse(FIRST), limit)
        .map(r -> r.get(0, UUID.class));
  }

  Map<UUID, String> texts(Collection<UUID> activities) {
    Map<UUID, String> texts = new HashMap<>();
    sql.fetch(TEXTS, tenant(), tenant(), activities.toArray(UUID[]::new))
        .forEach(r -> {
          @Nullable String text = r.get(1, String.class);
          if (text != null) texts.put(r.get(0, UUID.class), text);
        });
    return texts;
  }

  Map<UUID, List<String>> attachments(Collection<UUID> activities) {
    return sql.fetch(ATTACHMENTS, tenant(), tenant(), activities.toArray(UUID[]::new))
        .intoGroups(r -> r.get(0, UUID.class), r -> r.get(1, String.class));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
