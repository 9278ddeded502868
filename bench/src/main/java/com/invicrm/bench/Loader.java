package com.invicrm.bench;

import com.invicrm.bench.World.Happening;
import com.invicrm.bench.World.Kind;
import com.invicrm.bench.World.Person;
import com.invicrm.people.NameKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a world into a registered workspace as the application would have, were it only patient.
final class Loader {
  /// The workspace and the user who looks at it; a colleague owns the other half of the mail.
  record Owner(UUID tenant, UUID user, String address) {}

  private static final UUID COLLEAGUE = UUID.fromString("01930000-0000-7000-8000-0000000000c0");
  private static final List<UUID> MAILBOXES =
      List.of(
          UUID.fromString("01930000-0000-7000-8000-0000000000a0"),
          UUID.fromString("01930000-0000-7000-8000-0000000000a1"));
  private static final int BODY = 4096;

  private final Connection connection;
  private final Owner owner;
  private final World world;
  private final TableCopy copy;
  private final Prose prose = new Prose();

  Loader(Connection connection, Owner owner, World world) {
    this.connection = connection;
    this.owner = owner;
    this.world = world;
    this.copy = new TableCopy(connection, owner.tenant());
  }

  void load() throws SQLException, IOException {
    // Foreign keys were proven elsewhere; checking them row by row would take most of the time.
    execute("set session_replication_role = replica");
    mailboxes();
    people();
    messages();
    activities();
    execute("set session_replication_role = default");
    execute("vacuum (analyze)");
    execute("checkpoint");
  }

  private void mailboxes() throws SQLException, IOException {
    copy.into(
        "users",
        "id, email, email_norm, name, role",
        Stream.of("colleague@workspace.example"),
        a -> List.of(COLLEAGUE, a, a, "A Colleague", "rep"));
    copy.into(
        "user_integrations",
        "id, user_id, provider, email, email_norm",
        MAILBOXES.stream(),
        m -> List.of(m, reader(m), "file", m + "@workspace.example", m + "@workspace.example"));
    copy.into(
        "channels", "id, integration_id, kind", MAILBOXES.stream(), m -> List.of(m, m, "import"));
  }

  private void people() throws SQLException, IOException {
    Map<UUID, Instant> latest = latest();
    copy.into(
        "companies",
        "id, name, sort_name, last_contacted_at, created_at, updated_at, source",
        world.firms().stream(),
        f ->
            row(
                f.id(),
                f.name(),
                sort(f.name()),
                latest.get(f.id()),
                f.since(),
                f.since(),
                "mail"));
    copy.into(
        "company_domains",
        "domain, company_id",
        world.firms().stream(),
        f -> List.of(f.domain(), f.id()));
    copy.into(
        "contacts",
        "id, display_name, first_name, last_name, sort_name, last_contacted_at, created_at, updated_at, source",
        world.people().stream(),
        p -> contact(p, latest.get(p.id())));
    copy.into(
        "contact_emails",
        "email_norm, contact_id, email",
        world.people().stream(),
        p -> List.of(p.address(), p.id(), p.address()));
    copy.into(
        "contact_companies",
        "id, contact_id, company_id, source",
        world.people().stream(),
        p -> List.of(p.id(), p.id(), p.firm().id(), "mail"));
    copy.into("name_keys", "subject_kind, kind, key, subject_id", keys(), row -> row);
  }

  private Stream<List<?>> keys() {
    Stream<List<?>> ofPeople =
        world.people().stream()
            .flatMap(p ->
                keys(
                    "contact",
                    p.id(),
                    List.of(p.display(), p.first().written(), p.last().written(), p.address())));
    return Stream.concat(
        ofPeople,
        world.firms().stream()
            .flatMap(f -> keys("company", f.id(), List.of(f.name(), f.domain()))));
  }

  private static Stream<List<?>> keys(String subject, UUID id, Collection<String> texts) {
    return NameKeys.of(texts).stream().map(k -> List.of(subject, k.kind(), k.key(), id));
  }

  private void messages() throws SQLException, IOException {
    copy.into(
        "threads",
        "id, created_at, updated_at, source",
        mails().filter(firstOfThread()),
        h -> List.of(h.thread(), h.at(), h.at(), "mail"));
    copy.into(
        "thread_refs", "key, thread_id", mails(), h -> List.of("m:" + h.message(), h.thread()));
    copy.into(
        "messages",
        "id, thread_id, subject, snippet, sent_at, kind, rules, created_at, updated_at, source",
        mails(),
        h ->
            List.of(
                h.message(),
                h.thread(),
                prose.some(40).replace('\n', ' '),
                prose.some(160).replace('\n', ' '),
                h.at(),
                "person",
                1,
                h.at(),
                h.at(),
                "mail"));
    copy.into(
        "message_keys",
        "key, message_id",
        mails(),
        h -> List.of("m1:" + UUID.nameUUIDFromBytes(bytes(h)), h.message()));
    copy.into(
        "message_participants",
        "message_id, role, email_norm, name, position",
        mails().flatMap(this::participants),
        row -> row);
    copy.into(
        "message_copies",
        "channel_id, provider_id, message_id, user_id, direction, received_at",
        mails(),
        h -> List.of(mailbox(h), h.id(), h.message(), reader(mailbox(h)), h.kind(), h.at()));
    copy.into(
        "message_bodies",
        "message_id, text, parser",
        mails(),
        h -> List.of(h.message(), prose.some(BODY), 1));
  }

  private void activities() throws SQLException, IOException {
    copy.into(
        "activities",
        "id, kind, occurred_at, subject, text, direction, thread_id, message_id, source_kind, source_id, created_at, updated_at, created_by, source",
        world.happenings().stream(),
        this::activity);
    copy.into(
        "activity_contacts",
        "contact_id, activity_id, at",
        world.happenings().stream(),
        h -> List.of(h.with().id(), h.id(), h.at()));
    copy.into(
        "activity_companies",
        "company_id, activity_id, at",
        world.happenings().stream(),
        h -> List.of(h.with().firm().id(), h.id(), h.at()));
  }

  private List<?> activity(Happening h) {
    if (h.kind() == Kind.note) {
      String subject = prose.some(30).replace('\n', ' ');
      return row(
          h.id(),
          "note",
          h.at(),
          subject,
          prose.some(300),
          null,
          null,
          null,
          null,
          null,
          h.at(),
          h.at(),
          owner.user(),
          "person");
    }
    return row(
        h.id(),
        "email",
        h.at(),
        null,
        null,
        h.kind(),
        h.thread(),
        h.message(),
        "message",
        h.message(),
        h.at(),
        h.at(),
        null,
        "mail");
  }

  private Stream<List<?>> participants(Happening h) {
    List<?> they = List.of(h.with().address(), h.with().display());
    List<?> we = List.of(owner.address(), "");
    List<?> from = h.kind() == Kind.inbound ? they : we;
    List<?> to = h.kind() == Kind.inbound ? we : they;
    return Stream.of(
        List.of(h.message(), "from", from.get(0), from.get(1), 0),
        List.of(h.message(), "to", to.get(0), to.get(1), 1));
  }

  private static List<?> contact(Person p, @Nullable Instant latest) {
    return row(
        p.id(),
        p.display(),
        p.first().written(),
        p.last().written(),
        sort(p.display()),
        latest,
        p.since(),
        p.since(),
        "mail");
  }

  /// When there was last mail with people and companies, by id.
  private Map<UUID, Instant> latest() {
    Map<UUID, Instant> latest = new HashMap<>();
    mails()
        .forEach(h -> {
          latest.put(h.with().id(), h.at());
          latest.put(h.with().firm().id(), h.at());
        });
    return latest;
  }

  private Stream<Happening> mails() {
    return world.happenings().stream().filter(h -> h.kind() != Kind.note);
  }

  private static Predicate<Happening> firstOfThread() {
    Set<UUID> seen = new HashSet<>();
    return h -> seen.add(h.thread());
  }

  private UUID reader(UUID mailbox) {
    return mailbox.equals(MAILBOXES.getFirst()) ? owner.user() : COLLEAGUE;
  }

  private static UUID mailbox(Happening h) {
    return MAILBOXES.get((int) (h.message().getLeastSignificantBits() & 1));
  }

  private static byte[] bytes(Happening h) {
    return h.message().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static String sort(String name) {
    return NameKeys.normalise(name);
  }

  private static List<?> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
