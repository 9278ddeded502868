package com.invicrm.people;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Contacts and companies that a rule puts away and brings back: only what mail made and no person
/// touched. Who put something away stands in its `field_sources` under `isDeleted`.
@Component
class RetirementStore {
  private static final String UNTOUCHED =
      "%1$s.source = 'mail' and not jsonb_path_exists(%1$s.field_sources, '$.*.source ? (@ == \"person\")')";

  private static final String RETIRE_CONTACTS =
      """
      update contacts c
      set is_deleted = true, field_sources = c.field_sources || '{"isDeleted": {"source": "rule"}}',
        version = c.version + 1, updated_at = now()
      where c.tenant_id = ? and c.id = any (cast(? as uuid[])) and not c.is_deleted and %s
      returning c.id
      """
          .formatted(UNTOUCHED.formatted("c"));

  /// Rows are locked in the order of their ids.
  private static final String RETIRE_COMPANIES =
      """
      with emptied as (
        select o.id from companies o
        where o.tenant_id = ? and not o.is_deleted and %s
          and o.id in (
            select j.company_id from contact_companies j
            where j.tenant_id = ? and j.contact_id = any (cast(? as uuid[])) and not j.is_deleted)
          and not exists (
            select 1 from contact_companies j
            join contacts c on c.tenant_id = ? and c.id = j.contact_id and not c.is_deleted
            where j.tenant_id = ? and j.company_id = o.id and not j.is_deleted)
        order by o.id for no key update of o)
      update companies t
      set is_deleted = true, field_sources = t.field_sources || '{"isDeleted": {"source": "rule"}}',
        version = t.version + 1, updated_at = now()
      from emptied e
      where t.tenant_id = ? and t.id = e.id and not t.is_deleted
      """
          .formatted(UNTOUCHED.formatted("o"));

  private static final String BRING_BACK_CONTACTS =
      """
      update contacts c
      set is_deleted = false, field_sources = c.field_sources - 'isDeleted', version = c.version + 1, updated_at = now()
      where c.tenant_id = ? and c.id = any (cast(? as uuid[])) and c.is_deleted
        and c.field_sources -> 'isDeleted' ->> 'source' = 'rule'
      """;

  private static final String BRING_BACK_COMPANIES =
      """
      with due as (
        select o.id from companies o
        where o.tenant_id = ? and o.is_deleted and o.field_sources -> 'isDeleted' ->> 'source' = 'rule'
          and o.id in (
            select j.company_id from contact_companies j
            where j.tenant_id = ? and j.contact_id = any (cast(? as uuid[])) and not j.is_deleted)
        order by o.id for no key update of o)
      update companies t
      set is_deleted = false, field_sources = t.field_sources - 'isDeleted', version = t.version + 1, updated_at = now()
      from due d
      where t.tenant_id = ? and t.id = d.id and t.is_deleted
      """;

  private final DSLContext sql;

  RetirementStore(DSLContext sql) {
    this.sql = sql;
  }

  /// The contacts are locked by the caller.
  Set<UUID> retireContacts(Collection<UUID> contacts) {
    return new TreeSet<>(
        sql.fetch(RETIRE_CONTACTS, tenant(), ids(contacts)).map(r -> r.get(0, UUID.class)));
  }

  void retireCompaniesOf(Collection<UUID> contacts) {
    sql.execute(RETIRE_COMPANIES, tenant(), tenant(), ids(contacts), tenant(), tenant(), tenant());
  }

  /// The contacts are locked by the caller.
  void bringBackContacts(Collection<UUID> contacts) {
    sql.execute(BRING_BACK_CONTACTS, tenant(), ids(contacts));
  }

  void bringBackCompaniesOf(Collection<UUID> contacts) {
    sql.execute(BRING_BACK_COMPANIES, tenant(), tenant(), ids(contacts), tenant());
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.stream().sorted().toArray(UUID[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
