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

@Component
class ThreadIntakeStore {
  /// Each by its key: the statistics may know nothing of the workspace yet (docs/adr/0009).
  private static final String FIND =
      """
      select k.key, r.thread_id
      from unnest(cast(? as text[])) as k (key)
      cross join lateral (
        select r.thread_id from thread_refs r where r.tenant_id = ? and r.key = k.key and not r.is_deleted
        limit 1) r
      """;

  private static final String CREATE =
      """
      insert into threads (tenant_id, id, source)
      select cast(? as uuid), t.id, 'mail' from unnest(cast(? as uuid[])) as t (id)
      """;

  /// In the order of the keys, so that two workers never wait for each other.
  private static final String CLAIM =
      """
      insert into thread_refs (tenant_id, key, thread_id)
      select cast(? as uuid), k.key, k.thread_id
      from unnest(cast(? as text[]), cast(? as uuid[])) with ordinality as k (key, thread_id, n)
      order by k.n
      on conflict (tenant_id, key) do nothing
      returning key
      """;

  private static final String LOCK =
      """
      select id from threads
      where tenant_id = ? and id = any (cast(? as uuid[])) and not is_deleted
      order by id for update
      """;

  private static final String MOVE_REFS =
      """
      update thread_refs r set thread_id = j.into_id
      from unnest(cast(? as uuid[]), cast(? as uuid[])) as j (from_id, into_id)
      where r.tenant_id = ? and r.thread_id = j.from_id and not r.is_deleted
      """;

  private static final String MOVE_MESSAGES =
      """
      update messages m set thread_id = j.into_id, version = m.version + 1, updated_at = now()
      from unnest(cast(? as uuid[]), cast(? as uuid[])) as j (from_id, into_id)
      where m.tenant_id = ? and m.thread_id = j.from_id and m.is_deleted in (false, true)
      """;

  private static final String MOVE_ACTIVITIES =
      """
      update activities a set thread_id = j.into_id, version = a.version + 1, updated_at = now()
      from unnest(cast(? as uuid[]), cast(? as uuid[])) as j (from_id, into_id),
        messages m
      where m.tenant_id = ? and m.thread_id = j.into_id and m.is_deleted in (false, true)
        and a.tenant_id = ? and a.message_id = m.id and a.thread_id = j.from_id
        and a.is_deleted in (false, true)
      """;

  private static final String PUT_AWAY =
      """
      update threads set is_deleted = true, version = version + 1, updated_at = now()
      where tenant_id = ? and id = any (cast(? as uuid[])) and not is_deleted
      """;

  private final DSLContext sql;

  ThreadIntakeStore(DSLContext sql) {
    this.sql = sql;
  }

  Map<String, UUID> find(Collection<String> keys) {
    if (keys.isEmpty()) return Map.of();
    Map<String, UUID> found = new HashMap<>();
    sql.fetch(FIND, keys.toArray(String[]::new), tenant())
        .forEach(r -> found.put(r.get(0, String.class), r.get(1, UUID.class)));
    return found;
  }

  void create(Set<UUID> threads) {
    if (!threads.isEmpty()) sql.execute(CREATE, tenant(), threads.toArray(UUID[]::new));
  }

  /// Writes names of threads; answers those that another worker wrote meanwhile, with theirs.
  Map<String, UUID> claim(Map<String, UUID> keys) {
    if (keys.isEmpty()) return Map.of();
    SortedMap<String, UUID> sorted = new TreeMap<>(keys);
    Set<String> lost = new HashSet<>(sorted.keySet());
    String[] names = sorted.keySet().toArray(String[]::new);
    sql.fetch(CLAIM, tenant(), names, sorted.values().toArray(UUID[]::new))
        .forEach(r -> lost.remove(r.get(0, String.class)));
    return find(lost);
  }

  /// Makes threads part of others.
  void join(Map<UUID, UUID> into) {
    UUID[] from = into.keySet().toArray(UUID[]::new);
    UUID[] to = into.values().toArray(UUID[]::new);
    Set<UUID> all = new HashSet<>(into.keySet());
    all.addAll(into.values());
    sql.execute(LOCK, tenant(), all.toArray(UUID[]::new));
    sql.execute(MOVE_REFS, from, to, tenant());
    sql.execute(MOVE_MESSAGES, from, to, tenant());
    sql.execute(MOVE_ACTIVITIES, from, to, tenant(), tenant());
    sql.execute(PUT_AWAY, tenant(), from);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
