package com.invicrm.sharing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.TestPostgres;
import com.invicrm.sharing.Oracle.Mail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// A workspace of invented people whose decisions about their mail are drawn by a seed, told to the
/// application by its API and to the [Oracle] in the same words.
final class SharingWorld {
  private static final int MAILS = 30;
  private static final List<String> OWNERS = List.of("sara", "rami", "admin");
  private static final List<String> LEVELS = List.of("metadata", "subject", "everything");
  private static final ZonedDateTime START =
      ZonedDateTime.of(2026, 3, 1, 8, 0, 0, 0, ZoneOffset.UTC);

  /// Where a mail is found.
  record Place(String activity, String thread) {}

  final Random random;
  final Oracle oracle = new Oracle();
  final Map<String, Api> users = new LinkedHashMap<>();
  final Map<String, String> contacts = new TreeMap<>();
  final Map<Integer, Place> places = new HashMap<>();
  private final String unique;
  private final String database;
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<Integer, List<String>> waiting = new TreeMap<>();
  private final Map<Integer, Mail> written = new TreeMap<>();
  private final Map<Integer, String> texts = new HashMap<>();

  SharingWorld(long seed, ApplicationContext application, MockMvcTester http) {
    random = new Random(seed);
    unique = Long.toString(Math.abs(seed), 36) + Long.toString(System.nanoTime(), 36);
    database = application.getEnvironment().getRequiredProperty("invicrm.database.url");
    Api admin = Api.register(http);
    users.put("admin", admin);
    users.put("sara", admin.colleague("rep"));
    users.put("rami", admin.colleague("rep"));
    users.put("nora", admin.colleague("manager"));
    users.forEach((name, api) -> addresses.put(name, api.email));
    people();
    write();
    for (int i = 0; i < 3; i++) arrive();
  }

  private void people() {
    for (String person :
        List.of("Lina@globex", "Omar@globex", "Dana@initech", "Priya@mail.initech")) {
      String name = person.substring(0, person.indexOf('@'));
      String address = person.toLowerCase(Locale.ROOT) + ".example";
      var body = Map.of("displayName", name + " Okafor", "emails", List.of(address));
      contacts.put(
          name, Api.body(users.get("admin").post("/api/v1/contacts", body)).path("id").asString());
      oracle.people.put(name, new HashSet<>(Set.of(address)));
    }
  }

  /// Writes all mails; each comes into one, two or three mailboxes, when its time has come.
  private void write() {
    for (int number = 0; number < MAILS; number++) {
      List<String> owners = new ArrayList<>(OWNERS);
      Collections.shuffle(owners, random);
      owners = owners.subList(0, 1 + random.nextInt(3));
      List<String> people = new ArrayList<>(contacts.keySet());
      Collections.shuffle(people, random);
      Set<String> ids = new HashSet<>(Set.of(id(number)));
      // Most answer one earlier mail, some two: those make conversations one.
      for (int i = random.nextInt(8) / 3; i > 0 && number > 0; i--)
        ids.add(id(random.nextInt(number)));
      Set<String> all = new HashSet<>();
      owners.forEach(o -> all.add(addresses.get(o)));
      people.subList(0, 1 + random.nextInt(2)).forEach(p -> all.addAll(oracle.people.get(p)));
      if (random.nextInt(6) == 0) all.add("lina.home@mail.example");
      waiting.put(number, new ArrayList<>(owners));
      written.put(number, new Mail(number, all, ids));
      texts.put(number, text(number, owners.getFirst(), all, ids));
    }
  }

  private String id(int number) {
    return "m" + number + "." + unique + "@acme.example";
  }

  private String text(int number, String sender, Set<String> all, Set<String> ids) {
    String from = addresses.get(sender);
    List<String> others = all.stream().filter(a -> !a.equals(from)).sorted().toList();
    String answers =
        String.join(
            " ", ids.stream().filter(i -> !i.equals(id(number))).map(i -> "<" + i + ">").toList());
    return """
    From: %s
    To: %s
    Date: %s
    Message-ID: <%s>
    %sSubject: %s

    %s
    %s
    """
        .formatted(
            from,
            String.join(", ", others),
            DateTimeFormatter.RFC_1123_DATE_TIME.format(START.plusHours(number)),
            id(number),
            answers.isEmpty() ? "" : "References: " + answers + "\n",
            subject(number),
            snippet(number),
            "and so on, as it goes.\n".repeat(20) + body(number));
  }

  static String subject(int number) {
    return "Zsubject" + number + "q";
  }

  static String snippet(int number) {
    return "Zsnippet" + number + "q";
  }

  static String body(int number) {
    return "Zbody" + number + "q";
  }

  /// Some of the mails that wait come into a mailbox.
  String arrive() {
    List<String> owners =
        waiting.values().stream().flatMap(List::stream).distinct().sorted().toList();
    if (owners.isEmpty()) return "nothing arrives";
    String owner = owners.get(random.nextInt(owners.size()));
    List<Integer> batch = new ArrayList<>();
    waiting.forEach((number, to) -> {
      if (to.contains(owner) && random.nextInt(5) < 2) batch.add(number);
    });
    if (batch.isEmpty()) return "nothing arrives";
    Collections.shuffle(batch, random);
    var mbox = new StringBuilder();
    batch.forEach(
        n -> mbox.append("From x Mon Mar  2 09:00:00 2026\n").append(texts.get(n)).append('\n'));
    Api by = users.get(owner);
    JsonNode done =
        by.imported(
            "m.mbox",
            mbox.toString().getBytes(UTF_8),
            Map.of("owner", addresses.get(owner), "contactPolicy", "off"));
    assertThat(done.path("status").asString()).isEqualTo("done");
    batch.forEach(n -> waiting.get(n).remove(owner));
    oracle.arrive(owner, batch.stream().map(written::get).toList());
    look();
    return batch + " arrive for " + owner;
  }

  /// Where the mails are, from the database itself.
  private void look() {
    String query =
        "select m.subject, a.id, m.thread_id from messages m join activities a on a.tenant_id = m.tenant_id"
            + " and a.message_id = m.id where not m.is_deleted and m.tenant_id = '"
            + users.get("admin").tenantId()
            + "'";
    rows(query).forEach(r -> places.put(number(r.get(0)), new Place(r.get(1), r.get(2))));
    assertThat(places.keySet())
        .isEqualTo(new HashSet<>(oracle.mails().stream().map(Mail::number).toList()));
  }

  /// The mails on a person's timeline.
  List<Integer> linked(String person) {
    return rows(
            "select m.subject from activity_contacts l join activities a on a.tenant_id = l.tenant_id"
                + " and a.id = l.activity_id join messages m on m.tenant_id = a.tenant_id and m.id = a.message_id"
                + " where not l.is_deleted and l.contact_id = '"
                + contacts.get(person)
                + "'")
        .stream()
        .map(r -> number(r.getFirst()))
        .sorted()
        .toList();
  }

  private static int number(String subject) {
    return Integer.parseInt(subject.replaceAll("\\D", ""));
  }

  private List<List<String>> rows(String query) {
    List<List<String>> all = new ArrayList<>();
    try (var connection = TestPostgres.superuser(database);
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) row.add(rows.getString(i));
        all.add(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  /// Something changes; told in words for whoever has to find out why.
  String change() {
    return switch (random.nextInt(12)) {
      case 0 -> arrive();
      case 1, 2 -> shareMailbox();
      case 3, 4, 5, 6 -> rule();
      case 7 -> noRule();
      case 8, 9, 10 -> give();
      default -> random.nextInt(4) == 0 ? moreAddresses() : takeBack();
    };
  }

  private String shareMailbox() {
    String owner = OWNERS.get(random.nextInt(OWNERS.size()));
    int level = random.nextInt(3);
    Api by = users.get(owner);
    String address = addresses.get(owner).toLowerCase(Locale.ROOT);
    for (JsonNode mailbox : Api.data(by.get("/api/v1/sharing/mailboxes"))) {
      if (!mailbox.path("address").asString().equals(address)) continue;
      var body = Map.of("access", LEVELS.get(level));
      String path = "/api/v1/sharing/mailboxes/" + mailbox.path("id").asString();
      assertThat(by.call("PUT", path, body)).hasStatusOk();
      oracle.mailbox(owner, level);
    }
    return owner + "'s mailbox shares " + LEVELS.get(level);
  }

  private String rule() {
    String owner = OWNERS.get(random.nextInt(OWNERS.size()));
    String subject = subject();
    int level = random.nextInt(3);
    var body = new HashMap<String, Object>(about(subject));
    body.put("access", LEVELS.get(level));
    var answer = users.get(owner).call("PUT", "/api/v1/sharing/rules", body);
    assertThat(answer).hasStatusOk();
    oracle.rule(owner, subject, level);
    return owner + " shares " + LEVELS.get(level) + " of " + subject;
  }

  private String noRule() {
    String owner = OWNERS.get(random.nextInt(OWNERS.size()));
    List<JsonNode> rules = Api.data(users.get(owner).get("/api/v1/sharing/rules?limit=200"));
    assertThat(rules).hasSameSizeAs(oracle.rulesOf(owner));
    if (rules.isEmpty()) return "no rule to take away";
    JsonNode rule = rules.get(random.nextInt(rules.size()));
    assertThat(users.get(owner).delete("/api/v1/sharing/rules/" + rule.path("id").asString()))
        .hasStatus(204);
    oracle.noRule(owner, spoken(rule));
    return owner + " takes away the rule of " + spoken(rule);
  }

  private String spoken(JsonNode about) {
    return switch (about.path("kind").asString()) {
      case "thread" -> "thread " + rootOf(about.path("threadId").asString());
      case "person" -> "person " + nameOf(about.path("contact").path("id").asString());
      default -> "domain " + about.path("domain").asString();
    };
  }

  private int rootOf(String thread) {
    return places.entrySet().stream()
        .filter(p -> p.getValue().thread().equals(thread))
        .mapToInt(Map.Entry::getKey)
        .min()
        .orElseThrow();
  }

  private String nameOf(String contact) {
    return contacts.entrySet().stream()
        .filter(c -> c.getValue().equals(contact))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private String subject() {
    int kind = random.nextInt(5);
    if (kind == 0) {
      return "domain "
          + List.of("globex.example", "initech.example", "mail.initech.example")
              .get(random.nextInt(3));
    }
    return kind < 3 ? threadOrPerson("person") : threadOrPerson("thread");
  }

  private String threadOrPerson(String kind) {
    if (kind.equals("person")) {
      return "person " + List.copyOf(contacts.keySet()).get(random.nextInt(contacts.size()));
    }
    List<Integer> roots = oracle.threads().keySet().stream().sorted().toList();
    return "thread " + roots.get(random.nextInt(roots.size()));
  }

  private Map<String, Object> about(String subject) {
    String[] parts = subject.split(" ", 2);
    return switch (parts[0]) {
      case "thread" -> Map.of("threadId", places.get(Integer.parseInt(parts[1])).thread());
      case "person" -> Map.of("contactId", contacts.get(parts[1]));
      default -> Map.of("domain", parts[1]);
    };
  }

  /// A colleague asks, and every owner who was asked answers as they like.
  private String give() {
    String viewer = List.of("sara", "rami", "nora", "admin").get(random.nextInt(4));
    String subject = threadOrPerson(random.nextInt(3) == 0 ? "person" : "thread");
    var body = new HashMap<String, Object>(about(subject));
    body.put("access", LEVELS.get(1 + random.nextInt(2)));
    int status = users.get(viewer).post("/api/v1/access-requests", body).getResponse().getStatus();
    assertThat(status).isIn(201, 409);
    String told = viewer + " asks for " + subject;
    for (String owner : OWNERS) {
      for (JsonNode request : asked(owner)) {
        int level = random.nextInt(3);
        String path = "/api/v1/access-requests/" + request.path("id").asString();
        var answer =
            level == 0
                ? users.get(owner).post(path + "/decline", Map.of())
                : users.get(owner).post(path + "/grant", Map.of("access", LEVELS.get(level)));
        assertThat(answer).hasStatusOk();
        if (level > 0) oracle.give(owner, asker(request), spoken(request), level);
        told += ", " + owner + " gives " + LEVELS.get(level);
      }
    }
    return told;
  }

  private List<JsonNode> asked(String owner) {
    return Api.data(users.get(owner).get("/api/v1/access-requests?status=asked&limit=200"));
  }

  private String asker(JsonNode request) {
    String id = request.path("requester").path("id").asString();
    return users.entrySet().stream()
        .filter(u -> u.getValue().userId().toString().equals(id))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private String takeBack() {
    String owner = OWNERS.get(random.nextInt(OWNERS.size()));
    List<JsonNode> given =
        Api.data(users.get(owner).get("/api/v1/access-requests?status=granted&limit=200"));
    if (given.isEmpty()) return "nothing to take back";
    JsonNode request = given.get(random.nextInt(given.size()));
    String path = "/api/v1/access-requests/" + request.path("id").asString() + "/revoke";
    assertThat(users.get(owner).post(path, Map.of())).hasStatusOk();
    oracle.takeBack(owner, asker(request), spoken(request));
    return owner + " takes " + spoken(request) + " back from " + asker(request);
  }

  /// It is found out that an address is Lina's, or is not.
  private String moreAddresses() {
    Set<String> hers = oracle.people.get("Lina");
    String home = "lina.home@mail.example";
    if (!hers.remove(home)) hers.add(home);
    var body = Map.of("emails", hers.stream().sorted().toList());
    assertThat(users.get("admin").patch("/api/v1/contacts/" + contacts.get("Lina"), body))
        .hasStatusOk();
    Awaitility.await().until(this::applied);
    return "Lina's addresses are " + hers;
  }

  private boolean applied() {
    return rows("select 1 from scheduled_tasks where task_name = 'sharing-of-person'"
            + " and convert_from(task_data, 'UTF8') like '%"
            + users.get("admin").tenantId()
            + "%'")
        .isEmpty();
  }
}
