package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.MailLinks.Met;
import com.invicrm.timeline.MailLinks.Newcomer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

@Component
class MailLinkStore {
  /// With whom a mail was exchanged: inbound with its sender, outbound with those it went to.
  ///
  /// One address after the other, by index: of a workspace that the planner has not met yet it
  /// expects a single row, and would read all rows of each table for each address.
  private static final String EXCHANGED =
      """
      select distinct m.id, n.contact_id, n.company_id,
        case when m.kind in ('person', 'list') and m.sent_at between '1990-01-01' and cast(? as timestamptz) then m.sent_at end
      from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as uuid[])) as n (address, contact_id, company_id)
      cross join lateral (
        select message_id, role, position from message_participants
        where tenant_id = ? and email_norm = n.address and not is_deleted offset 0) as p
      cross join lateral (
        select direction, channel_id from message_copies
        where tenant_id = ? and message_id = p.message_id and not is_deleted offset 0) as c
      cross join lateral (
        select id, kind, sent_at from messages
        where tenant_id = ? and id = p.message_id and not is_deleted offset 0) as m
      where ((c.direction = 'inbound' and p.role = 'from' and p.position = 0)
        or (c.direction = 'outbound' and p.role in ('to', 'cc', 'bcc')))
        and not exists (
          select from unnest(cast(? as text[]), cast(? as uuid[])) as own (address, channel_id)
          where own.address = n.address and own.channel_id = c.channel_id)
      """;

  /// The same within some mails, of those who are not linked to them yet.
  private static final String EXCHANGED_IN =
      """
      select distinct m.id, n.contact_id, n.company_id,
        case when m.kind in ('person', 'list') and m.sent_at between '1990-01-01' and cast(? as timestamptz) then m.sent_at end
      from message_participants p
      join unnest(cast(? as text[]), cast(? as uuid[]), cast(? as uuid[])) as n (address, contact_id, company_id)
        on n.address = p.email_norm
      join message_copies c on c.tenant_id = ? and c.message_id = p.message_id and not c.is_deleted
      join messages m on m.tenant_id = ? and m.id = p.message_id and not m.is_deleted
      where p.tenant_id = ? and p.message_id = any (cast(? as uuid[])) and not p.is_deleted
        and ((c.direction = 'inbound' and p.role = 'from' and p.position = 0)
          or (c.direction = 'outbound' and p.role in ('to', 'cc', 'bcc')))
        and not exists (
          select from unnest(cast(? as text[]), cast(? as uuid[])) as own (address, channel_id)
          where own.address = n.address and own.channel_id = c.channel_id)
        and not exists (
          select from activities a
          join activity_contacts l on l.tenant_id = ? and l.contact_id = n.contact_id and l.activity_id = a.id and not l.is_deleted
          where a.tenant_id = ? and a.message_id = m.id and not a.is_deleted)
      """;

  private static final String ADDRESSES_IN =
      """
      select distinct p.email_norm from message_participants p
      where p.tenant_id = ? and p.message_id = any (cast(? as uuid[])) and not p.is_deleted and p.email_norm <> ''
      """;

  private static final String LINK_CONTACTS =
      """
      insert into activity_contacts (tenant_id, contact_id, activity_id, at)
      select cast(? as uuid), l.contact_id, a.id, a.occurred_at
      from unnest(cast(? as uuid[]), cast(? as uuid[])) as l (message_id, contact_id)
      join activities a on a.tenant_id = ? and a.message_id = l.message_id and not a.is_deleted
      order by l.contact_id, a.id
      on conflict (tenant_id, contact_id, activity_id) do nothing
      """;

  private static final String LINK_COMPANIES =
      """
      insert into activity_companies (tenant_id, company_id, activity_id, at)
      select distinct cast(? as uuid), l.company_id, a.id, a.occurred_at
      from unnest(cast(? as uuid[]), cast(? as uuid[])) as l (message_id, company_id)
      join activities a on a.tenant_id = ? and a.message_id = l.message_id and not a.is_deleted
      order by l.company_id, a.id
      on conflict (tenant_id, company_id, activity_id) do nothing
      """;

  private static final String MET_OTHERWISE =
      """
      select distinct l.contact_id from activity_contacts l
      join activities a on a.tenant_id = ? and a.id = l.activity_id and a.kind <> 'email' and not a.is_deleted
      where l.tenant_id = ? and l.contact_id = any (cast(? as uuid[])) and not l.is_deleted
      """;

  private final DSLContext sql;

  MailLinkStore(DSLContext sql) {
    this.sql = sql;
  }

  List<Met> exchanged(Collection<Newcomer> newcomers, Instant until) {
    var c = new Columns<>(newcomers);
    return sql.fetch(
            EXCHANGED,
            until.atOffset(ZoneOffset.UTC),
            c.texts(Newcomer::address),
            c.ids(Newcomer::contactId),
            newcomers.stream().map(Newcomer::companyId).toArray(UUID[]::new),
            tenant(),
            tenant(),
            tenant(),
            own(newcomers, (n, channel) -> n.address()).toArray(String[]::new),
            own(newcomers, (n, channel) -> channel).toArray(UUID[]::new))
        .map(MailLinkStore::met);
  }

  List<Met> exchangedIn(Collection<UUID> messages, Collection<Newcomer> people, Instant until) {
    var c = new Columns<>(people);
    return sql.fetch(
            EXCHANGED_IN,
            until.atOffset(ZoneOffset.UTC),
            c.texts(Newcomer::address),
            c.ids(Newcomer::contactId),
            people.stream().map(Newcomer::companyId).toArray(UUID[]::new),
            tenant(),
            tenant(),
            tenant(),
            messages.toArray(UUID[]::new),
            own(people, (n, channel) -> n.address()).toArray(String[]::new),
            own(people, (n, channel) -> channel).toArray(UUID[]::new),
            tenant(),
            tenant())
        .map(MailLinkStore::met);
  }

  Set<String> addressesIn(Collection<UUID> messages) {
    return new HashSet<>(
        sql.fetch(ADDRESSES_IN, tenant(), messages.toArray(UUID[]::new))
            .map(r -> r.get(0, String.class)));
  }

  private static Met met(Record r) {
    return new Met(
        r.get(0, UUID.class), r.get(1, UUID.class), r.get(2, UUID.class), r.get(3, Instant.class));
  }

  private static <T> Stream<T> own(
      Collection<Newcomer> newcomers, BiFunction<Newcomer, UUID, T> part) {
    return newcomers.stream().flatMap(n -> n.own().stream().sorted().map(c -> part.apply(n, c)));
  }

  void link(Collection<Met> met) {
    List<Met> sorted = met.stream().sorted(Comparator.comparing(Met::contactId)).toList();
    var c = new Columns<>(sorted);
    sql.execute(LINK_CONTACTS, tenant(), c.ids(Met::messageId), c.ids(Met::contactId), tenant());
    List<Met> employed = sorted.stream().filter(m -> m.companyId() != null).toList();
    if (employed.isEmpty()) return;
    sql.execute(
        LINK_COMPANIES,
        tenant(),
        new Columns<>(employed).ids(Met::messageId),
        employed.stream().map(Met::companyId).toArray(UUID[]::new),
        tenant());
  }

  Set<UUID> metOtherwise(Collection<UUID> contacts) {
    return new HashSet<>(
        sql.fetch(MET_OTHERWISE, tenant(), tenant(), contacts.toArray(UUID[]::new))
            .map(r -> r.get(0, UUID.class)));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
