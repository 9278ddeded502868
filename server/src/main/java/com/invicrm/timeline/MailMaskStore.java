package com.invicrm.timeline;

import com.invicrm.people.ErasedPerson;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Empties mails of people who are erased, and masks them in address fields, put away or not.
@Component
class MailMaskStore {
  /// They wrote it, or nobody else got it but whoever wrote it.
  private static final String NAMING =
      """
      select n.message_id,
        exists (
          select 1 from message_participants f
          where f.tenant_id = ? and f.message_id = n.message_id and f.role = 'from'
            and f.email_norm = any (cast(? as text[])) and f.is_deleted in (false, true))
        or (exists (
          select 1 from message_participants r
          where r.tenant_id = ? and r.message_id = n.message_id and r.role in ('to', 'cc', 'bcc')
            and r.email_norm = any (cast(? as text[])) and r.is_deleted in (false, true))
        and not exists (
          select 1 from message_participants o
          where o.tenant_id = ? and o.message_id = n.message_id and o.role in ('to', 'cc', 'bcc')
            and o.email_norm <> all (cast(? as text[])) and o.is_deleted in (false, true)
            and not exists (
              select 1 from message_participants w
              where w.tenant_id = ? and w.message_id = n.message_id and w.role = 'from'
                and w.email_norm = o.email_norm and w.is_deleted in (false, true)))) as theirs
      from (
        select distinct p.message_id from message_participants p
        where p.tenant_id = ? and p.email_norm = any (cast(? as text[])) and p.is_deleted in (false, true)
        %s) n
      """;

  private static final String NEXT = NAMING.formatted("order by p.message_id limit ?");

  private static final String COUNT =
      "select count(*) filter (where m.theirs), count(*) filter (where not m.theirs) from (%s) m"
          .formatted(NAMING.formatted(""));

  private static final String LOCK =
      """
      select id from messages
      where tenant_id = ? and id = any (cast(? as uuid[])) and is_deleted in (false, true)
      order by id for no key update
      """;

  /// Copies that were put away before have another name already.
  private static final String PUT_AWAY_COPIES =
      """
      update message_copies
      set labels = '{}', is_deleted = true,
        provider_id = case when is_deleted then provider_id else provider_id || ' of ' || message_id end
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  private static final String EMPTY =
      """
      update messages
      set header_message_id = null, subject = '', snippet = '', from_address = null, from_name = null,
        version = version + 1, updated_at = now()
      where tenant_id = ? and id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  private static final String EMPTY_BODIES =
      """
      update message_bodies set text = '', html = null, marks = '{}', is_deleted = true
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  private static final String EMPTY_ATTACHMENTS =
      """
      update message_attachments set name = '', type = '', size = 0, sha256 = '', is_deleted = true
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  /// Nothing tells which of them were one another's.
  private static final String MASK_PARTICIPANTS =
      """
      update message_participants set email_norm = 'erased-' || gen_random_uuid() || '%s', name = ''
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and email_norm = any (cast(? as text[]))
        and is_deleted in (false, true)
      """
          .formatted(ErasedPerson.MASK_DOMAIN);

  private final DSLContext sql;

  MailMaskStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param theirs whether it is theirs alone
  record Naming(UUID message, boolean theirs) {}

  /// How many mails name somebody.
  record Counts(int theirs, int withOthers) {}

  Counts count(List<String> addresses) {
    UUID t = tenant();
    String[] a = addresses.toArray(String[]::new);
    return sql.fetchSingle(COUNT, t, a, t, a, t, a, t, t, a)
        .map(r -> new Counts(r.get(0, int.class), r.get(1, int.class)));
  }

  /// The next mails that name these addresses, locked.
  List<Naming> next(List<String> addresses, int limit) {
    UUID t = tenant();
    String[] a = addresses.toArray(String[]::new);
    List<Naming> next =
        sql.fetch(NEXT, t, a, t, a, t, a, t, t, a, limit)
            .map(r -> new Naming(r.get(0, UUID.class), r.get(1, boolean.class)));
    sql.execute(LOCK, t, ids(next.stream().map(Naming::message).toList()));
    return next;
  }

  void putAwayCopies(Collection<UUID> messages) {
    sql.execute(PUT_AWAY_COPIES, tenant(), ids(messages));
  }

  void empty(Collection<UUID> messages) {
    sql.execute(EMPTY, tenant(), ids(messages));
    sql.execute(EMPTY_BODIES, tenant(), ids(messages));
    sql.execute(EMPTY_ATTACHMENTS, tenant(), ids(messages));
  }

  void maskParticipants(Collection<UUID> messages, List<String> addresses) {
    sql.execute(MASK_PARTICIPANTS, tenant(), ids(messages), addresses.toArray(String[]::new));
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
