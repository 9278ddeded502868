package com.invicrm.people;

import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class LastContactStore {
  /// Rows are locked in the order of their ids, since an update from a join locks in any order.
  private static final String RAISE =
      """
      with due as (
        select s.id, u.at
        from %1$s s
        join unnest(cast(? as uuid[]), cast(? as timestamptz[])) as u (id, at) on s.id = u.id
        where s.tenant_id = ? and s.is_deleted in (false, true)
          and (s.last_contacted_at is null or s.last_contacted_at < u.at)
        order by s.id
        for no key update of s)
      update %1$s t
      set last_contacted_at = due.at, version = version + 1, updated_at = now()
      from due
      where t.tenant_id = ? and t.id = due.id and t.is_deleted in (false, true)
      """;

  private static final String REPLACE =
      """
      with due as (
        select s.id, u.at
        from %1$s s
        join unnest(cast(? as uuid[]), cast(? as timestamptz[])) as u (id, at) on s.id = u.id
        where s.tenant_id = ? and s.is_deleted in (false, true) and s.last_contacted_at is distinct from u.at
        order by s.id
        for no key update of s)
      update %1$s t
      set last_contacted_at = due.at, version = version + 1, updated_at = now()
      from due
      where t.tenant_id = ? and t.id = due.id and t.is_deleted in (false, true)
      """;

  private static final String CONTACTS = RAISE.formatted("contacts");
  private static final String COMPANIES = RAISE.formatted("companies");

  private final DSLContext sql;

  LastContactStore(DSLContext sql) {
    this.sql = sql;
  }

  void raiseContacts(Map<UUID, Instant> at) {
    write(CONTACTS, new TreeMap<>(at));
  }

  void raiseCompanies(Map<UUID, Instant> at) {
    write(COMPANIES, new TreeMap<>(at));
  }

  void replaceContacts(Map<UUID, @Nullable Instant> at) {
    write(REPLACE.formatted("contacts"), new TreeMap<>(at));
  }

  void replaceCompanies(Map<UUID, @Nullable Instant> at) {
    write(REPLACE.formatted("companies"), new TreeMap<>(at));
  }

  private void write(String statement, SortedMap<UUID, ? extends @Nullable Instant> at) {
    UUID tenant = Tenants.required().value();
    UUID[] ids = at.keySet().toArray(UUID[]::new);
    OffsetDateTime[] instants =
        at.values().stream().map(LastContactStore::utc).toArray(OffsetDateTime[]::new);
    sql.execute(statement, ids, instants, tenant, tenant);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
