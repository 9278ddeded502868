package com.invicrm.timeline;

import com.invicrm.people.Blot;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Blots people who are erased out of mails with others. The text stays letter by letter, so its
/// marks do; the HTML, which only serves to run rules again, goes: addresses hide in it.
@Component
class KeptMailMaskStore {
  private static final String NAMES =
      """
      select distinct message_id, name from message_participants
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and email_norm = any (cast(? as text[]))
        and name <> '' and is_deleted in (false, true)
      """;

  private static final String WORDS =
      """
      select m.id, m.header_message_id, m.subject, m.snippet, b.text
      from messages m
      left join message_bodies b on b.tenant_id = ? and b.message_id = m.id and b.is_deleted in (false, true)
      where m.tenant_id = ? and m.id = any (cast(? as uuid[])) and m.is_deleted in (false, true)
      """;

  private static final String REPLACE =
      """
      update messages
      set header_message_id = ?, subject = ?, snippet = ?, version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and is_deleted in (false, true)
      """;

  private static final String REPLACE_BODY =
      "update message_bodies set text = ? where tenant_id = ? and message_id = ? and is_deleted in (false, true)";

  private static final String DROP_HTML =
      """
      update message_bodies set html = null
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and html is not null and is_deleted in (false, true)
      """;

  private static final String ATTACHMENTS =
      """
      select message_id, position, name from message_attachments
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  private static final String REPLACE_ATTACHMENT =
      """
      update message_attachments set name = ?
      where tenant_id = ? and message_id = ? and position = ? and is_deleted in (false, true)
      """;

  private static final String LABELS =
      """
      select distinct l from message_copies c cross join lateral unnest(c.labels) l
      where c.tenant_id = ? and c.message_id = any (cast(? as uuid[])) and c.is_deleted in (false, true)
      """;

  private static final String REPLACE_LABEL =
      """
      update message_copies set labels = array_replace(labels, ?, ?)
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  /// A rule about the person can no longer be told to be about the mail.
  private static final String FREEZE_SHARING =
      """
      update message_copies set mailbox_sharing = sharing
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and sharing < mailbox_sharing
        and is_deleted in (false, true)
      """;

  private final DSLContext sql;

  KeptMailMaskStore(DSLContext sql) {
    this.sql = sql;
  }

  /// What a mail says.
  record Words(
      UUID message,
      @Nullable String headerId,
      String subject,
      String snippet,
      @Nullable String text) {
    Words masked(Blot blot) {
      return new Words(
          message,
          headerId == null || blot.isIn(headerId) ? null : headerId,
          blot.in(subject),
          blot.inSnippet(snippet),
          text == null ? null : blot.in(text));
    }
  }

  /// What they are called in each mail.
  Map<UUID, List<String>> names(Collection<UUID> messages, List<String> addresses) {
    return sql.fetch(NAMES, tenant(), ids(messages), addresses.toArray(String[]::new))
        .intoGroups(r -> r.get(0, UUID.class), r -> r.get(1, String.class));
  }

  List<Words> words(Collection<UUID> messages) {
    return sql.fetch(WORDS, tenant(), tenant(), ids(messages))
        .map(r ->
            new Words(
                r.get(0, UUID.class),
                r.get(1, String.class),
                r.get(2, String.class),
                r.get(3, String.class),
                r.get(4, String.class)));
  }

  void replace(Words words) {
    UUID id = words.message();
    sql.execute(REPLACE, words.headerId(), words.subject(), words.snippet(), tenant(), id);
    if (words.text() != null) sql.execute(REPLACE_BODY, words.text(), tenant(), id);
  }

  void dropHtml(Collection<UUID> messages) {
    sql.execute(DROP_HTML, tenant(), ids(messages));
  }

  void maskAttachments(Collection<UUID> messages, Blot blot) {
    sql.fetch(ATTACHMENTS, tenant(), ids(messages))
        .forEach(r -> {
          String name = r.get(2, String.class);
          String masked = blot.in(name);
          if (masked.equals(name)) return;
          sql.execute(
              REPLACE_ATTACHMENT, masked, tenant(), r.get(0, UUID.class), r.get(1, Short.class));
        });
  }

  void maskLabels(Collection<UUID> messages, Blot blot) {
    sql.fetch(LABELS, tenant(), ids(messages))
        .forEach(r -> {
          String label = r.get(0, String.class);
          String masked = blot.in(label);
          if (!masked.equals(label)) {
            sql.execute(REPLACE_LABEL, label, masked, tenant(), ids(messages));
          }
        });
  }

  void freezeSharing(Collection<UUID> messages) {
    sql.execute(FREEZE_SHARING, tenant(), ids(messages));
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
