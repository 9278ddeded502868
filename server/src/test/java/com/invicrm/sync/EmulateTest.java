package com.invicrm.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.TestPostgres;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A mailbox at a Google that is not ours, so that nothing is right only because we wrote both
/// sides: what it holds and what the record holds is the same.
@DisabledIf(
    value = "isMissing",
    disabledReason =
        "SKIPPED: emulate is not installed. Run npm ci in the folder of the repository")
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {TestPostgres.class, EmulateTest.AtEmulate.class})
class EmulateTest {
  private static final String OWNER = "ann@acme.example";
  private static final String CALLBACK =
      "http://localhost:8080/api/v1/integrations/google/callback";

  static class AtEmulate implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Emulate GOOGLE = Emulate.start(OWNER, archive(), CALLBACK);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              Map.of(
                  "invicrm.google.client-id",
                  Emulate.CLIENT,
                  "invicrm.google.client-secret",
                  Emulate.SECRET,
                  "invicrm.google.issuer",
                  GOOGLE.issuer(),
                  "invicrm.google.auth-url",
                  GOOGLE.home().resolve("o/oauth2/v2/auth").toString(),
                  "invicrm.google.token-url",
                  GOOGLE.home().resolve("oauth2/token").toString(),
                  "invicrm.google.revoke-url",
                  GOOGLE.home().resolve("oauth2/revoke").toString(),
                  "invicrm.google.api-url",
                  GOOGLE.home().toString()))
          .applyTo(context);
    }
  }

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  /// On a machine that must run everything it is missed loudly.
  static boolean isMissing() {
    return !Emulate.isInstalled() && !"true".equals(System.getenv("CI"));
  }

  /// Some hundred mails of the last 80 days: more than a page of ids.
  private static List<Map<String, Object>> archive() {
    List<Map<String, Object>> mails = new ArrayList<>();
    for (int i = 0; i < 560; i++) {
      Instant at = Instant.now().minus(Duration.ofHours(1 + i * 80L * 24 / 560));
      boolean sent = i % 5 == 0;
      String other = "Kim Oh <kim" + i % 40 + "@globex.example>";
      mails.add(
          Map.of(
              "user_email",
              OWNER,
              "thread_id",
              "thread-" + i / 4,
              "from",
              sent ? OWNER : other,
              "to",
              sent ? other : OWNER,
              "subject",
              "About " + i / 4,
              "body_text",
              "Shall we meet on Sunday? " + i,
              "internal_date",
              String.valueOf(at.toEpochMilli()),
              "message_id",
              "<" + i + "@mail.example>",
              "label_ids",
              i % 97 == 0 ? List.of("TRASH") : List.of(sent ? "SENT" : "INBOX")));
    }
    return mails;
  }

  @Test
  void theRecordHoldsWhatTheMailboxHolds() throws Exception {
    Emulate google = AtEmulate.GOOGLE;
    Api ann = Api.register(http);
    String mailbox = connected(ann, google);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> state(ann, mailbox), "live"::equals);
    assertThat(google.mails()).hasSize(554);
    awaitTheSame(ann, mailbox, google);
    assertThat(Api.data(ann.get("/api/v1/contacts?q=kim&limit=100"))).hasSize(8);

    List<String> ids = List.copyOf(google.mails().keySet());
    String came = arrive(google, "Pia Holm <pia@harbour.example>");
    google.call("POST", "messages/" + came + "/modify", Map.of("addLabelIds", List.of("Label_7")));
    google.call(
        "POST",
        "messages/" + ids.get(0) + "/modify",
        Map.of("addLabelIds", List.of("STARRED"), "removeLabelIds", List.of("INBOX")));
    google.call("DELETE", "messages/" + ids.get(1), "");
    google.call("POST", "messages/" + ids.get(2) + "/trash", "");
    google.call("POST", "messages/" + ids.get(3) + "/trash", "");
    google.call("POST", "messages/" + ids.get(3) + "/untrash", "");
    google.call(
        "POST", "drafts", Map.of("message", Map.of("raw", raw(OWNER, "secret@harbour.example"))));
    awaitTheSame(ann, mailbox, google);
    assertThat(copies()).containsKey(came).doesNotContainKeys(ids.get(1), ids.get(2));
    assertThat(copies().get(came)).contains("Label_7");

    google.call("POST", "messages/" + ids.get(2) + "/untrash", "");
    awaitTheSame(ann, mailbox, google);
    assertThat(copies()).containsKey(ids.get(2)).hasSize(554);
  }

  private static String arrive(Emulate google, String from)
      throws IOException, InterruptedException {
    return google
        .call(
            "POST",
            "messages/import",
            Map.of("raw", raw(from, OWNER), "labelIds", List.of("INBOX", "UNREAD")))
        .path("id")
        .asString();
  }

  private static String raw(String from, String to) {
    String mail =
        "From: %s\r\nTo: %s\r\nSubject: Something new\r\nMessage-ID: <%d@mail.example>\r\n\r\nHello."
            .formatted(from, to, System.nanoTime());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mail.getBytes(UTF_8));
  }

  private static String connected(Api who, Emulate google) throws Exception {
    MvcTestResult begun = who.browse("/api/v1/integrations/google/connect");
    URI back = google.consent(URI.create(Api.body(begun).path("authorizationUrl").asString()));
    assertThat(back.toString()).startsWith(CALLBACK);
    Cookie secret = Objects.requireNonNull(begun.getResponse().getCookie("invicrm_connecting"));
    MvcTestResult ended =
        who.browse(URI.create(back.getRawPath() + "?" + back.getRawQuery()), secret);
    String to = String.valueOf(ended.getResponse().getHeader("Location"));
    assertThat(to).endsWith("?connected=true");
    return to.replaceAll("^/settings/mailboxes/|\\?connected=true$", "");
  }

  private static String state(Api who, String mailbox) {
    return Api.body(who.get("/api/v1/integrations/" + mailbox)).path("state").asString();
  }

  /// Reads it now; in the end both hold the same mails under the same labels.
  private void awaitTheSame(Api who, String mailbox, Emulate google) throws Exception {
    Map<String, Set<String>> there = google.mails();
    who.post("/api/v1/integrations/" + mailbox + "/sync", Map.of());
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(copies()).isEqualTo(there));
  }

  private Map<String, Set<String>> copies() throws SQLException {
    Map<String, Set<String>> copies = new TreeMap<>();
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select provider_id, labels from message_copies where not is_deleted")) {
      while (rows.next()) {
        String[] labels = (String[]) rows.getArray(2).getArray();
        copies.put(rows.getString(1), new TreeSet<>(Set.of(labels)));
      }
    }
    return copies;
  }
}
