package com.invicrm.timeline;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.MailIntake.BatchMessage;
import com.invicrm.timeline.MailIntake.MessageBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The point where messages are found or made: whoever writes a key first makes the message.
@Component
class MessageKeyStore {
  private static final String FIND =
      """
      select key, message_id from message_keys
      where tenant_id = ? and key = any (cast(? as text[])) and not is_deleted
      """;

  private static final String CLAIM =
      """
      insert into message_keys (tenant_id, key, message_id)
      select cast(? as uuid), k.key, k.message_id
      from unnest(cast(? as text[]), cast(? as uuid[])) with ordinality as k (key, message_id, n)
      order by k.n
      on conflict (tenant_id, key) do nothing
      returning key
      """;

  private final DSLContext sql;

  MessageKeyStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Sorts mails into messages by their keys and those already here, and claims the new keys.
  MessageBatch claim(List<IncomingMail> mails) {
    var groups = new Components<IncomingMail>();
    mails.forEach(m -> groups.add(m, m.keys().message()));
    Map<String, UUID> known = find(groups.keys());
    known.forEach((key, id) -> groups.join(key, id.toString()));
    SortedMap<String, UUID> wanted = new TreeMap<>();
    for (var group : groups.all()) {
      UUID id = least(group.keys(), known).orElseGet(Ids::next);
      group.keys().stream().filter(k -> isKey(k)).forEach(k -> wanted.put(k, id));
    }
    Map<String, UUID> settled = settle(wanted, known);
    return batch(groups.all(), settled, new HashSet<>(wanted.values()), known);
  }

  private static boolean isKey(String key) {
    return key.indexOf(':') > 0;
  }

  private static java.util.Optional<UUID> least(Collection<String> keys, Map<String, UUID> known) {
    return keys.stream().map(known::get).filter(java.util.Objects::nonNull).min(Comparator.naturalOrder());
  }

  /// Inserts what is missing; a key that another worker wrote meanwhile stays theirs.
  private Map<String, UUID> settle(SortedMap<String, UUID> wanted, Map<String, UUID> known) {
    Map<String, UUID> settled = new HashMap<>(wanted);
    SortedMap<String, UUID> missing = new TreeMap<>(wanted);
    missing.keySet().removeAll(known.keySet());
    if (missing.isEmpty()) return settled;
    Set<String> lost = new HashSet<>(missing.keySet());
    sql.fetch(CLAIM, tenant(), texts(missing.keySet()), missing.values().toArray(UUID[]::new))
        .forEach(r -> lost.remove(r.get(0, String.class)));
    settled.putAll(find(lost));
    return settled;
  }
}
