package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.access.FakeProvider;
import jakarta.servlet.http.Cookie;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Google, or a workspace's own provider, says who somebody is, and nobody else gets in by that.
@InviCrmTest
class ProvidersTest {
  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;
  String subject;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
    subject = UUID.randomUUID().toString();
  }

  @Test
  void googleSignsInWhoHasTheVerifiedAddress() {
    MvcTestResult back = google(verified(ann.email), Map.of("returnTo", "/people?q=a"));
    assertThat(back).hasStatus(303).hasHeader("Location", "/people?q=a");
    assertThat(me(back).at("/user/email").asString()).isEqualTo(ann.email);
    assertThat(Api.data(ann.get("/api/v1/audit?action=identity.linked"))).hasSize(1);
  }

  @Test
  void fromThenOnTheSubjectCountsAndNotTheAddress() {
    google(verified(ann.email), Map.of());
    MvcTestResult renamed = google(verified("other@elsewhere.example"), Map.of());
    assertThat(me(renamed).at("/user/email").asString()).isEqualTo(ann.email);
    subject = UUID.randomUUID().toString();
    assertThat(google(verified(ann.email), Map.of()))
        .hasHeader("Location", "/sign-in?problem=other-account");
  }

  @Test
  void anAddressThatIsNotVerifiedLetsNobodyIn() {
    for (Map<String, Object> claims :
        List.<Map<String, Object>>of(
            Map.of("email", ann.email, "email_verified", false, "hd", "acme.example"),
            Map.of("email", ann.email, "hd", "acme.example"),
            Map.of("email", ann.email, "email_verified", "true", "hd", "acme.example"),
            Map.of("email", ann.email, "email_verified", true),
            Map.of())) {
      MvcTestResult back = google(claims, Map.of());
      assertThat(back).hasHeader("Location", "/sign-in?problem=email-unverified");
      assertThat(back.getResponse().getCookie("invicrm_session")).isNull();
    }
  }

  @Test
  void whoHasNoAccountGetsNoneUnlessInvited() {
    String address = "hala-" + subject + "@acme.example";
    assertThat(google(verified(address), Map.of()))
        .hasHeader("Location", "/sign-in?problem=no-account");
    String token = invite(address);
    assertThat(google(verified("eve@acme.example"), Map.of("invite", token)))
        .hasHeader("Location", "/sign-in?problem=no-account");
    JsonNode me = me(google(verified(address), Map.of("invite", token)));
    assertThat(me.at("/user/email").asString()).isEqualTo(address);
    assertThat(me.at("/user/name").asString()).isEqualTo("Hala N.");
    assertThat(me.at("/tenant/id").asString()).isEqualTo(ann.tenantId().toString());
    assertThat(
            Api.anybody(
                http,
                "/api/v1/auth/login",
                Map.of("email", address, "password", "nobody has this password")))
        .hasStatus(401);
  }

  @Test
  void whoIsDisabledStaysOut() {
    Api bob = ann.colleague("rep");
    ann.patch("/api/v1/users/" + bob.userId(), Map.of("status", "disabled"));
    assertThat(google(verified(bob.email), Map.of()))
        .hasHeader("Location", "/sign-in?problem=no-account");
  }

  @Test
  void onlyTheBrowserThatBeganEndsIt() {
    MvcTestResult begun = begin("/api/v1/auth/google", Map.of());
    FakeProvider.expect("google", subject, verified(ann.email));
    Map<String, String> answer = visit(begun);
    assertThat(end("/api/v1/auth/google", answer, null))
        .hasHeader("Location", "/sign-in?problem=provider-stale");
    Cookie another = note(begin("/api/v1/auth/google", Map.of()));
    assertThat(end("/api/v1/auth/google", answer, another))
        .hasHeader("Location", "/sign-in?problem=provider-stale");
    Map<String, String> changed = new HashMap<>(answer);
    changed.put("state", "x");
    assertThat(end("/api/v1/auth/google", changed, note(begun)))
        .hasHeader("Location", "/sign-in?problem=provider-stale");
    assertThat(
            end(
                "/api/v1/auth/google",
                Map.of("state", answer.get("state"), "error", "access_denied"),
                note(begun)))
        .hasHeader("Location", "/sign-in?problem=provider-refused");
    assertThat(end("/api/v1/auth/google", answer, note(begun))).hasHeader("Location", "/");
  }

  @Test
  void aTokenForAnotherClientOrAnotherSignInProvesNothing() {
    for (String claim : List.of("aud", "iss", "nonce")) {
      Map<String, Object> claims = new HashMap<>(verified(ann.email));
      claims.put(claim, "https://evil.example");
      assertThat(google(claims, Map.of()))
          .as(claim)
          .hasHeader("Location", "/sign-in?problem=provider-failed");
    }
    MvcTestResult other = begin("/api/v1/auth/google", Map.of());
    MvcTestResult own = begin("/api/v1/auth/google", Map.of());
    Map<String, String> mixed = new HashMap<>(visit(own));
    mixed.put("code", visit(other).get("code"));
    assertThat(end("/api/v1/auth/google", mixed, note(own)))
        .hasHeader("Location", "/sign-in?problem=provider-failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "evil",
        "",
        "/a\r\nSet-Cookie: x=y",
        "javascript:alert(1)"
      })
  void nobodyIsSentElsewhere(String to) {
    assertThat(begin("/api/v1/auth/google", Map.of("returnTo", to))).hasStatus(422);
  }

  @Test
  void aWorkspacesOwnProviderSignsInItsPeopleAlone() {
    String issuer = configured(ann);
    Api stranger = Api.register(http);
    String home = "/api/v1/auth/oidc/" + ann.tenantId();
    MvcTestResult begun = begin(home, Map.of());
    FakeProvider.expect(issuer, subject, Map.of("email", ann.email, "email_verified", true));
    assertThat(me(end(home, visit(begun), note(begun))).at("/user/email").asString())
        .isEqualTo(ann.email);

    subject = UUID.randomUUID().toString();
    MvcTestResult wrong = begin(home, Map.of());
    FakeProvider.expect(issuer, subject, Map.of("email", stranger.email, "email_verified", true));
    assertThat(end(home, visit(wrong), note(wrong)))
        .hasHeader("Location", "/sign-in?problem=no-account");

    String elsewhere = "/api/v1/auth/oidc/" + stranger.tenantId();
    configured(stranger);
    MvcTestResult crossed = begin(home, Map.of());
    assertThat(end(elsewhere, visit(crossed), note(crossed)))
        .hasHeader("Location", "/sign-in?problem=provider-stale");
  }

  @Test
  void theProviderIsSetByAdminsAndItsSecretNeverShown() throws SQLException {
    String issuer = configured(ann);
    JsonNode set = Api.body(ann.get("/api/v1/tenant/oidc"));
    assertThat(set.path("issuer").asString()).isEqualTo(FakeProvider.issuer(issuer));
    assertThat(set.path("callbackUrl").asString())
        .endsWith("/api/v1/auth/oidc/" + ann.tenantId() + "/callback");
    assertThat(set.toString()).doesNotContain("quagga");
    assertThat(Api.data(ann.get("/api/v1/audit?action=oidc.changed")).toString())
        .doesNotContain("quagga");
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select encode(client_secret, 'escape') from sign_in_providers where tenant_id = '"
                    + ann.tenantId()
                    + "'")) {
      rows.next();
      assertThat(rows.getString(1)).isNotEmpty().doesNotContain("quagga");
    }
    assertThat(ann.colleague("manager").get("/api/v1/tenant/oidc")).hasStatus(403);
    assertThat(methods(ann).path("oidc").asBoolean()).isTrue();
    assertThat(ann.delete("/api/v1/tenant/oidc")).hasStatus(204);
    assertThat(ann.get("/api/v1/tenant/oidc")).hasStatus(404);
    assertThat(methods(ann).path("oidc").asBoolean()).isFalse();
    assertThat(begin("/api/v1/auth/oidc/" + ann.tenantId(), Map.of())).hasStatus(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://9.9.9.9",
        "https://10.0.0.1",
        "https://169.254.169.254",
        "nonsense",
        "http://"
      })
  void anIssuerThatMayNotBeCalledIsRefusedInWords(String issuer) {
    MvcTestResult put =
        ann.call("PUT", "/api/v1/tenant/oidc", Map.of("issuer", issuer, "clientId", "x"));
    assertThat(put).hasStatus(422);
    assertThat(Api.body(put).at("/errors/0/field").asString()).isEqualTo("issuer");
  }

  private String configured(Api admin) {
    String issuer = "own-" + admin.tenantId();
    MvcTestResult put =
        admin.call(
            "PUT",
            "/api/v1/tenant/oidc",
            Map.of(
                "issuer",
                FakeProvider.issuer(issuer),
                "clientId",
                "invicrm",
                "clientSecret",
                "quagga"));
    assertThat(put).hasStatusOk();
    return issuer;
  }

  private MvcTestResult google(Map<String, Object> claims, Map<String, String> wish) {
    MvcTestResult begun = begin("/api/v1/auth/google", wish);
    FakeProvider.expect("google", subject, claims);
    return end("/api/v1/auth/google", visit(begun), note(begun));
  }

  private static Map<String, Object> verified(String email) {
    return Map.of("email", email, "email_verified", true, "hd", "acme.example", "name", "Hala N.");
  }

  private MvcTestResult begin(String home, Map<String, String> wish) {
    return Api.anybody(http, home + "/start", wish);
  }

  private static Map<String, String> visit(MvcTestResult begun) {
    String address = Api.body(begun).path("authorizationUrl").asString();
    assertThat(address).contains("code_challenge_method=S256", "nonce=", "state=");
    return FakeProvider.visit(address);
  }

  private static Cookie note(MvcTestResult begun) {
    Cookie note = Objects.requireNonNull(begun.getResponse().getCookie("invicrm_sign_in"));
    assertThat(note.isHttpOnly()).isTrue();
    assertThat(note.getAttribute("SameSite")).isEqualTo("Lax");
    return note;
  }

  private MvcTestResult end(String home, Map<String, String> answer, @Nullable Cookie note) {
    var request = http.get().uri(home + "/callback");
    for (Map.Entry<String, String> part : answer.entrySet())
      request = request.param(part.getKey(), part.getValue());
    if (note != null) request = request.cookie(note);
    return request.exchange();
  }

  private JsonNode me(MvcTestResult back) {
    Cookie session = Objects.requireNonNull(back.getResponse().getCookie("invicrm_session"));
    return Api.body(http.get().uri("/api/v1/me").cookie(session).exchange());
  }

  private JsonNode methods(Api of) {
    return Api.body(
        http.get().uri("/api/v1/auth/methods").param("tenant", of.tenantId() + "").exchange());
  }

  private String invite(String address) {
    return Api.body(ann.post("/api/v1/invites", Map.of("email", address, "role", "rep")))
        .path("link")
        .asString()
        .replaceFirst(".*#", "");
  }
}
