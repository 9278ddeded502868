package com.invicrm.people;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Companies that appear by themselves, by the batch.
@Component
class CompanyIntakeStore {
  private static final String FIND =
      """
      select d.domain, c.id, c.is_deleted or d.is_deleted
      from company_domains d
      join companies c on c.tenant_id = ? and c.id = d.company_id and c.is_deleted in (false, true)
      where d.tenant_id = ? and d.domain = any (cast(? as text[])) and d.is_deleted in (false, true)
      """;

  /// Whoever writes the domain first makes the company, in one statement.
  private static final String ADD =
      """
      with wanted as (
        select * from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]))
          as w (domain, id, name, sort_name)),
      claimed as (
        insert into company_domains (tenant_id, domain, company_id)
        select cast(? as uuid), w.domain, w.id from wanted w order by w.domain collate "C"
        on conflict (tenant_id, domain) do nothing
        returning domain, company_id)
      insert into companies (tenant_id, id, name, sort_name, field_sources, source, domains)
      select cast(? as uuid), w.id, w.name, w.sort_name,
        '{"name": {"source": "mail", "method": "domain", "confidence": 0.6}}', 'mail', array[w.domain]
      from claimed c join wanted w on w.domain = c.domain
      returning id
      """;

  private final DSLContext sql;

  CompanyIntakeStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Whose a domain is: nobody's in use when its company, or the domain, was put away.
  record Owner(UUID company, Shelf shelf) {}

  /// Whose these domains are; those of nobody are missing.
  Map<String, Owner> find(Collection<String> domains) {
    if (domains.isEmpty()) return Map.of();
    Map<String, Owner> found = new HashMap<>();
    sql.fetch(FIND, tenant(), tenant(), domains.toArray(String[]::new))
        .forEach(r ->
            found.put(
                r.get(0, String.class),
                new Owner(
                    r.get(1, UUID.class),
                    Boolean.TRUE.equals(r.get(2, Boolean.class)) ? Shelf.putAway : Shelf.inUse)));
    return found;
  }

  /// The companies that were made, by domain; domains that others took meanwhile are passed over.
  Map<String, UUID> add(Collection<String> domains) {
    if (domains.isEmpty()) return Map.of();
    List<String> missing = domains.stream().sorted().toList();
    Map<UUID, String> wanted = new HashMap<>();
    UUID[] ids = missing.stream().map(_ -> Ids.next()).toArray(UUID[]::new);
    for (int i = 0; i < ids.length; i++) wanted.put(ids[i], missing.get(i));
    List<String> names = missing.stream().map(Domains::companyName).toList();
    Map<String, UUID> added = new HashMap<>();
    sql.fetch(
            ADD,
            missing.toArray(String[]::new),
            ids,
            names.toArray(String[]::new),
            names.stream().map(NameKeys::normalise).toArray(String[]::new),
            tenant(),
            tenant())
        .forEach(r -> added.put(wanted.get(r.get(0, UUID.class)), r.get(0, UUID.class)));
    return added;
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
