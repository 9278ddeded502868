package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.MailWithdrawal.Exchanged;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What a mailbox exchanged with addresses, by the mails that lie in it.
@Component
class ExchangeStore {
  private static final String EXCHANGED =
      """
      with lying as (
        select distinct p.email_norm as address, m.id, c.direction, m.kind in ('person', 'list') as human, m.sent_at
        from message_participants p
        join messages m on m.tenant_id = ? and m.id = p.message_id and not m.is_deleted
        join message_copies c on c.tenant_id = ? and c.message_id = m.id and c.channel_id = ? and not c.is_deleted
        where p.tenant_id = ? and p.email_norm = any (cast(? as text[])) and not p.is_deleted
          and ((c.direction = 'inbound' and p.role = 'from' and p.position = 0)
            or (c.direction = 'outbound' and p.role in ('to', 'cc', 'bcc')))),
      told as (
        select l.*, (
          select count(distinct r.email_norm) from message_participants r
          where r.tenant_id = ? and r.message_id = l.id and not r.is_deleted and r.role in ('to', 'cc', 'bcc')
            and r.email_norm <> all (cast(? as text[]))) as recipients
        from lying l)
      select t.address, count(*) filter (where t.direction = 'inbound'), count(*) filter (where t.direction = 'outbound'),
        max(t.sent_at) filter (where t.sent_at between '1990-01-01' and cast(? as timestamptz)),
        bool_or(t.human and t.direction = 'outbound' and t.recipients <= ?),
        bool_or(t.human and t.direction = 'inbound'),
        (select array_agg(distinct n.name) from message_participants n
         join lying k on k.id = n.message_id and k.address = n.email_norm
         where n.tenant_id = ? and n.email_norm = t.address and not n.is_deleted)
      from told t
      group by t.address
      """;

  private final DSLContext sql;

  ExchangeStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param mass a mail to more people than this is to nobody in particular
  List<Exchanged> exchanged(
      UUID channel, Collection<String> addresses, Set<String> owner, Instant until, int mass) {
    UUID t = Tenants.required().value();
    return sql.fetch(
            EXCHANGED,
            t,
            t,
            channel,
            t,
            addresses.toArray(String[]::new),
            t,
            owner.toArray(String[]::new),
            until.atOffset(ZoneOffset.UTC),
            mass,
            t)
        .map(r ->
            new Exchanged(
                r.get(0, String.class),
                r.get(1, Integer.class),
                r.get(2, Integer.class),
                r.get(3, Instant.class),
                Boolean.TRUE.equals(r.get(4, Boolean.class)),
                Boolean.TRUE.equals(r.get(5, Boolean.class)),
                List.of(r.get(6, String[].class))));
  }
}
