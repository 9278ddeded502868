package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Colleagues come in by a link, once.
@InviCrmTest
class InvitesTest {
  private static final String PASSWORD = "seven purple kites";

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;
  String address;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
    address = "hala-" + UUID.randomUUID() + "@acme.example";
  }

  @Test
  void anInvitedColleagueChoosesAPasswordAndIsIn() {
    JsonNode made = invite("manager");
    MvcTestResult accepted = accept(token(made));
    assertThat(accepted).hasStatus(201);
    Api hala = Api.signedIn(http, accepted);
    JsonNode me = Api.body(hala.get("/api/v1/me"));
    assertThat(me.at("/user/email").asString()).isEqualTo(address);
    assertThat(me.at("/user/role").asString()).isEqualTo("manager");
    assertThat(hala.tenantId()).isEqualTo(ann.tenantId());
    assertThat(states()).containsExactly("accepted");
    assertThat(actions()).contains("user.invited", "invite.accepted", "user.created");
  }

  @Test
  void theLinkIsGoodOnce() {
    String token = token(invite("rep"));
    assertThat(accept(token)).hasStatus(201);
    assertThat(accept(token)).hasStatus(404);
  }

  @Test
  void whoIsSignedInElsewhereAcceptsToo() {
    Api stranger = Api.register(http);
    MvcTestResult accepted =
        stranger.post(
            "/api/v1/invites/accept", Map.of("token", token(invite("rep")), "password", PASSWORD));
    assertThat(accepted).hasStatus(201);
    Api hala = Api.signedIn(http, accepted);
    for (String action : List.of("invite.accepted", "session.started")) {
      JsonNode entry = Api.data(ann.get("/api/v1/audit?action=" + action)).getFirst();
      assertThat(entry.at("/actor/id").asString()).isEqualTo(hala.userId().toString());
    }
  }

  @Test
  void sentManyTimesAtOnceItMakesOneAccount() throws Exception {
    String token = token(invite("rep"));
    try (var pool = Executors.newFixedThreadPool(6)) {
      List<Future<Integer>> answers =
          IntStream.range(0, 6)
              .mapToObj(i -> pool.submit(() -> accept(token).getResponse().getStatus()))
              .toList();
      int made = 0;
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(201, 404);
        if (answer.get() == 201) made++;
      }
      assertThat(made).isEqualTo(1);
    }
    assertThat(Api.data(ann.get("/api/v1/users"))).hasSize(2);
  }

  @Test
  void whatIsWrongWithALinkIsNotTold() {
    JsonNode revoked = invite("rep");
    assertThat(ann.delete("/api/v1/invites/" + revoked.at("/invite/id").asString())).hasStatus(204);
    JsonNode replaced = invite("rep");
    JsonNode expired = invite("rep");
    late(expired.at("/invite/id").asString());
    List<String> told =
        List.of(token(revoked), token(replaced), token(expired), "nonsense").stream()
            .map(this::accept)
            .map(a -> a.getResponse().getStatus() + Api.body(a).path("detail").asString())
            .distinct()
            .toList();
    assertThat(told).hasSize(1).first().asString().startsWith("404");
    assertThat(states()).containsExactly("expired", "revoked", "revoked");
    assertThat(Api.data(ann.get("/api/v1/users"))).hasSize(1);
  }

  @Test
  void anEasyPasswordLeavesTheLinkGood() {
    String token = token(invite("rep"));
    assertThat(accept(token, address)).hasStatus(422);
    assertThat(accept(token)).hasStatus(201);
  }

  @Test
  void whatIsKeptDoesNotLetIn() throws SQLException {
    String token = token(invite("rep"));
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select string_agg(i::text, '') || (select string_agg(d::text, '') from directory d) from invites i")) {
      rows.next();
      assertThat(rows.getString(1)).contains(address).doesNotContain(token);
    }
  }

  @Test
  void anAddressWithAnAccountIsNotInvited() {
    assertThat(ann.post("/api/v1/invites", Map.of("email", ann.email, "role", "rep")))
        .hasStatus(409);
    assertThat(ann.post("/api/v1/invites", Map.of("email", "no address", "role", "rep")))
        .hasStatus(422);
  }

  @Test
  void onlyAdminsInvite() {
    var wish = Map.of("email", address, "role", "admin");
    assertThat(ann.colleague("manager").post("/api/v1/invites", wish)).hasStatus(403);
    assertThat(ann.colleague("rep").get("/api/v1/invites")).hasStatus(403);
  }

  private JsonNode invite(String role) {
    MvcTestResult made =
        ann.post("/api/v1/invites", Map.of("email", address, "name", "Hala Nasser", "role", role));
    assertThat(made).hasStatus(201);
    return Api.body(made);
  }

  private static String token(JsonNode made) {
    String link = made.path("link").asString();
    assertThat(link).contains("/invite#");
    return link.replaceFirst(".*#", "");
  }

  private MvcTestResult accept(String token) {
    return accept(token, PASSWORD);
  }

  private MvcTestResult accept(String token, String password) {
    return Api.anybody(
        http, "/api/v1/invites/accept", Map.of("token", token, "password", password));
  }

  private List<String> states() {
    return Api.data(ann.get("/api/v1/invites")).stream()
        .map(i -> i.path("state").asString())
        .toList();
  }

  private List<String> actions() {
    return Api.data(ann.get("/api/v1/audit")).stream()
        .map(e -> e.path("action").asString())
        .toList();
  }

  private void late(String id) {
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(
          "update invites set expires_at = now() - interval '1 second' where id = '" + id + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
