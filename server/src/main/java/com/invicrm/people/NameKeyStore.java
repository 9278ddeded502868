package com.invicrm.people;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The search rows of contacts and companies.
@Component
class NameKeyStore {
  private static final String PUT =
      """
      insert into name_keys (tenant_id, subject_kind, kind, key, subject_id)
      select cast(? as uuid), ?, k.kind, k.key, k.subject_id
      from unnest(cast(? as text[]), cast(? as text[]), cast(? as uuid[])) as k (kind, key, subject_id)
      on conflict (tenant_id, subject_kind, kind, key, subject_id)
      do update set is_deleted = false where name_keys.is_deleted
      """;

  private static final String PUT_AWAY_OTHERS =
      """
      update name_keys set is_deleted = true
      where tenant_id = ? and subject_kind = ? and subject_id = any (cast(? as uuid[])) and not is_deleted
        and (kind, key, subject_id) not in (
          select k.kind, k.key, k.subject_id
          from unnest(cast(? as text[]), cast(? as text[]), cast(? as uuid[])) as k (kind, key, subject_id))
      """;

  private static final String MASK_PUT_AWAY =
      """
      update name_keys set key = 'erased-' || gen_random_uuid()
      where tenant_id = ? and subject_id = any (cast(? as uuid[])) and is_deleted and key !~ '^erased-[-0-9a-f]{36}$'
      """;

  private final DSLContext sql;

  NameKeyStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Gives keys to subjects that have none yet.
  void add(SubjectKind kind, Map<UUID, Set<NameKey>> keys) {
    if (keys.isEmpty()) return;
    NameKeyRows rows = NameKeyRows.of(keys);
    sql.execute(
        PUT,
        Tenants.required().value(),
        kind.name(),
        rows.kindColumn(),
        rows.keyColumn(),
        rows.subjectColumn());
  }

  /// Makes these the only keys of these subjects: adds what is new, puts away the rest.
  void replace(SubjectKind kind, Map<UUID, Set<NameKey>> keys) {
    if (keys.isEmpty()) return;
    UUID tenant = Tenants.required().value();
    UUID[] all = keys.keySet().stream().sorted().toArray(UUID[]::new);
    NameKeyRows rows = NameKeyRows.of(keys);
    String[] kinds = rows.kindColumn();
    String[] texts = rows.keyColumn();
    UUID[] subjects = rows.subjectColumn();
    sql.execute(PUT, tenant, kind.name(), kinds, texts, subjects);
    sql.execute(PUT_AWAY_OTHERS, tenant, kind.name(), all, kinds, texts, subjects);
  }

  /// Keys that were put away say nothing any more.
  void maskPutAway(Collection<UUID> subjects) {
    sql.execute(MASK_PUT_AWAY, Tenants.required().value(), subjects.toArray(UUID[]::new));
  }
}
