package com.invicrm.bench;

import com.invicrm.bench.World.Person;
import com.invicrm.people.NameKey;
import com.invicrm.people.NameKeys;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Contacts, companies, and the rows by which they are found.
record PeopleTables(TableCopy copy, World world) {
  void load() throws SQLException, IOException {
    Map<UUID, Instant> latest = latest();
    companies(latest);
    contacts(latest);
    copy.into("name_keys", "subject_kind, kind, key, subject_id", keys(), row -> row);
  }

  private void companies(Map<UUID, Instant> latest) throws SQLException, IOException {
    copy.into(
        "companies",
        "id, name, sort_name, last_contacted_at, created_at, updated_at, source, domains",
        world.firms().stream(),
        f ->
            row(
                f.id(),
                f.name(),
                sort(f.name()),
                latest.get(f.id()),
                f.since(),
                f.since(),
                "mail",
                "{" + f.domain() + "}"));
    copy.into(
        "company_domains",
        "domain, company_id",
        world.firms().stream(),
        f -> List.of(f.domain(), f.id()));
  }

  private void contacts(Map<UUID, Instant> latest) throws SQLException, IOException {
    copy.into(
        "contacts",
        "id, display_name, first_name, last_name, sort_name, last_contacted_at, created_at, updated_at, source, emails, company_id",
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
  }

  private static List<?> contact(Person p, @Nullable Instant latest) {
    String first = p.first().written();
    String last = p.last().written();
    return row(
        p.id(),
        p.display(),
        first,
        last,
        sort(p.display()),
        latest,
        p.since(),
        p.since(),
        "mail",
        "{" + p.address() + "}",
        p.firm().id());
  }

  private Stream<List<?>> keys() {
    Stream<List<?>> people = world.people().stream().flatMap(PeopleTables::keys);
    Stream<List<?>> firms =
        world.firms().stream()
            .flatMap(
                f -> keys("company", f.id(), NameKeys.ofCompany(f.name(), List.of(f.domain()))));
    return Stream.concat(people, firms);
  }

  private static Stream<List<?>> keys(Person p) {
    return keys("contact", p.id(), NameKeys.ofPerson(List.of(p.display()), List.of(p.address())));
  }

  private static Stream<List<?>> keys(String subject, UUID id, Collection<NameKey> keys) {
    return keys.stream().map(k -> List.of(subject, k.kind(), k.key(), id));
  }

  /// When there was last mail with people and companies, by id.
  private Map<UUID, Instant> latest() {
    Map<UUID, Instant> latest = new HashMap<>();
    world
        .mails()
        .forEach(h -> {
          latest.put(h.with().id(), h.at());
          latest.put(h.with().firm().id(), h.at());
        });
    return latest;
  }

  private static String sort(String name) {
    return NameKeys.normalise(name);
  }

  private static List<?> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
