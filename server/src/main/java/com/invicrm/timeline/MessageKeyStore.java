package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The point where messages are found or made: whoever writes a key first makes the message.
@Component
class MessageKeyStore implements MessageKeys {
  /// Each by its key: the statistics may know nothing of the workspace yet (docs/adr/0009).
  private static final String FIND =
      """
      select k.key, m.message_id
      from unnest(cast(? as text[])) as k (key)
      cross join lateral (
        select m.message_id from message_keys m where m.tenant_id = ? and m.key = k.key and not m.is_deleted
        limit 1) m
      """;

  /// In the order of the keys, so that two workers never wait for each other.
  private static final String CLAIM =
      """
      insert into message_keys (tenant_id, key, message_id)
      select cast(? as uuid), k.key, k.message_id
      from unnest(cast(? as text[]), cast(? as uuid[])) with ordinality as k (key, message_id, n)
      order by k.n
      on conflict (tenant_id, key) do nothing
      returning key
      """;

  private static final String POINT =
      """
      update message_keys m set message_id = k.message_id
      from unnest(cast(? as text[]), cast(? as uuid[])) as k (key, message_id)
      where m.tenant_id = ? and m.key = k.key and not m.is_deleted
      """;

  private final DSLContext sql;

  MessageKeyStore(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Map<String, UUID> find(Collection<String> keys) {
    if (keys.isEmpty()) return Map.of();
    Map<String, UUID> found = new HashMap<>();
    sql.fetch(FIND, texts(keys), tenant())
        .forEach(r -> found.put(r.get(0, String.class), r.get(1, UUID.class)));
    return found;
  }

  @Override
  public Map<String, UUID> claim(Map<String, UUID> keys) {
    if (keys.isEmpty()) return Map.of();
    SortedMap<String, UUID> sorted = new TreeMap<>(keys);
    Set<String> lost = new HashSet<>(sorted.keySet());
    sql.fetch(CLAIM, tenant(), texts(sorted.keySet()), sorted.values().toArray(UUID[]::new))
        .forEach(r -> lost.remove(r.get(0, String.class)));
    return find(lost);
  }

  @Override
  public void point(Map<String, UUID> keys) {
    if (keys.isEmpty()) return;
    SortedMap<String, UUID> sorted = new TreeMap<>(keys);
    sql.execute(POINT, texts(sorted.keySet()), sorted.values().toArray(UUID[]::new), tenant());
  }

  private static String[] texts(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
