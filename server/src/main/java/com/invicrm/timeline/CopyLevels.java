package com.invicrm.timeline;

/// The one statement that tells who may see what of copies of mail, and writes it on them.
///
/// Of its owner's rules the most special holds: one of the thread, else of a person in the mail,
/// else of a domain, else of the mailbox. Of several alike the most private holds. What was given
/// to one colleague comes on top; what was given of a person does not reach a thread that has a
/// rule.
final class CopyLevels {
  private static final String APPLY =
      """
      with due as (
        select c.tenant_id, c.channel_id, c.provider_id, c.message_id, c.user_id,
          coalesce(cast(? as smallint), c.mailbox_sharing) as base, m.thread_id
        from message_copies c
        join messages m on m.tenant_id = c.tenant_id and m.id = c.message_id and m.is_deleted in (false, true)
        where c.tenant_id = ? and %s and not c.is_deleted),
      person as (
        select distinct d.channel_id, d.provider_id, d.tenant_id, d.user_id, d.thread_id, e.contact_id
        from due d
        join message_participants p on p.tenant_id = d.tenant_id and p.message_id = d.message_id and not p.is_deleted
        join unnest(cast(? as text[]), cast(? as uuid[])) as e (email_norm, contact_id) on e.email_norm = p.email_norm),
      said as (
        select d.channel_id, d.provider_id, 1 as place, r.sharing
        from due d
        join sharing_rules r on r.tenant_id = d.tenant_id and r.user_id = d.user_id and r.kind = 'thread'
          and r.subject = cast(d.thread_id as text) and not r.is_deleted
        union all
        select d.channel_id, d.provider_id, 2, r.sharing
        from person d
        join sharing_rules r on r.tenant_id = d.tenant_id and r.user_id = d.user_id and r.kind = 'person'
          and r.subject = cast(d.contact_id as text) and not r.is_deleted
        union all
        select * from (
          select distinct on (d.channel_id, d.provider_id, p.email_norm) d.channel_id, d.provider_id, 3, r.sharing
          from due d
          join sharing_rules r on r.tenant_id = d.tenant_id and r.user_id = d.user_id and r.kind = 'domain'
            and not r.is_deleted
          join message_participants p on p.tenant_id = d.tenant_id and p.message_id = d.message_id and not p.is_deleted
            and right(p.email_norm, length(r.subject) + 1) in ('@' || r.subject, '.' || r.subject)
          order by d.channel_id, d.provider_id, p.email_norm, length(r.subject) desc) of_domain),
      rule as (
        select distinct on (channel_id, provider_id) channel_id, provider_id, place, sharing
        from said order by channel_id, provider_id, place, sharing),
      given as (
        select d.channel_id, d.provider_id, g.viewer_id, g.granted
        from due d
        join access_requests g on g.tenant_id = d.tenant_id and g.owner_id = d.user_id and g.kind = 'thread'
          and g.subject_id = d.thread_id and g.granted is not null and not g.is_deleted
        union all
        select d.channel_id, d.provider_id, g.viewer_id, g.granted
        from person d
        join access_requests g on g.tenant_id = d.tenant_id and g.owner_id = d.user_id and g.kind = 'person'
          and g.subject_id = d.contact_id and g.granted is not null and not g.is_deleted
        where not exists (
          select 1 from rule x
          where x.channel_id = d.channel_id and x.provider_id = d.provider_id and x.place = 1)),
      colleague as (
        select channel_id, provider_id,
          array_agg(viewer_id order by viewer_id) filter (where level = 1) as subject_to,
          array_agg(viewer_id order by viewer_id) filter (where level = 2) as everything_to
        from (
          select channel_id, provider_id, viewer_id, max(granted) as level from given
          group by channel_id, provider_id, viewer_id) best
        group by channel_id, provider_id)
      update message_copies c
      set mailbox_sharing = d.base, sharing = coalesce(r.sharing, d.base),
        subject_to = g.subject_to, everything_to = g.everything_to
      from due d
      left join rule r on r.channel_id = d.channel_id and r.provider_id = d.provider_id
      left join colleague g on g.channel_id = d.channel_id and g.provider_id = d.provider_id
      where c.tenant_id = ? and c.channel_id = d.channel_id and c.provider_id = d.provider_id and not c.is_deleted
        and (c.mailbox_sharing, c.sharing, c.subject_to, c.everything_to)
          is distinct from (d.base, coalesce(r.sharing, d.base), g.subject_to, g.everything_to)
      """;

  static final String OF_CHANNELS = APPLY.formatted("c.channel_id = any (cast(? as uuid[]))");

  static final String OF_MESSAGES = APPLY.formatted("c.message_id = any (cast(? as uuid[]))");

  static final String OF_THREADS = APPLY.formatted("m.thread_id = any (cast(? as uuid[]))");

  static final String OF_ADDRESSES =
      APPLY.formatted(
          """
          c.message_id in (
            select p.message_id from message_participants p
            where p.tenant_id = ? and p.email_norm = any (cast(? as text[])) and not p.is_deleted)\
          """);

  static final String OF_DOMAIN =
      APPLY.formatted(
          """
          c.message_id in (
            select p.message_id from message_participants p
            where p.tenant_id = ? and (split_part(p.email_norm, '@', -1) = ? or split_part(p.email_norm, '@', -1) like ?)
              and not p.is_deleted)\
          """);

  static final String OF_OWNERS = APPLY.formatted("c.user_id = any (cast(? as uuid[]))");

  private CopyLevels() {}
}
