package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.Contract;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// A program's key reaches as far as its scopes and its user's role, and never the account itself.
@InviCrmTest
class ApiKeysTest {
  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void aKeyReachesItsScopesAndNoFurther() {
    Api reader = program(ann, "records:read", "me");
    assertThat(reader.get("/api/v1/contacts")).hasStatusOk();
    assertThat(Api.body(reader.get("/api/v1/me")).path("permissions").toString())
        .isEqualTo("[\"me\",\"records:read\"]");
    assertThat(reader.post("/api/v1/contacts", Map.of("displayName", "X"))).hasStatus(403);
    assertThat(reader.get("/api/v1/audit")).hasStatus(403);
    Api writer = program(ann, "records:write");
    assertThat(writer.post("/api/v1/contacts", Map.of("displayName", "X"))).hasStatus(201);
    assertThat(writer.get("/api/v1/me")).hasStatus(403);
  }

  @Test
  void noKeyReachesTheAccountOrTheUsers() {
    Api everything =
        program(
            ann,
            "me",
            "records:read",
            "records:write",
            "mail:import",
            "mail:undo",
            "tenant:manage",
            "audit:read");
    int tried = 0;
    for (Contract.Operation operation : Contract.operations()) {
      if (!List.of("me:write", "users:manage").contains(operation.permission())
          || operation.path().startsWith("/slack")) continue;
      String path = operation.path().replace("{id}", ann.userId().toString());
      assertThat(everything.call(operation.method(), path, body(operation.id())))
          .as(operation.id())
          .hasStatus(403);
      tried++;
    }
    assertThat(tried).isGreaterThan(15);
    for (String none : List.of("me:write", "users:manage", "everything")) {
      assertThat(make(ann, none)).as(none).hasStatus(422);
    }
  }

  @Test
  void theRoleIsItsUsersAsItIsNow() {
    Api bob = ann.colleague("admin");
    Api key = program(bob, "audit:read", "records:read");
    assertThat(key.get("/api/v1/audit")).hasStatusOk();
    ann.patch("/api/v1/users/" + bob.userId(), Map.of("role", "rep"));
    Api later = program(Api.signIn(http, bob.email), "records:read");
    assertThat(later.get("/api/v1/contacts")).hasStatusOk();
    assertThat(make(Api.signIn(http, bob.email), "audit:read")).hasStatus(422);
    ann.patch("/api/v1/users/" + bob.userId(), Map.of("status", "disabled"));
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(5))
        .until(() -> later.get("/api/v1/contacts").getResponse().getStatus() == 401);
    assertThat(key.get("/api/v1/audit")).hasStatus(401);
  }

  @Test
  void aRevokedOrExpiredKeyIsNobody() {
    MvcTestResult made = make(ann, "records:read");
    Api key = ann.with(Api.body(made).path("key").asString());
    assertThat(key.get("/api/v1/contacts")).hasStatusOk();
    String id = Api.body(made).at("/apiKey/id").asString();
    assertThat(ann.delete("/api/v1/api-keys/" + id)).hasStatus(204);
    assertThat(key.get("/api/v1/contacts")).hasStatus(401);
    assertThat(ann.delete("/api/v1/api-keys/" + id)).hasStatus(404);

    Api expired = program(ann, "records:read");
    execute("update api_keys set expires_at = now() where user_id = '" + ann.userId() + "'");
    assertThat(expired.get("/api/v1/contacts")).hasStatus(401);
    assertThat(
            ann.post(
                "/api/v1/api-keys",
                Map.of("name", "x", "scopes", List.of("me"), "expiresAt", "2020-01-01T00:00:00Z")))
        .hasStatus(422);
    assertThat(ann.with("icrm_nonsense").get("/api/v1/contacts")).hasStatus(401);
  }

  @Test
  void itIsListedWithoutWhatLetsItIn() {
    MvcTestResult made = make(ann, "records:read");
    String key = Api.body(made).path("key").asString();
    ann.with(key).get("/api/v1/contacts");
    JsonNode listed = Api.data(ann.get("/api/v1/api-keys")).getFirst();
    assertThat(key).startsWith(listed.path("prefix").asString());
    assertThat(listed.path("prefix").asString()).hasSize(11);
    assertThat(listed.toString()).doesNotContain(key);
    assertThat(listed.path("lastUsedAt").asString()).isNotEmpty();
    JsonNode kept = Api.data(ann.get("/api/v1/audit?action=apiKey.created")).getFirst();
    assertThat(kept.toString()).doesNotContain(key).contains("records:read");
  }

  @Test
  void adminsSeeAndRevokeEverybodys() {
    Api bob = ann.colleague("rep");
    make(bob, "records:read");
    make(ann, "records:read");
    assertThat(Api.data(bob.get("/api/v1/api-keys"))).hasSize(1);
    assertThat(bob.get("/api/v1/api-keys?all=true")).hasStatus(403);
    List<JsonNode> all = Api.data(ann.get("/api/v1/api-keys?all=true"));
    assertThat(all).hasSize(2);
    assertThat(all.getLast().at("/user/name").asString()).isEqualTo("Bob rep");
    String anns = all.getFirst().path("id").asString();
    assertThat(bob.delete("/api/v1/api-keys/" + anns)).hasStatus(404);
    String bobs = all.getLast().path("id").asString();
    assertThat(ann.delete("/api/v1/api-keys/" + bobs)).hasStatus(204);
    assertThat(Api.data(bob.get("/api/v1/api-keys"))).isEmpty();
  }

  @Test
  void whatAKeyDoesIsKeptAsTheKeys() {
    MvcTestResult made = make(ann, "records:write");
    ann.with(Api.body(made).path("key").asString())
        .post("/api/v1/contacts", Map.of("displayName", "X"));
    JsonNode entry = Api.data(ann.get("/api/v1/audit?action=contact.created")).getFirst();
    assertThat(entry.at("/actor/via").asString()).isEqualTo("apiKey");
    assertThat(entry.at("/actor/credentialId")).isEqualTo(Api.body(made).at("/apiKey/id"));
  }

  /// What an operation takes: what it does not take is told before who may.
  private static Map<String, Object> body(String operation) {
    return switch (operation) {
      case "changePassword" -> Map.of("current", Api.PASSWORD, "new", "seven purple kites");
      case "confirmTotp" -> Map.of("code", "000000");
      case "createApiKey" -> Map.of("name", "x", "scopes", List.of("me"));
      case "createInvite" -> Map.of("email", "x@acme.example", "role", "admin");
      case "createUser" ->
          Map.of("name", "X", "email", "x@acme.example", "password", Api.PASSWORD, "role", "admin");
      case "putOidc" -> Map.of("issuer", "https://login.example", "clientId", "x");
      default -> Map.of();
    };
  }

  private static MvcTestResult make(Api user, String... scopes) {
    return user.post("/api/v1/api-keys", Map.of("name", "A program", "scopes", scopes));
  }

  private static Api program(Api user, String... scopes) {
    MvcTestResult made = make(user, scopes);
    assertThat(made).hasStatus(201);
    return user.with(Api.body(made).path("key").asString());
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
