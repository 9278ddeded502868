package com.invicrm.bench;

import com.invicrm.fixtures.google.FakeGoogle;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.MailboxSettings;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// Reads mailboxes at a Gmail that is not far away and has no quota, beside one client that fetches
/// one mail after the other.
final class GmailTrial implements AutoCloseable {
  /// What was measured.
  ///
  /// @param mails that became part of the record
  /// @param took from the first id to the last mail
  /// @param single mails a second that one client fetches
  record Outcome(int mailboxes, long mails, Duration took, double single, Optional<Cpu> cpu) {
    double perSecond() {
      return mails / (took.toNanos() / 1e9);
    }
  }

  static final Duration CALL = Duration.ofMillis(20);
  static final int MAILS = 400;
  private static final int WORKSPACES = 5;
  private static final int SINGLE = 100;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /// Times Google's quota: more than can be spent here.
  private static final int TIMES = 1_000;

  private static final String DATABASE = "invicrm_bench_gmail";
  private static final String READ =
      """
      select count(*) from channels c where c.kind = 'gmail' and c.state = 'live' and c.listing is null
        and not exists (select 1 from sync_items i where i.channel_id = c.id and i.status = 'pending')
      """;

  private final FakeGoogle google;
  private final Application application;
  private final Connection superuser;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger seed = new AtomicInteger();

  private GmailTrial(FakeGoogle google, Application application, Connection superuser) {
    this.google = google;
    this.application = application;
    this.superuser = superuser;
  }

  static Outcome run(Plan plan, Server server)
      throws IOException, SQLException, InterruptedException {
    System.out.printf("%d mailboxes of %d mails at Gmail%n", plan.mailboxes(), MAILS);
    server.create(DATABASE);
    try (FakeGoogle google = FakeGoogle.start(1)) {
      google.quota().times(TIMES);
      google.latency(CALL);
      try (Application application =
              Application.start(plan, server, DATABASE, "api,sync", options(google));
          GmailTrial trial = new GmailTrial(google, application, server.superuser(DATABASE))) {
        return trial.measure(plan.mailboxes());
      }
    } finally {
      server.drop(DATABASE);
    }
  }

  private static List<String> options(FakeGoogle google) {
    String url = google.url().toString();
    return List.of(
        "-Dinvicrm.google.client-id=fake-client",
        "-Dinvicrm.google.client-secret=fake-secret",
        "-Dinvicrm.google.issuer=" + url.replaceAll("/$", ""),
        "-Dinvicrm.google.auth-url=" + url + "o/oauth2/v2/auth",
        "-Dinvicrm.google.token-url=" + url + "token",
        "-Dinvicrm.google.revoke-url=" + url + "revoke",
        "-Dinvicrm.google.keys-url=" + url + "jwks",
        "-Dinvicrm.google.api-url=" + url,
        "-Dinvicrm.google.user-units-per-minute=" + 6_000 * TIMES,
        "-Dinvicrm.google.project-units-per-minute=" + 1_200_000 * TIMES,
        "-Dinvicrm.google.project-units-per-day=" + 80_000_000L * TIMES);
  }

  private Outcome measure(int mailboxes) throws IOException, SQLException, InterruptedException {
    // The JIT is at work during the first.
    Application.Workspace warm = application.register("warm@workspace.example");
    for (int i = 0; i < WORKSPACES; i++) connect(warm);
    awaitRead(WORKSPACES);
    double single = single();
    long before = number("select count(*) from message_copies");
    Instant start = time("select clock_timestamp()");
    Optional<Cpu> used = cpu();
    for (int i = 0; i < WORKSPACES; i++) {
      Application.Workspace one = application.register("owner" + i + "@workspace.example");
      for (int m = i; m < mailboxes; m += WORKSPACES) connect(one);
    }
    awaitRead(WORKSPACES + mailboxes);
    Optional<Cpu> end = cpu();
    Outcome outcome =
        new Outcome(
            mailboxes,
            number("select count(*) from message_copies") - before,
            Duration.between(
                time("select min(created_at) from sync_items where created_at > '" + start + "'"),
                time("select max(updated_at) from sync_items where status = 'done'")),
            single,
            used.flatMap(s -> end.map(e -> e.since(s))));
    System.out.printf("  %,.0f mails/s, one client %,.0f%n", outcome.perSecond(), single);
    return outcome;
  }

  private FakeMailbox mailbox() {
    int number = seed.incrementAndGet();
    Instant now = Clock.systemUTC().instant();
    return google.mailbox(
        "ann" + number + "@acme.example",
        new MailboxSettings(
            number, MAILS, now.minus(Duration.ofDays(80)), now, BigInteger.valueOf(1 << 30)));
  }

  /// As its owner does it in a browser.
  private void connect(Application.Workspace workspace) throws IOException, InterruptedException {
    FakeMailbox mailbox = mailbox();
    HttpResponse<String> begun =
        application.browse(workspace, "/api/v1/integrations/google/connect", "");
    URI page =
        URI.create(JsonMapper.shared().readTree(begun.body()).path("authorizationUrl").asString());
    URI back = google.consent().allow(page, mailbox.address());
    String secret =
        begun.headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("invicrm_connecting="))
            .map(c -> c.replaceAll(";.*", ""))
            .findFirst()
            .orElseThrow();
    HttpResponse<String> ended =
        application.browse(workspace, back.getRawPath() + "?" + back.getRawQuery(), secret);
    String where = ended.headers().firstValue("Location").orElse("");
    if (!where.contains("connected=true")) throw new IllegalStateException(where);
  }

  private void awaitRead(int mailboxes) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (number(READ) < mailboxes) {
      if (System.nanoTime() > deadline) throw new IllegalStateException("Not read in " + LONGEST);
      Thread.sleep(500);
    }
  }

  private double single() throws IOException, InterruptedException {
    FakeMailbox mailbox = mailbox();
    String token = google.accessToken(mailbox.address());
    List<String> ids = mailbox.ids().stream().limit(SINGLE).toList();
    long start = System.nanoTime();
    for (String id : ids) {
      HttpRequest ask =
          HttpRequest.newBuilder(google.url().resolve("gmail/v1/users/me/messages/" + id))
              .header("Authorization", "Bearer " + token)
              .build();
      int status = http.send(ask, BodyHandlers.ofByteArray()).statusCode();
      if (status != 200) throw new IllegalStateException("" + status);
    }
    return ids.size() / ((System.nanoTime() - start) / 1e9);
  }

  private Optional<Cpu> cpu() throws IOException, SQLException {
    Optional<Long> postmaster = Cpu.postmaster(number("select pg_backend_pid()"));
    return postmaster.isEmpty() ? Optional.empty() : Cpu.used(application.pid(), postmaster.get());
  }

  private long number(String query) throws SQLException {
    try (Statement statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Instant time(String query) throws SQLException {
    try (Statement statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getTimestamp(1).toInstant();
    }
  }

  @Override
  public void close() throws SQLException {
    superuser.close();
  }
}
