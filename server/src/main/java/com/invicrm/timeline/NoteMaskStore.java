package com.invicrm.timeline;

import com.invicrm.people.Blot;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes people who are erased out of notes, calls and meetings, and off the timeline.
@Component
class NoteMaskStore {
  private static final int LINKS = 5_000;

  private static final String LINKED =
      """
      a.tenant_id = ? and a.message_id is null and a.is_deleted in (false, true) and a.id in (
        select l.activity_id from activity_contacts l
        where l.tenant_id = ? and l.contact_id = any (cast(? as uuid[])) and l.is_deleted in (false, true))
      """;

  private static final String OF =
      """
      select a.id, a.subject, a.text,
        exists (
          select 1 from activity_contacts l
          where l.tenant_id = a.tenant_id and l.activity_id = a.id and l.contact_id = any (cast(? as uuid[]))
            and not l.is_deleted)
        and not exists (
          select 1 from activity_contacts o
          where o.tenant_id = a.tenant_id and o.activity_id = a.id and o.contact_id <> all (cast(? as uuid[]))
            and not o.is_deleted)
      from activities a
      where %s
      order by a.id for no key update of a
      """
          .formatted(LINKED);

  private static final String PUT_AWAY =
      """
      update activities set subject = null, text = null, is_deleted = true, version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and is_deleted in (false, true)
      """;

  private static final String REPLACE =
      """
      update activities set subject = ?, text = ?, version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and is_deleted in (false, true)
        and (subject, text) is distinct from (cast(? as text), cast(? as text))
      """;

  private static final String UNLINK =
      """
      update activity_contacts u set is_deleted = true
      from activities a
      where u.tenant_id = ? and u.contact_id = any (cast(? as uuid[])) and not u.is_deleted
        and a.tenant_id = ? and a.id = u.activity_id and a.message_id is null and a.is_deleted in (false, true)
      """;

  private static final String UNLINK_MAILS =
      """
      update activity_contacts u set is_deleted = true
      where u.tenant_id = ? and not u.is_deleted and (u.contact_id, u.activity_id) in (
        select l.contact_id, l.activity_id from activity_contacts l
        where l.tenant_id = ? and l.contact_id = any (cast(? as uuid[])) and not l.is_deleted
        limit %d)
      """
          .formatted(LINKS);

  private static final String COUNT = "select count(*) from activities a where " + LINKED;

  private final DSLContext sql;

  NoteMaskStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param alone whether it is with nobody else
  record Noted(UUID id, @Nullable String subject, @Nullable String text, boolean alone) {
    Noted masked(Blot blot) {
      return new Noted(
          id,
          subject == null ? null : blot.inTitle(subject),
          text == null ? null : blot.inTitle(text),
          alone);
    }
  }

  /// What was ever noted down of these people, put away or not, locked.
  List<Noted> of(Collection<UUID> contacts) {
    UUID[] ids = ids(contacts);
    return sql.fetch(OF, ids, ids, tenant(), tenant(), ids)
        .map(r ->
            new Noted(
                r.get(0, UUID.class),
                r.get(1, String.class),
                r.get(2, String.class),
                r.get(3, boolean.class)));
  }

  void putAway(UUID note) {
    sql.execute(PUT_AWAY, tenant(), note);
  }

  void replace(Noted note) {
    sql.execute(
        REPLACE, note.subject(), note.text(), tenant(), note.id(), note.subject(), note.text());
  }

  /// Takes these people off what was noted down; how often.
  int unlink(Collection<UUID> contacts) {
    return sql.execute(UNLINK, tenant(), ids(contacts), tenant());
  }

  /// Takes these people off mails, some thousand at a time; how many.
  int unlinkMails(Collection<UUID> contacts) {
    return sql.execute(UNLINK_MAILS, tenant(), tenant(), ids(contacts));
  }

  int count(Collection<UUID> contacts) {
    return sql.fetchSingle(COUNT, tenant(), tenant(), ids(contacts)).get(0, int.class);
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.stream().sorted().toArray(UUID[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
