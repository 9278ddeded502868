package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Puts away copies of mails and what stood on them alone. Keys are put aside under another name,
/// so that the same mail, should it come again, is new.
@Component
class MailWithdrawalStore {
  private static final String COPIES =
      """
      update message_copies set is_deleted = true, provider_id = provider_id || ?
      where tenant_id = ? and channel_id = ? and provider_id = any (cast(? as text[])) and not is_deleted
      returning message_id
      """;

  private static final String ADDRESSES =
      """
      select distinct email_norm from message_participants
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and not is_deleted
      """;

  private static final String MESSAGES =
      """
      update messages m set is_deleted = true, version = m.version + 1, updated_at = now()
      where m.tenant_id = ? and m.id = any (cast(? as uuid[])) and not m.is_deleted
        and not exists (
          select 1 from message_copies c
          where c.tenant_id = ? and c.message_id = m.id and not c.is_deleted)
      returning m.id
      """;

  private static final String MESSAGE_KEYS =
      """
      update message_keys set is_deleted = true, key = key || ' of ' || message_id
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and not is_deleted
      """;

  /// Whoever takes mail back wants its words gone, too; should it come again, it brings them along.
  private static final List<String> BLANK =
      List.of(
          """
          update messages set subject = '', snippet = '', header_message_id = null
          where tenant_id = ? and id = any (cast(? as uuid[])) and is_deleted
          """,
          """
          update message_bodies set text = '', html = null, is_deleted = true
          where tenant_id = ? and message_id = any (cast(? as uuid[])) and is_deleted in (false, true)
          """,
          """
          update message_attachments set name = '', is_deleted = true
          where tenant_id = ? and message_id = any (cast(? as uuid[])) and is_deleted in (false, true)
          """,
          """
          update message_participants set email_norm = 'taken back ' || gen_random_uuid(), name = '', is_deleted = true
          where tenant_id = ? and message_id = any (cast(? as uuid[])) and is_deleted in (false, true)
          """);

  private static final String ACTIVITIES =
      """
      update activities set is_deleted = true, version = version + 1, updated_at = now()
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and not is_deleted
      """;

  /// Whoever's copy is left did not write it.
  private static final String MARK_INBOUND =
      """
      update activities a set direction = 'inbound', version = a.version + 1, updated_at = now()
      where a.tenant_id = ? and a.message_id = any (cast(? as uuid[])) and a.direction = 'outbound' and not a.is_deleted
        and not exists (
          select 1 from message_copies c
          where c.tenant_id = ? and c.message_id = a.message_id and c.direction = 'outbound' and not c.is_deleted)
      """;

  private static final String THREADS =
      """
      update threads t set is_deleted = true, version = t.version + 1, updated_at = now()
      where t.tenant_id = ? and not t.is_deleted
        and t.id in (
          select g.thread_id from messages g
          where g.tenant_id = ? and g.id = any (cast(? as uuid[])) and g.is_deleted)
        and not exists (
          select 1 from messages m where m.tenant_id = ? and m.thread_id = t.id and not m.is_deleted)
      returning t.id
      """;

  private static final String THREAD_REFS =
      """
      update thread_refs set is_deleted = true, key = key || ' of ' || thread_id
      where tenant_id = ? and thread_id = any (cast(? as uuid[])) and not is_deleted
      """;

  private final DSLContext sql;

  MailWithdrawalStore(DSLContext sql) {
    this.sql = sql;
  }

  /// The messages whose copies were put away.
  Set<UUID> copies(UUID channel, Collection<String> providerIds, UUID by) {
    return ids(COPIES, " of " + by, tenant(), channel, providerIds.toArray(String[]::new));
  }

  Set<String> addresses(Collection<UUID> messages) {
    return new HashSet<>(
        sql.fetch(ADDRESSES, tenant(), array(messages)).map(r -> r.get(0, String.class)));
  }

  /// Puts away those of which no copy is left, with their activities and threads; answers them.
  Set<UUID> messages(Collection<UUID> messages) {
    Set<UUID> gone = ids(MESSAGES, tenant(), array(messages), tenant());
    if (!gone.isEmpty()) BLANK.forEach(part -> sql.execute(part, tenant(), array(gone)));
    sql.execute(MESSAGE_KEYS, tenant(), array(gone));
    sql.execute(ACTIVITIES, tenant(), array(gone));
    sql.execute(MARK_INBOUND, tenant(), array(messages), tenant());
    Set<UUID> threads = ids(THREADS, tenant(), tenant(), array(gone), tenant());
    sql.execute(THREAD_REFS, tenant(), array(threads));
    return gone;
  }

  private Set<UUID> ids(String statement, Object... bindings) {
    List<UUID> ids = sql.fetch(statement, bindings).map(r -> r.get(0, UUID.class));
    return new TreeSet<>(ids);
  }

  private static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
