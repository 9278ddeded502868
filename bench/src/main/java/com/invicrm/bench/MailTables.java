package com.invicrm.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.invicrm.bench.World.Happening;
import com.invicrm.bench.World.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Mails with bodies of about 4 KB, their conversations, and in whose mailboxes they lie.
final class MailTables {
  private static final int BODY = 4096;

  private final TableCopy copy;
  private final Loader.Owner owner;
  private final World world;
  private final Prose prose = new Prose();

  MailTables(TableCopy copy, Loader.Owner owner, World world) {
    this.copy = copy;
    this.owner = owner;
    this.world = world;
  }

  void load() throws SQLException, IOException {
    threads();
    messages();
    places();
    copy.into(
        "message_bodies",
        "message_id, text, parser",
        world.mails(),
        h -> List.of(h.message(), prose.some(BODY), 1));
  }

  private void threads() throws SQLException, IOException {
    copy.into(
        "threads",
        "id, created_at, updated_at, source",
        world.mails().filter(firstOfThread()),
        h -> List.of(h.thread(), h.at(), h.at(), "mail"));
    copy.into(
        "thread_refs",
        "key, thread_id",
        world.mails(),
        h -> List.of("m:" + h.message(), h.thread()));
  }

  private void messages() throws SQLException, IOException {
    copy.into(
        "messages",
        "id, thread_id, subject, snippet, sent_at, kind, rules, from_address, from_name, created_at, updated_at, source",
        world.mails(),
        this::message);
    copy.into(
        "message_keys",
        "key, message_id",
        world.mails(),
        h -> List.of("m1:" + hash(h), h.message()));
  }

  private void places() throws SQLException, IOException {
    copy.into(
        "message_participants",
        "message_id, role, email_norm, name, position",
        world.mails().flatMap(this::participants),
        row -> row);
    copy.into(
        "message_copies",
        "channel_id, provider_id, message_id, user_id, direction, received_at",
        world.mails(),
        this::place);
  }

  private List<?> message(Happening h) {
    String subject = prose.line(40);
    String snippet = prose.line(160);
    boolean theirs = h.kind() == Kind.inbound;
    return List.of(
        h.message(),
        h.thread(),
        subject,
        snippet,
        h.at(),
        "person",
        1,
        theirs ? h.with().address() : owner.address(),
        theirs ? h.with().display() : "",
        h.at(),
        h.at(),
        "mail");
  }

  private List<?> place(Happening h) {
    UUID mailbox = owner.mailbox(h.message());
    return List.of(mailbox, h.id(), h.message(), owner.reader(mailbox), h.kind(), h.at());
  }

  private Stream<List<?>> participants(Happening h) {
    String they = h.with().address();
    String name = h.with().display();
    return h.kind() == Kind.inbound
        ? Stream.of(
            List.of(h.message(), "from", they, name, 0),
            List.of(h.message(), "to", owner.address(), "", 1))
        : Stream.of(
            List.of(h.message(), "from", owner.address(), "", 0),
            List.of(h.message(), "to", they, name, 1));
  }

  private static Predicate<Happening> firstOfThread() {
    Set<UUID> seen = new HashSet<>();
    return h -> seen.add(h.thread());
  }

  private static UUID hash(Happening h) {
    return UUID.nameUUIDFromBytes(h.message().toString().getBytes(US_ASCII));
  }
}
