package com.invicrm.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import com.invicrm.Api;
import com.invicrm.StatementWalls;
import com.invicrm.TestPostgres;
import com.invicrm.fixtures.google.FakeGoogle;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.fixtures.google.Identities;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// A mailbox at the fake Google, from the button to the people in it, as the application does it.
@SpringBootTest
@AutoConfigureMockMvc
@Import(StatementWalls.class)
@ContextConfiguration(initializers = {TestPostgres.class, ConnectGoogleTest.AtFakeGoogle.class})
class ConnectGoogleTest {
  /// How the fake's tokens begin.
  private static final List<String> TOKENS = List.of("ya29.fake-", "1//fake-");

  static class AtFakeGoogle
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      FakeGoogle google = SharedGoogle.get();
      TestPropertyValues.of(
              Map.of(
                  "invicrm.google.issuer",
                  google.identities().issuer(),
                  "invicrm.google.auth-url",
                  google.url().resolve("o/oauth2/v2/auth").toString(),
                  "invicrm.google.token-url",
                  google.url().resolve("token").toString(),
                  "invicrm.google.revoke-url",
                  google.url().resolve("revoke").toString(),
                  "invicrm.google.keys-url",
                  google.url().resolve("jwks").toString(),
                  "invicrm.google.pubsub-topic",
                  "projects/fake-project/topics/gmail",
                  "invicrm.google.push-account",
                  Identities.PUSHER))
          .applyTo(context);
    }
  }

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  final FakeGoogle google = SharedGoogle.get();

  @Test
  void mailComesInAndNoTokenIsSeenAnywhere() {
    try (var log = new Everything()) {
      Api ann = Api.register(http);
      FakeMailbox mailbox = SharedGoogle.mailbox();
      mailbox.send(SharedGoogle.sent(mailbox, "Kim Oh <kim@harbour.example>", 3));
      UUID id = connect(ann, mailbox.address());
      Awaitility.await().until(() -> state(ann, id), "live"::equals);
      assertThat(Api.data(ann.get("/api/v1/contacts?q=kim"))).hasSize(1);

      long before = google.asked(GoogleMethod.token);
      google.expireTokens(mailbox.address());
      mailbox.send(SharedGoogle.sent(mailbox, "Lea Roy <lea@harbour.example>", 0));
      ann.post("/api/v1/integrations/" + id + "/sync", Map.of());
      Awaitility.await()
          .until(() -> Api.data(ann.get("/api/v1/contacts?q=lea")), found -> found.size() == 1);
      assertThat(google.asked(GoogleMethod.token)).isEqualTo(before + 1);

      JsonNode labels = Api.body(ann.get("/api/v1/integrations/" + id + "/labels"));
      assertThat(labels.path("data").findValuesAsString("id")).contains("INBOX");

      assertThat(log.text()).contains("user_integrations").doesNotContain(TOKENS);
      for (String token : TOKENS) {
        String hex = HexFormat.of().formatHex(token.getBytes(UTF_8));
        assertThat(everyRow()).doesNotContain(token, hex);
        assertThat(log.text()).doesNotContain(hex);
      }

      Awaitility.await().until(() -> google.isWatched(mailbox.address()));
      ann.post("/api/v1/integrations/" + id + "/disconnect", Map.of("data", "keep"));
      assertThat(google.isWatched(mailbox.address())).isFalse();
      assertThat(google.asked(GoogleMethod.revoke)).isPositive();
      assertThat(state(ann, id)).isEqualTo("disconnected");
    }
  }

  @Test
  void withoutTheBoxThatLetsMailBeReadNothingIsConnected() {
    Api ann = Api.register(http);
    MvcTestResult begun = ann.browse("/api/v1/integrations/google/connect");
    URI back = google.consent().allowOnly(address(begun), SharedGoogle.mailbox().address());
    assertThat(ended(ann, begun, back)).isEqualTo("/settings/mailboxes?problem=unticked");
    MvcTestResult again = ann.browse("/api/v1/integrations/google/connect");
    assertThat(ended(ann, again, google.consent().refuse(address(again))))
        .isEqualTo("/settings/mailboxes?problem=refused");
    assertThat(Api.data(ann.get("/api/v1/integrations"))).isEmpty();
  }

  @Test
  void whatTheOwnerTookBackAtGoogleIsSaidOnce() {
    Api ann = Api.register(http);
    FakeMailbox mailbox = SharedGoogle.mailbox();
    UUID id = connect(ann, mailbox.address());
    Awaitility.await().until(() -> state(ann, id), "live"::equals);
    google.revoke(mailbox.address());
    ann.post("/api/v1/integrations/" + id + "/sync", Map.of());
    Awaitility.await()
        .until(() -> mailbox(ann, id).at("/trouble/code").asString(), "refused"::equals);
    execute(
        "update user_integrations set refused_at = refused_at - interval '61 seconds' where id = '"
            + id
            + "'");
    ann.post("/api/v1/integrations/" + id + "/sync", Map.of());
    Awaitility.await().until(() -> state(ann, id), "reauth"::equals);
    assertThat(Api.data(ann.get("/api/v1/audit?action=mailbox.refused"))).hasSize(1);
    assertThat(connect(ann, mailbox.address())).isEqualTo(id);
    Awaitility.await().until(() -> state(ann, id), "live"::equals);
  }

  private UUID connect(Api who, String address) {
    MvcTestResult begun = who.browse("/api/v1/integrations/google/connect");
    String to = ended(who, begun, google.consent().allow(address(begun), address));
    assertThat(to).endsWith("?connected=true");
    return UUID.fromString(to.replaceAll("^/settings/mailboxes/|\\?connected=true$", ""));
  }

  private static URI address(MvcTestResult begun) {
    return URI.create(Api.body(begun).path("authorizationUrl").asString());
  }

  /// Google sends the browser back to the application's public address.
  private static String ended(Api who, MvcTestResult begun, URI back) {
    Cookie secret = Objects.requireNonNull(begun.getResponse().getCookie("invicrm_connecting"));
    URI here = URI.create(back.getRawPath() + "?" + back.getRawQuery());
    return String.valueOf(who.browse(here, secret).getResponse().getHeader("Location"));
  }

  private static JsonNode mailbox(Api who, UUID id) {
    return Api.body(who.get("/api/v1/integrations/" + id));
  }

  private static String state(Api who, UUID id) {
    return mailbox(who, id).path("state").asString();
  }

  private void execute(String sql) {
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The whole database as text.
  private String everyRow() {
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl())) {
      List<String> all = new ArrayList<>();
      for (String table :
          column(connection, "select tablename from pg_tables where schemaname = 'public'")) {
        all.addAll(column(connection, "select t::text from " + table + " t"));
      }
      assertThat(all).hasSizeGreaterThan(50);
      return String.join("\n", all);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    List<String> result = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) result.add(rows.getString(1));
    }
    return result;
  }

  /// All that is logged, down to the last detail, and on no screen.
  private static final class Everything implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("com.invicrm");
    private final Level before = root.getLevel();
    private final Level ownBefore = own.getLevel();
    private final List<Appender<ILoggingEvent>> screens = new ArrayList<>();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    private Everything() {
      root.iteratorForAppenders().forEachRemaining(screens::add);
      screens.forEach(root::detachAppender);
      heard.start();
      root.addAppender(heard);
      root.setLevel(Level.DEBUG);
      own.setLevel(Level.DEBUG);
    }

    private String text() {
      return List.copyOf(heard.list).stream()
          .map(e ->
              e.getFormattedMessage()
                  + (e.getThrowableProxy() == null ? "" : e.getThrowableProxy().getMessage()))
          .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
      root.setLevel(before);
      own.setLevel(ownBefore);
      root.detachAppender(heard);
      screens.forEach(root::addAppender);
    }
  }
}
