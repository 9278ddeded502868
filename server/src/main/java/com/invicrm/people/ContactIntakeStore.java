package com.invicrm.people;

import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.MailName;
import com.invicrm.people.ContactIntake.Newcomer;
import com.invicrm.people.ContactIntake.Shelved;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Contacts that appear by themselves, by the batch.
@Component
class ContactIntakeStore {
  private static final String FIND =
      """
      select e.email_norm, c.id, case
          when not (e.is_deleted or c.is_deleted) then 'inUse'
          when c.field_sources -> 'isDeleted' ->> 'source' = 'rule' and not e.is_deleted then 'retired'
          else 'putAway' end,
        co.id
      from contact_emails e
      join contacts c on c.tenant_id = ? and c.id = e.contact_id and c.is_deleted in (false, true)
      left join contact_companies j
        on j.tenant_id = ? and j.contact_id = c.id and j.is_current and not j.is_deleted
      left join companies co on co.tenant_id = ? and co.id = j.company_id and not co.is_deleted
      where e.tenant_id = ? and e.email_norm = any (cast(? as text[])) and e.is_deleted in (false, true)
      """;

  /// Locked in the order of the ids: what follows changes some of these contacts, and two workers
  /// must not wait for each other.
  private static final String LOCK = FIND + "order by c.id for no key update of c";

  /// Whoever writes the address first makes the contact, in one statement.
  private static final String ADD =
      """
      with wanted as (
        select * from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]),
          cast(? as text[]), cast(? as float8[])) as w (address, id, name, sort_name, method, confidence)),
      claimed as (
        insert into contact_emails (tenant_id, email_norm, contact_id, email)
        select cast(? as uuid), w.address, w.id, w.address from wanted w order by w.address collate "C"
        on conflict (tenant_id, email_norm) do nothing
        returning email_norm, contact_id)
      insert into contacts (tenant_id, id, display_name, sort_name, field_sources, source, emails)
      select cast(? as uuid), w.id, w.name, w.sort_name,
        jsonb_build_object('displayName',
          jsonb_build_object('source', 'mail', 'method', w.method, 'confidence', w.confidence)),
        'mail', array[w.address]
      from claimed c join wanted w on w.address = c.email_norm
      returning id
      """;

  private static final String EMPLOY =
      """
      insert into contact_companies (tenant_id, id, contact_id, company_id, source)
      select cast(? as uuid), j.id, j.contact_id, j.company_id, 'mail'
      from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[])) as j (id, contact_id, company_id)
      on conflict (tenant_id, contact_id) where is_current and not is_deleted do nothing
      """;

  private static final String RENAME =
      """
      with offered as (
        select * from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
          cast(? as float8[])) as o (id, name, sort_name, method, confidence))
      update contacts c
      set display_name = o.name, sort_name = o.sort_name,
        field_sources = c.field_sources || jsonb_build_object('displayName',
          jsonb_build_object('source', 'mail', 'method', o.method, 'confidence', o.confidence)),
        version = c.version + 1, updated_at = now()
      from offered o
      where c.tenant_id = ? and c.id = o.id and not c.is_deleted
        and c.field_sources -> 'displayName' ->> 'source' = 'mail'
        and (o.confidence, length(o.name), o.name collate "C")
          > (cast(c.field_sources -> 'displayName' ->> 'confidence' as float8), length(c.display_name),
            c.display_name)
      returning c.id
      """;

  private static final String ADDRESSES =
      """
      select contact_id, email_norm from contact_emails
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and not is_deleted
      """;

  private final DSLContext sql;

  ContactIntakeStore(DSLContext sql) {
    this.sql = sql;
  }

  Map<String, Known> whose(Collection<String> addresses) {
    return find(FIND, addresses);
  }

  Map<String, Known> lock(Collection<String> addresses) {
    return find(LOCK, addresses);
  }

  private Map<String, Known> find(String statement, Collection<String> addresses) {
    UUID t = tenant();
    Map<String, Known> found = new HashMap<>();
    sql.fetch(statement, t, t, t, t, addresses.toArray(String[]::new))
        .forEach(r ->
            found.put(
                r.get(0, String.class),
                new Known(
                    r.get(1, UUID.class),
                    r.get(3, UUID.class),
                    Shelved.valueOf(r.get(2, String.class)))));
    return found;
  }

  /// The contacts that were made, by address; addresses that are taken are passed over.
  Map<String, UUID> add(Collection<Newcomer> people) {
    Map<UUID, String> wanted = new HashMap<>();
    List<UUID> ids = new ArrayList<>();
    people.forEach(p -> {
      UUID id = Ids.next();
      ids.add(id);
      wanted.put(id, p.address());
    });
    Map<String, UUID> added = new TreeMap<>();
    sql.fetch(
            ADD,
            people.stream().map(Newcomer::address).toArray(String[]::new),
            ids.toArray(UUID[]::new),
            people.stream().map(p -> p.name().name()).toArray(String[]::new),
            people.stream().map(p -> NameKeys.normalise(p.name().name())).toArray(String[]::new),
            people.stream().map(p -> p.name().method()).toArray(String[]::new),
            people.stream().map(p -> p.name().confidence()).toArray(Double[]::new),
            tenant(),
            tenant())
        .forEach(r -> added.put(wanted.get(r.get(0, UUID.class)), r.get(0, UUID.class)));
    return added;
  }

  void employ(Map<UUID, UUID> employments) {
    if (employments.isEmpty()) return;
    sql.execute(
        EMPLOY,
        tenant(),
        employments.keySet().stream().map(_ -> Ids.next()).toArray(UUID[]::new),
        employments.keySet().toArray(UUID[]::new),
        employments.values().toArray(UUID[]::new));
  }

  /// The contacts that took the name offered.
  Set<UUID> rename(Map<UUID, MailName> names) {
    Map<UUID, MailName> sorted = new TreeMap<>(names);
    Collection<MailName> offered = sorted.values();
    return new HashSet<>(
        sql.fetch(
                RENAME,
                sorted.keySet().toArray(UUID[]::new),
                offered.stream().map(MailName::name).toArray(String[]::new),
                offered.stream().map(n -> NameKeys.normalise(n.name())).toArray(String[]::new),
                offered.stream().map(MailName::method).toArray(String[]::new),
                offered.stream().map(MailName::confidence).toArray(Double[]::new),
                tenant())
            .map(r -> r.get(0, UUID.class)));
  }

  Map<UUID, List<String>> addresses(Set<UUID> contacts) {
    return sql.fetch(ADDRESSES, tenant(), contacts.toArray(UUID[]::new))
        .intoGroups(r -> r.get(0, UUID.class), r -> r.get(1, String.class));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
