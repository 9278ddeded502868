package com.invicrm.people;

import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.Ids;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Fills a workspace with invented people at once: two to a company, an address each, every other
/// one with a telephone.
final class ManyPeople {
  private static final int AT_ONCE = 5_000;
  private static final String[] SYLLABLES = {
    "an", "be", "cor", "da", "el", "fi", "gar", "ha", "is", "jo", "ka", "lin", "mo", "na", "ol",
    "per", "ra", "son", "ta", "ur", "vi", "wen", "ya", "zo", "mar", "sch", "tin", "berg", "ste"
  };

  private static final String FILL =
      """
      with firm as (
        insert into companies (tenant_id, id, name, sort_name, last_contacted_at, source)
        select ?, c.id, c.name, c.name, timestamptz '2026-01-01' + c.at * interval '1 minute', 'mail'
        from unnest(?::uuid[], ?::text[]) with ordinality c (id, name, at)),
      domain as (
        insert into company_domains (tenant_id, domain, company_id)
        select ?, c.name || '.example', c.id from unnest(?::uuid[], ?::text[]) c (id, name)),
      person as (
        insert into contacts (tenant_id, id, display_name, sort_name, last_contacted_at, source)
        select ?, p.id, p.name, lower(p.name), timestamptz '2026-01-01' + p.at * interval '1 second', 'mail'
        from unnest(?::uuid[], ?::text[]) with ordinality p (id, name, at)),
      email as (
        insert into contact_emails (tenant_id, email_norm, contact_id, email)
        select ?, p.email, p.id, p.email from unnest(?::uuid[], ?::text[]) p (id, email)),
      phone as (
        insert into contact_phones (tenant_id, contact_id, phone_norm, phone)
        select ?, p.id, '+965' || p.at, '+965' || p.at
        from unnest(?::uuid[]) with ordinality p (id, at) where p.at % 2 = 0),
      job as (
        insert into contact_companies (tenant_id, id, contact_id, company_id, source)
        select ?, gen_random_uuid(), p.id, p.company, 'mail' from unnest(?::uuid[], ?::uuid[]) p (id, company))
      insert into name_keys (tenant_id, subject_kind, kind, key, subject_id)
      select ?, k.subject, k.kind, k.key, k.id
      from unnest(?::text[], ?::text[], ?::text[], ?::uuid[]) k (subject, kind, key, id)
      """;

  private final Random random = new Random(7);
  private final List<UUID> companies = new ArrayList<>();
  private final List<String> companyNames = new ArrayList<>();
  private final List<UUID> people = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> emails = new ArrayList<>();
  private final List<UUID> employers = new ArrayList<>();
  private final List<String> keySubjects = new ArrayList<>();
  private final List<String> keyKinds = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<UUID> keyIds = new ArrayList<>();

  private final Function<Random, String> name;

  private ManyPeople(Function<Random, String> name) {
    this.name = name;
  }

  /// Makes so many and tells PostgreSQL to look at its tables.
  static void in(TestTenant tenant, String jdbcUrl, int howMany) throws SQLException {
    try (Connection connection = TestPostgres.superuser(jdbcUrl)) {
      make(tenant, connection, howMany, random -> word(random) + " " + word(random));
    }
  }

  /// Makes so many who are called so; what triggers copy is left out, which takes most of the time.
  static void called(Function<Random, String> name, TestTenant tenant, String jdbcUrl, int howMany)
      throws SQLException {
    try (Connection connection = TestPostgres.superuser(jdbcUrl)) {
      connection.createStatement().execute("set session_replication_role = replica");
      make(tenant, connection, howMany, name);
    }
  }

  private static void make(
      TestTenant tenant, Connection connection, int howMany, Function<Random, String> name)
      throws SQLException {
    for (int done = 0; done < howMany; done += AT_ONCE) {
      int some = Math.min(AT_ONCE, howMany - done);
      new ManyPeople(name).make(done, some).write(tenant, connection);
    }
    connection.createStatement().execute("vacuum analyze");
  }

  private ManyPeople make(int from, int howMany) {
    random.setSeed(from);
    for (int i = 0; i < howMany; i++) {
      if (i % 2 == 0) company("firm" + (from + i) + word(random));
      person(name.apply(random), "p" + (from + i));
    }
    return this;
  }

  private void company(String name) {
    companies.add(Ids.next());
    companyNames.add(name);
    keys("company", companies.getLast(), NameKeys.ofCompany(name, List.of(name + ".example")));
  }

  private void person(String name, String localPart) {
    people.add(Ids.next());
    names.add(name);
    emails.add(localPart + "@" + companyNames.getLast() + ".example");
    employers.add(companies.getLast());
    keys("contact", people.getLast(), NameKeys.ofPerson(List.of(name), List.of(emails.getLast())));
  }

  private void keys(String subject, UUID id, Set<NameKey> made) {
    made.forEach(key -> {
      keySubjects.add(subject);
      keyKinds.add(key.kind().name());
      keys.add(key.key());
      keyIds.add(id);
    });
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int syllables = 2 + random.nextInt(3);
    for (int i = 0; i < syllables; i++) word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    return word.toString();
  }

  private void write(TestTenant tenant, Connection connection) throws SQLException {
    UUID id = tenant.id().value();
    Object[] binds = {
      id, companies, companyNames, id, companies, companyNames, id, people, names, id, people,
      emails, id, people, id, people, employers, id, keySubjects, keyKinds, keys, keyIds
    };
    try (PreparedStatement statement = connection.prepareStatement(FILL)) {
      for (int i = 0; i < binds.length; i++) statement.setObject(i + 1, bind(connection, binds[i]));
      statement.execute();
    }
  }

  private static Object bind(Connection connection, Object value) throws SQLException {
    if (!(value instanceof List<?> list)) return value;
    String type = list.getFirst() instanceof UUID ? "uuid" : "text";
    Array array = connection.createArrayOf(type, list.toArray());
    return array;
  }
}
