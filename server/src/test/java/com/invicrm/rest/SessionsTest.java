package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// People see where they are signed in, and end it here, there or everywhere.
@InviCrmTest
class SessionsTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void aSessionIsListedInWords() {
    browse();
    List<JsonNode> sessions = sessions();
    assertThat(sessions).hasSize(2);
    JsonNode newest = sessions.getFirst();
    assertThat(newest.path("device").asString()).isEqualTo("Firefox on Linux");
    assertThat(newest.path("kind").asString()).isEqualTo("browser");
    assertThat(newest.path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(newest.path("current").asBoolean()).isFalse();
    assertThat(sessions.getLast().path("current").asBoolean()).isTrue();
    assertThat(sessions.getLast().path("device").asString()).isEqualTo("A program");
  }

  @Test
  void oneIsEndedAndTheOthersStay() {
    Api there = Api.signIn(http, ann.email);
    assertThat(there.get("/api/v1/me")).hasStatusOk();
    String id = sessions().getFirst().path("id").asString();
    assertThat(ann.delete("/api/v1/sessions/" + id)).hasStatus(204);
    assertThat(there.get("/api/v1/me")).hasStatus(401);
    assertThat(sessions()).hasSize(1);
    assertThat(ann.delete("/api/v1/sessions/" + id)).hasStatus(404);
  }

  @Test
  void aColleaguesIsNotOnesOwnToEnd() {
    Api rep = ann.colleague("rep");
    String id = sessions().getFirst().path("id").asString();
    assertThat(rep.delete("/api/v1/sessions/" + id)).hasStatus(404);
    assertThat(rep.delete("/api/v1/users/" + ann.userId() + "/sessions")).hasStatus(403);
    assertThat(ann.get("/api/v1/me")).hasStatusOk();
  }

  @Test
  void everywhereElseIsEndedAtOnce() {
    List<Api> others = List.of(Api.signIn(http, ann.email), Api.signIn(http, ann.email));
    others.forEach(o -> assertThat(o.get("/api/v1/me")).hasStatusOk());
    assertThat(ann.delete("/api/v1/sessions")).hasStatus(204);
    others.forEach(o -> assertThat(o.get("/api/v1/me")).hasStatus(401));
    assertThat(sessions()).hasSize(1);
  }

  @Test
  void anAdminEndsAllOfAColleagues() {
    Api rep = ann.colleague("rep");
    assertThat(rep.get("/api/v1/me")).hasStatusOk();
    assertThat(ann.delete("/api/v1/users/" + rep.userId() + "/sessions")).hasStatus(204);
    assertThat(rep.get("/api/v1/me")).hasStatus(401);
    assertThat(ann.get("/api/v1/me")).hasStatusOk();
  }

  @Test
  void useIsNotedOnceItIsMinutesOld() {
    Instant opened = lastUsed();
    assertThat(ann.get("/api/v1/me")).hasStatusOk();
    assertThat(lastUsed()).isEqualTo(opened);
    execute(
        "update user_sessions set last_used_at = last_used_at - interval '1 hour' where user_id = '"
            + ann.userId()
            + "'");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> lastUsed().isAfter(opened.minus(Duration.ofMinutes(1))));
  }

  @Test
  void signingInAndOutAndBeingRefusedAreKept() {
    Api there = Api.signIn(http, ann.email);
    there.post("/api/v1/auth/logout", Map.of());
    Api.anybody(
        http, "/api/v1/auth/login", Map.of("email", ann.email, "password", "not the password"));
    assertThat(actions("session.started")).hasSize(2);
    assertThat(actions("session.ended")).hasSize(1);
    JsonNode refused =
        Awaitility.await().until(() -> actions("session.refused"), r -> r.size() == 1).getFirst();
    assertThat(refused.path("subjectId").asString()).isEqualTo(ann.userId().toString());
    assertThat(refused.at("/after/address").asString()).isEqualTo("127.0.0.1");
    assertThat(refused.has("actor")).isFalse();
  }

  private void browse() {
    http.post()
        .uri("/api/v1/auth/login")
        .header("User-Agent", FIREFOX)
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            "{\"email\":\"%s\",\"password\":\"%s\",\"cookie\":true}"
                .formatted(ann.email, Api.PASSWORD))
        .exchange();
  }

  private List<JsonNode> sessions() {
    return Api.data(ann.get("/api/v1/sessions"));
  }

  private Instant lastUsed() {
    return Instant.parse(sessions().getFirst().path("lastUsedAt").asString());
  }

  private List<JsonNode> actions(String action) {
    return Api.data(ann.get("/api/v1/audit?action=" + action));
  }

  private void execute(String sql) {
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
