package com.invicrm.timeline;

import static java.util.Objects.requireNonNull;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.IncomingMail.Copy;
import com.invicrm.timeline.IncomingMail.Direction;
import com.invicrm.timeline.MailIntake.BatchMessage;
import com.invicrm.timeline.MailIntake.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// In whose mailboxes messages lie, and the activities that they are.
@Component
class CopyIntakeStore {
  private static final String BETWEEN_LABELS = "\u001f";

  private static final String ADD =
      """
      insert into message_copies
        (tenant_id, channel_id, provider_id, message_id, user_id, mailbox_sharing, sharing, direction, labels, received_at)
      select cast(? as uuid), cast(? as uuid), c.provider_id, c.message_id, cast(? as uuid), coalesce(s.sharing, 0),
        coalesce(s.sharing, 0), c.direction, string_to_array(c.labels, ?), c.received_at
      from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as timestamptz[]))
        with ordinality as c (provider_id, message_id, direction, labels, received_at, n)
      left join mailbox_sharing s on s.tenant_id = ? and s.mailbox_id = ? and not s.is_deleted
      order by c.n
      on conflict (tenant_id, channel_id, provider_id)
      do update set labels = array(
          select distinct l from unnest(message_copies.labels || excluded.labels) as u (l) order by l)
        where not message_copies.is_deleted and not message_copies.labels @> excluded.labels
      """;

  private static final String LABEL =
      """
      update message_copies c
      set labels = array(select distinct l from unnest(c.labels || string_to_array(n.labels, ?)) as u (l) order by l)
      from unnest(cast(? as text[]), cast(? as text[])) as n (provider_id, labels)
      where c.tenant_id = ? and c.channel_id = ? and c.provider_id = n.provider_id and not c.is_deleted
        and not c.labels @> string_to_array(n.labels, ?)
      """;

  private static final String RELABEL =
      """
      update message_copies c set labels = string_to_array(n.labels, ?)
      from unnest(cast(? as text[]), cast(? as text[])) as n (provider_id, labels)
      where c.tenant_id = ? and c.channel_id = ? and c.provider_id = n.provider_id and not c.is_deleted
      """;

  private static final String ADD_ACTIVITIES =
      """
      insert into activities
        (tenant_id, id, kind, occurred_at, direction, thread_id, message_id, source_kind, source_id, source)
      select cast(? as uuid), a.id, 'email', a.at, a.direction, a.thread_id, a.message_id, 'message', a.message_id, 'mail'
      from unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as text[]), cast(? as uuid[]), cast(? as uuid[]))
        as a (id, at, direction, thread_id, message_id)
      on conflict (tenant_id, source_kind, source_id) do nothing
      """;

  /// A mail that a colleague wrote is outbound for the workspace, whoever's copy came first.
  private static final String MARK_OUTBOUND =
      """
      with due as (
        select id from activities
        where tenant_id = ? and message_id = any (cast(? as uuid[])) and direction = 'inbound'
          and is_deleted in (false, true)
        order by id for no key update)
      update activities a set direction = 'outbound', version = version + 1, updated_at = now()
      from due where a.tenant_id = ? and a.id = due.id and a.is_deleted in (false, true)
      """;

  private final DSLContext sql;

  CopyIntakeStore(DSLContext sql) {
    this.sql = sql;
  }

  void add(Place place, Collection<BatchMessage> messages) {
    Map<String, Lying> copies = new TreeMap<>();
    for (BatchMessage m : messages) m.mails().forEach(mail -> lying(copies, m.id(), mail.copy()));
    var c = new Columns<>(copies.values());
    sql.execute(
        ADD,
        tenant(),
        place.channelId(),
        place.userId(),
        BETWEEN_LABELS,
        c.texts(l -> l.copy().providerId()),
        c.ids(Lying::message),
        c.texts(l -> l.copy().direction().name()),
        c.texts(l -> String.join(BETWEEN_LABELS, l.labels())),
        c.instants(l -> l.copy().receivedAt()),
        tenant(),
        place.mailboxId());
  }

  void label(UUID channel, Map<String, List<String>> labels) {
    sql.execute(
        LABEL,
        BETWEEN_LABELS,
        labels.keySet().toArray(String[]::new),
        labels.values().stream().map(l -> String.join(BETWEEN_LABELS, l)).toArray(String[]::new),
        tenant(),
        channel,
        BETWEEN_LABELS);
  }

  void relabel(UUID channel, Map<String, List<String>> labels) {
    sql.execute(
        RELABEL,
        BETWEEN_LABELS,
        labels.keySet().toArray(String[]::new),
        labels.values().stream().map(l -> String.join(BETWEEN_LABELS, l)).toArray(String[]::new),
        tenant(),
        channel);
  }

  private static void lying(Map<String, Lying> copies, UUID message, Copy copy) {
    copies
        .computeIfAbsent(copy.providerId(), _ -> new Lying(message, copy, new TreeSet<>()))
        .labels()
        .addAll(copy.labels());
  }

  void addActivities(List<BatchMessage> messages, Map<UUID, UUID> threads) {
    if (messages.isEmpty()) return;
    var c = new Columns<>(messages);
    sql.execute(
        ADD_ACTIVITIES,
        tenant(),
        c.ids(_ -> Ids.next()),
        c.instants(m -> m.letter().sentAt()),
        c.texts(m -> m.direction().name()),
        c.ids(m -> requireNonNull(threads.get(m.id()))),
        c.ids(BatchMessage::id));
  }

  void markOutbound(List<BatchMessage> messages) {
    List<BatchMessage> written =
        messages.stream().filter(m -> m.direction() == Direction.outbound).toList();
    if (written.isEmpty()) return;
    sql.execute(MARK_OUTBOUND, tenant(), new Columns<>(written).ids(BatchMessage::id), tenant());
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }

  private record Lying(UUID message, Copy copy, SortedSet<String> labels) {}
}
