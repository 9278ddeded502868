package com.invicrm.timeline;

import static java.util.Objects.requireNonNull;

import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.IncomingMail.Attachment;
import com.invicrm.timeline.IncomingMail.Participant;
import com.invicrm.timeline.IncomingMail.Role;
import com.invicrm.timeline.MailIntake.BatchMessage;
import com.invicrm.timeline.MailIntake.Present;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Messages, their bodies, attachments and participants, by the batch.
@Component
class MessageIntakeStore {
  /// In the order of their ids, since two workers may bring mails of the same messages.
  private static final String LOCK =
      """
      select id from messages
      where tenant_id = ? and id = any (cast(? as uuid[])) and is_deleted in (false, true)
      order by id for no key update
      """;

  private static final String PRESENT =
      """
      select m.id, m.thread_id, coalesce(min(c.provider_id), ''), bool_or(c.channel_id = ?)
      from messages m
      left join message_copies c on c.tenant_id = ? and c.message_id = m.id and not c.is_deleted
      where m.tenant_id = ? and m.id = any (cast(? as uuid[])) and m.is_deleted in (false, true)
      group by m.id, m.thread_id
      """;

  private static final String PARTICIPANTS =
      """
      select message_id, role, email_norm, name from message_participants
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and not is_deleted
      """;

  private static final String INSERT =
      """
      insert into messages (tenant_id, id, thread_id, header_message_id, subject, snippet, sent_at, kind, rules,
        from_address, from_name, source)
      select cast(? as uuid), m.id, m.thread_id, m.header_id, m.subject, m.snippet, m.sent_at, m.kind, m.rules,
        m.from_address, m.from_name, 'mail'
      from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
        cast(? as timestamptz[]), cast(? as text[]), cast(? as int[]), cast(? as text[]), cast(? as text[]))
        as m (id, thread_id, header_id, subject, snippet, sent_at, kind, rules, from_address, from_name)
      """;

  private static final String REPLACE =
      """
      with due as (
        select id from messages
        where tenant_id = ? and id = any (cast(? as uuid[])) and not is_deleted
        order by id for no key update)
      update messages t
      set header_message_id = m.header_id, subject = m.subject, snippet = m.snippet, kind = m.kind, rules = m.rules,
        version = t.version + 1, updated_at = now()
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
        cast(? as int[])) as m (id, header_id, subject, snippet, kind, rules)
      join due on due.id = m.id
      where t.tenant_id = ? and t.id = m.id and not t.is_deleted
      """;

  private static final String BODIES =
      """
      insert into message_bodies (tenant_id, message_id, text, html, marks, parser, rules)
      select cast(? as uuid), b.id, b.text, b.html, cast(string_to_array(b.marks, ',') as int[]), b.parser, b.rules
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as int[]),
        cast(? as int[])) as b (id, text, html, marks, parser, rules)
      on conflict (tenant_id, message_id)
      do update set text = excluded.text, html = excluded.html, marks = excluded.marks, parser = excluded.parser,
        rules = excluded.rules
        where not message_bodies.is_deleted
      """;

  private static final String ATTACHMENTS =
      """
      insert into message_attachments (tenant_id, message_id, position, name, type, size, sha256)
      select cast(? as uuid), a.id, a.position, a.name, a.type, a.size, decode(a.sha256, 'hex')
      from unnest(cast(? as uuid[]), cast(? as int[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]),
        cast(? as text[])) as a (id, position, name, type, size, sha256)
      on conflict (tenant_id, message_id, position)
      do update set name = excluded.name, type = excluded.type, size = excluded.size, sha256 = excluded.sha256,
        is_deleted = false
      """;

  private static final String PUT_AWAY_ATTACHMENTS =
      """
      update message_attachments set is_deleted = true
      where tenant_id = ? and message_id = any (cast(? as uuid[])) and not is_deleted
      """;

  /// A name is better than none, and of two the later in the alphabet stays, whichever came first.
  private static final String ADD_PARTICIPANTS =
      """
      insert into message_participants (tenant_id, message_id, role, email_norm, name, position)
      select cast(? as uuid), p.id, p.role, p.email, p.name, p.position
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as int[]))
        with ordinality as p (id, role, email, name, position, n)
      order by p.n
      on conflict (tenant_id, message_id, role, email_norm)
      do update set name = greatest(message_participants.name collate "C", excluded.name),
        position = least(message_participants.position, excluded.position)
        where not message_participants.is_deleted
          and (message_participants.name < excluded.name collate "C" or message_participants.position > excluded.position)
      """;

  private final DSLContext sql;

  MessageIntakeStore(DSLContext sql) {
    this.sql = sql;
  }

  /// What is known of messages, and their participants where a copy lies in the channel.
  Map<UUID, Present> present(Collection<UUID> messages, UUID channel) {
    if (messages.isEmpty()) return Map.of();
    UUID[] ids = messages.toArray(UUID[]::new);
    sql.execute(LOCK, tenant(), ids);
    Map<UUID, Present> present = new HashMap<>();
    Set<UUID> here = new HashSet<>();
    sql.fetch(PRESENT, channel, tenant(), tenant(), ids)
        .forEach(r -> {
          UUID id = r.get(0, UUID.class);
          present.put(
              id, new Present(r.get(1, UUID.class), r.get(2, String.class), new HashSet<>()));
          if (Boolean.TRUE.equals(r.get(3, Boolean.class))) here.add(id);
        });
    addParticipants(present, here);
    return present;
  }

  private void addParticipants(Map<UUID, Present> present, Set<UUID> here) {
    if (here.isEmpty()) return;
    sql.fetch(PARTICIPANTS, tenant(), here.toArray(UUID[]::new))
        .forEach(r ->
            requireNonNull(present.get(r.get(0, UUID.class)))
                .here()
                .add(
                    new Participant(
                        Role.valueOf(r.get(1, String.class)),
                        r.get(2, String.class),
                        r.get(3, String.class))));
  }

  void insert(List<BatchMessage> messages, Map<UUID, UUID> threads) {
    if (messages.isEmpty()) return;
    var c = new Columns<>(messages);
    sql.execute(
        INSERT,
        tenant(),
        c.ids(BatchMessage::id),
        c.ids(m -> requireNonNull(threads.get(m.id()))),
        c.texts(m -> m.letter().headerMessageId()),
        c.texts(m -> m.letter().subject()),
        c.texts(m -> m.letter().snippet()),
        c.instants(m -> m.letter().sentAt()),
        c.texts(m -> m.letter().kind().name()),
        c.numbers(m -> (int) m.letter().rules()),
        c.texts(m -> m.sender().map(Participant::address).orElse(null)),
        c.texts(m -> m.sender().map(Participant::name).orElse(null)));
    bodies(c);
    attachments(messages);
  }

  /// Shows messages as other copies of them.
  void replace(List<BatchMessage> messages) {
    if (messages.isEmpty()) return;
    List<BatchMessage> sorted =
        messages.stream().sorted(Comparator.comparing(BatchMessage::id)).toList();
    var c = new Columns<>(sorted);
    sql.execute(
        REPLACE,
        tenant(),
        c.ids(BatchMessage::id),
        c.ids(BatchMessage::id),
        c.texts(m -> m.letter().headerMessageId()),
        c.texts(m -> m.letter().subject()),
        c.texts(m -> m.letter().snippet()),
        c.texts(m -> m.letter().kind().name()),
        c.numbers(m -> (int) m.letter().rules()),
        tenant());
    bodies(c);
    sql.execute(PUT_AWAY_ATTACHMENTS, tenant(), c.ids(BatchMessage::id));
    attachments(sorted);
  }

  private void bodies(Columns<BatchMessage> c) {
    sql.execute(
        BODIES,
        tenant(),
        c.ids(BatchMessage::id),
        c.texts(m -> m.letter().content().text()),
        c.texts(m -> m.letter().content().html()),
        c.texts(m -> marks(m.letter().content().marks())),
        c.numbers(m -> (int) m.letter().parser()),
        c.numbers(m -> (int) m.letter().rules()));
  }

  private static String marks(List<TextMark> marks) {
    return marks.stream().map(TextMark::numbers).collect(Collectors.joining(","));
  }

  private void attachments(List<BatchMessage> messages) {
    List<Hanging> rows = new ArrayList<>();
    for (BatchMessage m : messages) {
      List<Attachment> all = m.letter().content().attachments();
      for (int i = 0; i < all.size(); i++) rows.add(new Hanging(m.id(), i, all.get(i)));
    }
    if (rows.isEmpty()) return;
    var c = new Columns<>(rows);
    sql.execute(
        ATTACHMENTS,
        tenant(),
        c.ids(Hanging::message),
        c.numbers(Hanging::position),
        c.texts(h -> h.attachment().name()),
        c.texts(h -> h.attachment().type()),
        c.longs(h -> h.attachment().size()),
        c.texts(h -> h.attachment().sha256()));
  }

  void addParticipants(Collection<BatchMessage> messages) {
    Map<Place, Standing> rows = new TreeMap<>(Place.ORDER);
    for (BatchMessage m : messages)
      m.mails().forEach(mail -> standing(rows, m.id(), mail.participants()));
    if (rows.isEmpty()) return;
    var places = new Columns<>(rows.keySet());
    var standing = new Columns<>(rows.values());
    sql.execute(
        ADD_PARTICIPANTS,
        tenant(),
        places.ids(Place::message),
        places.texts(p -> p.role().name()),
        places.texts(Place::address),
        standing.texts(Standing::name),
        standing.numbers(Standing::position));
  }

  private static void standing(Map<Place, Standing> rows, UUID message, List<Participant> all) {
    for (int i = 0; i < all.size(); i++) {
      Participant p = all.get(i);
      rows.merge(
          new Place(message, p.role(), p.address()),
          new Standing(p.name(), Math.min(i, Short.MAX_VALUE)),
          Standing::join);
    }
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }

  private record Hanging(UUID message, int position, Attachment attachment) {}

  private record Place(UUID message, Role role, String address) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::message)
            .thenComparing(p -> p.role().name())
            .thenComparing(Place::address);
  }

  private record Standing(String name, int position) {
    static Standing join(Standing one, Standing other) {
      boolean later = one.name().compareTo(other.name()) >= 0;
      return new Standing(
          later ? one.name() : other.name(), Math.min(one.position(), other.position()));
    }
  }
}
