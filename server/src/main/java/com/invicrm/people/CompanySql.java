package com.invicrm.people;

/// The statements that write a company and its domains.
final class CompanySql {
  /// A domain moves when its row was removed or its company is put away; see
  /// [ContactSql#PUT_EMAILS] for why the company is looked up as put away.
  static final String PUT_DOMAINS =
      """
      insert into company_domains as mine (tenant_id, domain, company_id, position)
      select cast(? as uuid), d.domain, cast(? as uuid), d.at - 1
      from unnest(cast(? as text[])) with ordinality as d (domain, at)
      order by d.domain
      on conflict (tenant_id, domain) do update
      set company_id = excluded.company_id, position = excluded.position, is_deleted = false
      where mine.is_deleted or mine.company_id = excluded.company_id or exists (
        select 1 from companies owner
        where owner.tenant_id = mine.tenant_id and owner.id = mine.company_id and owner.is_deleted)
      returning domain
      """;

  static final String REMOVE_DOMAINS =
      """
      update company_domains set is_deleted = true
      where tenant_id = ? and company_id = ? and not is_deleted and domain <> all (cast(? as text[]))
      """;

  /// Makes the company of a domain unless the domain is known, by whomever and in whatever state.
  static final String INSERT_FOR_DOMAIN =
      """
      with taken as (
        insert into company_domains (tenant_id, domain, company_id) values (?, ?, ?)
        on conflict (tenant_id, domain) do nothing
        returning company_id, domain),
      made as (
        insert into companies (tenant_id, id, name, sort_name, created_by, source, domains)
        select cast(? as uuid), company_id, ?, ?, cast(? as uuid), 'person', array[domain] from taken),
      keys as (
        insert into name_keys (tenant_id, subject_kind, kind, key, subject_id)
        select cast(? as uuid), 'company', k.kind, k.key, taken.company_id
        from taken, unnest(cast(? as text[]), cast(? as text[])) as k (kind, key))
      select company_id from taken
      """;

  private CompanySql() {}
}
