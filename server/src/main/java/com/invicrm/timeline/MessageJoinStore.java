package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Makes messages one that turn out to be the same mail: all that hangs on the one moves to the
/// other, and the one is put away.
@Component
class MessageJoinStore {
  private static final String PAIRS =
      "unnest(cast(? as uuid[]), cast(? as uuid[])) as j (from_id, into_id)";

  private static final String LOCK =
      """
      select id from messages
      where tenant_id = ? and id = any (cast(? as uuid[])) and is_deleted in (false, true)
      order by id for no key update
      """;

  private static final String MOVE =
      """
      update %1$s t set message_id = j.into_id
      from %2$s
      where t.tenant_id = ? and t.message_id = j.from_id and t.is_deleted in (false, true)
      """;

  private static final String SHOW =
      """
      update messages t
      set header_message_id = f.header_message_id, subject = f.subject, snippet = f.snippet, kind = f.kind,
        rules = f.rules, version = t.version + 1, updated_at = now()
      from %s
      join messages f on f.tenant_id = ? and f.id = j.from_id and not f.is_deleted
      where t.tenant_id = ? and t.id = j.into_id and not t.is_deleted
      """
          .formatted(PAIRS);

  private static final String SHOW_BODIES =
      """
      update message_bodies t
      set text = f.text, html = f.html, marks = f.marks, parser = f.parser, rules = f.rules
      from %s
      join message_bodies f on f.tenant_id = ? and f.message_id = j.from_id and not f.is_deleted
      where t.tenant_id = ? and t.message_id = j.into_id and not t.is_deleted
      """
          .formatted(PAIRS);

  private static final String SHOW_ATTACHMENTS =
      """
      insert into message_attachments (tenant_id, message_id, position, name, type, size, sha256)
      select f.tenant_id, j.into_id, f.position, f.name, f.type, f.size, f.sha256
      from %s
      join message_attachments f on f.tenant_id = ? and f.message_id = j.from_id and not f.is_deleted
      on conflict (tenant_id, message_id, position)
      do update set name = excluded.name, type = excluded.type, size = excluded.size, sha256 = excluded.sha256,
        is_deleted = false
      """
          .formatted(PAIRS);

  private static final String PARTICIPANTS =
      """
      insert into message_participants (tenant_id, message_id, role, email_norm, name, position)
      select p.tenant_id, j.into_id, p.role, p.email_norm, max(p.name collate "C"), min(p.position)
      from %s
      join message_participants p on p.tenant_id = ? and p.message_id = j.from_id and not p.is_deleted
      group by p.tenant_id, j.into_id, p.role, p.email_norm
      on conflict (tenant_id, message_id, role, email_norm)
      do update set name = greatest(message_participants.name collate "C", excluded.name),
        position = least(message_participants.position, excluded.position), is_deleted = false
      """
          .formatted(PAIRS);

  private static final String LINKS =
      """
      insert into activity_%1$s (tenant_id, %2$s, activity_id, at)
      select distinct l.tenant_id, l.%2$s, t.id, t.occurred_at
      from %3$s
      join activities f on f.tenant_id = ? and f.message_id = j.from_id and not f.is_deleted
      join activities t on t.tenant_id = ? and t.message_id = j.into_id and not t.is_deleted
      join activity_%1$s l on l.tenant_id = ? and l.activity_id = f.id and not l.is_deleted
      on conflict (tenant_id, %2$s, activity_id) do nothing
      """;

  private static final String OUTBOUND =
      """
      update activities t set direction = 'outbound', version = t.version + 1, updated_at = now()
      from %s
      join activities f on f.tenant_id = ? and f.message_id = j.from_id and f.direction = 'outbound' and not f.is_deleted
      where t.tenant_id = ? and t.message_id = j.into_id and t.direction = 'inbound' and not t.is_deleted
      """
          .formatted(PAIRS);

  private static final String PUT_AWAY_LINKS =
      """
      update activity_%1$s l set is_deleted = true
      from activities a
      where a.tenant_id = ? and a.message_id = any (cast(? as uuid[])) and a.is_deleted in (false, true)
        and l.tenant_id = ? and l.activity_id = a.id and not l.is_deleted
      """;

  private static final String LINK_CONTACTS = LINKS.formatted("contacts", "contact_id", PAIRS);
  private static final String LINK_COMPANIES = LINKS.formatted("companies", "company_id", PAIRS);
  private static final String UNLINK_CONTACTS = PUT_AWAY_LINKS.formatted("contacts");
  private static final String UNLINK_COMPANIES = PUT_AWAY_LINKS.formatted("companies");

  private static final String PUT_AWAY =
      "update %s set is_deleted = true where tenant_id = ? and %s = any (cast(? as uuid[])) and not is_deleted";

  private final DSLContext sql;

  MessageJoinStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param into each message that goes, and the one it becomes
  /// @param shown those of them whose copy is the one to show
  void join(Map<UUID, UUID> into, Map<UUID, UUID> shown) {
    var all = new TreeSet<>(into.keySet());
    all.addAll(into.values());
    sql.execute(LOCK, tenant(), all.toArray(UUID[]::new));
    show(shown);
    var pairs = new TreeMap<>(into);
    UUID[] from = pairs.keySet().toArray(UUID[]::new);
    UUID[] to = pairs.values().toArray(UUID[]::new);
    sql.execute(MOVE.formatted("message_keys", PAIRS), from, to, tenant());
    sql.execute(MOVE.formatted("message_copies", PAIRS), from, to, tenant());
    sql.execute(PARTICIPANTS, from, to, tenant());
    links(from, to);
    for (String table : new String[] {"bodies", "attachments", "participants"}) {
      sql.execute(PUT_AWAY.formatted("message_" + table, "message_id"), tenant(), from);
    }
    sql.execute(PUT_AWAY.formatted("messages", "id"), tenant(), from);
  }

  private void show(Map<UUID, UUID> shown) {
    if (shown.isEmpty()) return;
    UUID[] from = shown.keySet().toArray(UUID[]::new);
    UUID[] to = shown.values().toArray(UUID[]::new);
    sql.execute(SHOW, from, to, tenant(), tenant());
    sql.execute(SHOW_BODIES, from, to, tenant(), tenant());
    sql.execute(PUT_AWAY.formatted("message_attachments", "message_id"), tenant(), to);
    sql.execute(SHOW_ATTACHMENTS, from, to, tenant());
  }

  private void links(UUID[] from, UUID[] to) {
    sql.execute(OUTBOUND, from, to, tenant(), tenant());
    sql.execute(LINK_CONTACTS, from, to, tenant(), tenant(), tenant());
    sql.execute(LINK_COMPANIES, from, to, tenant(), tenant(), tenant());
    sql.execute(UNLINK_CONTACTS, tenant(), from, tenant());
    sql.execute(UNLINK_COMPANIES, tenant(), from, tenant());
    sql.execute(PUT_AWAY.formatted("activities", "message_id"), tenant(), from);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
