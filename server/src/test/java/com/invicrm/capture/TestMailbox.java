package com.invicrm.capture;

import static com.invicrm.schema.Tables.CHANNELS;
import static com.invicrm.schema.Tables.USER_INTEGRATIONS;

import com.google.common.collect.Lists;
import com.invicrm.CanonicalExport;
import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.access.ContactPolicy;
import com.invicrm.capture.CaptureMail.Captured;
import com.invicrm.capture.Mailbox.ContactRules;
import com.invicrm.capture.Mailbox.OwnDomain;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.capture.mime.RawMessage.Rfc822Bytes;
import com.invicrm.tenancy.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// A mailbox of a test's own workspace, and a look at what its mail became.
final class TestMailbox {
  private static final List<String> RECORDS =
      List.of(
          "threads",
          "thread_refs",
          "messages",
          "message_keys",
          "message_bodies",
          "message_attachments",
          "message_participants",
          "message_copies",
          "activities",
          "activity_contacts",
          "activity_companies",
          "contacts",
          "contact_emails",
          "contact_companies",
          "companies",
          "company_domains",
          "name_keys",
          "correspondents");

  private static final int BATCH = 1_000;

  private final ApplicationContext application;
  private final TestTenant tenant;
  private final Mailbox mailbox;

  private TestMailbox(ApplicationContext application, TestTenant tenant, Mailbox mailbox) {
    this.application = application;
    this.tenant = tenant;
    this.mailbox = mailbox;
  }

  static TestMailbox of(ApplicationContext application, TestTenant tenant, String... addresses) {
    return of(application, tenant, null, addresses);
  }

  static TestMailbox of(
      ApplicationContext application, TestTenant tenant, @Nullable UUID user, String... addresses) {
    UUID id = Ids.next();
    UUID channel = Ids.next();
    tenant.write(() -> insert(tenant, id, channel, addresses[0]));
    var rules = new ContactRules(ContactPolicy.wroteTo, OwnDomain.excluded);
    return new TestMailbox(
        application, tenant, new Mailbox(id, channel, user, Set.of(addresses), rules));
  }

  private static void insert(TestTenant tenant, UUID id, UUID channel, String address) {
    tenant
        .sql()
        .insertInto(USER_INTEGRATIONS)
        .set(USER_INTEGRATIONS.TENANT_ID, tenant.id().value())
        .set(USER_INTEGRATIONS.ID, id)
        .set(USER_INTEGRATIONS.PROVIDER, "file")
        .set(USER_INTEGRATIONS.EMAIL, address)
        .set(USER_INTEGRATIONS.EMAIL_NORM, address)
        .execute();
    tenant
        .sql()
        .insertInto(CHANNELS)
        .set(CHANNELS.TENANT_ID, tenant.id().value())
        .set(CHANNELS.ID, channel)
        .set(CHANNELS.INTEGRATION_ID, id)
        .set(CHANNELS.KIND, "import")
        .execute();
  }

  TestMailbox with(ContactPolicy policy, OwnDomain ownDomain) {
    return new TestMailbox(
        application,
        tenant,
        new Mailbox(
            mailbox.id(),
            mailbox.channelId(),
            mailbox.userId(),
            mailbox.addresses(),
            new ContactRules(policy, ownDomain)));
  }

  Mailbox mailbox() {
    return mailbox;
  }

  TestTenant tenant() {
    return tenant;
  }

  /// Captures mails in one transaction.
  Captured store(List<Arrived> mails) {
    return keep(mails.stream().map(this::judged).toList());
  }

  Judged judged(Arrived mail) {
    return new MailJudge(mailbox, application.getBean(Clock.class)).judge(mail);
  }

  Captured keep(List<Judged> judged) {
    ErasedMail erased = application.getBean(ErasedMail.class);
    return tenant.read(
        () -> application.getBean(CaptureMail.class).capture(mailbox, erased.sift(judged)));
  }

  /// Captures mails in batches of the size that imports have; answers who appeared in all.
  Captured storeAll(List<Arrived> mails) {
    int contacts = 0;
    int companies = 0;
    for (List<Arrived> batch : Lists.partition(mails, BATCH)) {
      Captured captured = store(batch);
      contacts += captured.contacts();
      companies += captured.companies();
    }
    return new Captured(List.of(), Set.of(), Map.of(), contacts, companies);
  }

  /// The same mails again, in other folders.
  void label(Arrived... again) {
    List<MessageRef> refs = Stream.of(again).map(Arrived::ref).toList();
    tenant.write(() -> application.getBean(CaptureMail.class).label(mailbox, refs));
  }

  Captured store(String... mails) {
    List<Arrived> arrived = new ArrayList<>();
    for (String mail : mails) arrived.add(arrived(mail));
    return store(arrived);
  }

  static Arrived arrived(String mail) {
    return arrived(mail.getBytes(StandardCharsets.UTF_8), List.of("inbox"));
  }

  static Arrived arrived(byte[] mail, List<String> labels) {
    var raw = new RawMessage(new MessageRef(sha256(mail), labels, null), new Rfc822Bytes(mail));
    return switch (MailParser.parse(raw)) {
      case Legible r -> new Arrived(raw.ref(), r.mail());
      default -> throw new AssertionError("Unreadable");
    };
  }

  /// How many rows each table of the record holds for this workspace.
  Map<String, Integer> rows() {
    Map<String, Integer> counts = new TreeMap<>();
    for (String table : RECORDS) {
      String count = "select count(*) from " + table + " where tenant_id = '" + tenant.id() + "'";
      counts.put(table, Integer.parseInt(query(count).getFirst()));
    }
    return counts;
  }

  /// Rows as superuser, their columns joined by bars; `:tenant` stands for the workspace.
  List<String> query(String sql) {
    List<String> rows = new ArrayList<>();
    String url = application.getEnvironment().getRequiredProperty("invicrm.database.url");
    try (Connection connection = TestPostgres.superuser(url);
        ResultSet result =
            connection
                .createStatement()
                .executeQuery(sql.replace(":tenant", "'" + tenant.id() + "'"))) {
      while (result.next()) rows.add(row(result));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private static String row(ResultSet result) throws SQLException {
    var row = new StringBuilder();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      row.append(i > 1 ? "|" : "").append(result.getString(i));
    }
    return row.toString();
  }

  /// All that the workspace holds, without ids, clocks and counts of changes.
  List<String> living() {
    String url = application.getEnvironment().getRequiredProperty("invicrm.database.url");
    try (Connection connection = TestPostgres.superuser(url)) {
      return CanonicalExport.living(connection, tenant.id().toString());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Everything that mail became, without ids and times of writing: equal for equal mail.
  List<String> export() {
    List<String> export = new ArrayList<>();
    EXPORTS.forEach(sql -> export.addAll(query(sql)));
    return export;
  }

  private static final String SHOWN =
      "(select min(c.provider_id) from message_copies c where c.tenant_id = m.tenant_id and c.message_id = m.id)";
  private static final List<String> EXPORTS =
      List.of(
          "select 'message', "
              + SHOWN
              + " as shown, m.header_message_id, m.subject, m.snippet, m.sent_at, m.kind, b.text, b.html"
              + " from messages m join message_bodies b on b.tenant_id = m.tenant_id and b.message_id = m.id"
              + " where m.tenant_id = :tenant and not m.is_deleted order by shown",
          "select 'thread', string_agg("
              + SHOWN
              + ", ',' order by "
              + SHOWN
              + ") as shown from messages m"
              + " where m.tenant_id = :tenant and not m.is_deleted group by m.thread_id order by shown",
          "select 'participant', "
              + SHOWN
              + " as shown, p.role, p.email_norm, p.name, p.position"
              + " from message_participants p join messages m on m.tenant_id = p.tenant_id and m.id = p.message_id"
              + " where m.tenant_id = :tenant and not p.is_deleted order by shown, p.role, p.email_norm",
          "select 'copy', c.provider_id, c.direction, c.labels, "
              + SHOWN
              + " from message_copies c join messages m on m.tenant_id = c.tenant_id and m.id = c.message_id"
              + " where m.tenant_id = :tenant order by c.provider_id",
          "select 'attachment', "
              + SHOWN
              + " as shown, a.position, a.name, a.type, a.size, a.sha256"
              + " from message_attachments a join messages m on m.tenant_id = a.tenant_id and m.id = a.message_id"
              + " where m.tenant_id = :tenant and not a.is_deleted order by shown, a.position",
          "select 'correspondent', email_norm, name, inbound, outbound, latest_at, decision, reason from correspondents"
              + " where tenant_id = :tenant order by email_norm",
          "select 'contact', e.email_norm, c.display_name, c.sort_name, c.last_contacted_at, c.field_sources, o.name,"
              + " o.last_contacted_at, (select string_agg(k.kind || k.key, ',' order by k.kind, k.key) from name_keys k"
              + "   where k.tenant_id = c.tenant_id and k.subject_id = c.id and not k.is_deleted)"
              + " from contact_emails e join contacts c on c.tenant_id = e.tenant_id and c.id = e.contact_id"
              + " left join contact_companies j on j.tenant_id = c.tenant_id and j.contact_id = c.id"
              + " left join companies o on o.tenant_id = c.tenant_id and o.id = j.company_id"
              + " where c.tenant_id = :tenant order by e.email_norm",
          "select 'activity', "
              + SHOWN
              + " as shown, a.occurred_at, a.direction, e.email_norm, ac.at"
              + " from activities a join messages m on m.tenant_id = a.tenant_id and m.id = a.message_id"
              + " left join activity_contacts ac on ac.tenant_id = a.tenant_id and ac.activity_id = a.id and not ac.is_deleted"
              + " left join contact_emails e on e.tenant_id = a.tenant_id and e.contact_id = ac.contact_id"
              + " where a.tenant_id = :tenant and not a.is_deleted order by shown, e.email_norm",
          "select 'company', o.name, "
              + SHOWN
              + " as shown, ac.at from activity_companies ac"
              + " join companies o on o.tenant_id = ac.tenant_id and o.id = ac.company_id"
              + " join activities a on a.tenant_id = ac.tenant_id and a.id = ac.activity_id"
              + " join messages m on m.tenant_id = a.tenant_id and m.id = a.message_id"
              + " where ac.tenant_id = :tenant and not ac.is_deleted order by o.name, shown");

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
