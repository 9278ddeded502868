package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import jakarta.servlet.http.Cookie;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People register, sign in and out; a token says who and where, and ends when it should.
@InviCrmTest
class SignInTest {
  @Autowired MockMvcTester http;

  @Test
  void aRegisteredAdminIsSignedIn() {
    Api ann = Api.register(http);
    JsonNode me = Api.body(ann.get("/api/v1/me"));
    assertThat(me.path("user").path("email").asString()).isEqualTo(ann.email);
    assertThat(me.path("user").path("role").asString()).isEqualTo("admin");
    assertThat(me.path("tenant").path("name").asString()).isEqualTo("Acme");
    assertThat(me.path("permissions").toString()).contains("users:manage");
  }

  @Test
  void theTokenIsAnEs256JwtOfSevenDaysWithTheTenantInside() {
    Api ann = Api.register(http);
    JsonNode header = part(ann.token, 0);
    JsonNode claims = part(ann.token, 1);
    assertThat(header.path("alg").asString()).isEqualTo("ES256");
    assertThat(claims.path("tenant_id").asString()).isEqualTo(ann.tenantId().toString());
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(7 * 24 * 3600);
    JsonNode keys = Api.body(http.get().uri("/.well-known/jwks.json").exchange()).path("keys");
    assertThat(keys.values()).anyMatch(k -> k.path("kid").equals(header.path("kid")));
    assertThat(keys.toString()).doesNotContain("\"d\"");
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressLookAlike() {
    Api ann = Api.register(http);
    MvcTestResult wrong = login(ann.email, "not the password");
    MvcTestResult unknown = login("nobody@acme.example", "not the password");
    assertThat(wrong).hasStatus(401);
    assertThat(unknown).hasStatus(401);
    assertThat(Api.body(wrong).path("detail")).isEqualTo(Api.body(unknown).path("detail"));
  }

  @Test
  void anAddressIsTheSameInAnySpelling() {
    String address = "Ann-" + System.nanoTime() + "@Acme.Example";
    Api.register(http, address);
    assertThat(login(" " + address.toUpperCase(java.util.Locale.ROOT) + " ", Api.PASSWORD))
        .hasStatusOk();
  }

  @Test
  void anAddressHasOneAccount() {
    Api ann = Api.register(http);
    MvcTestResult again =
        ann.post(
            "/api/v1/users",
            Map.of("name", "Ann", "email", ann.email, "password", Api.PASSWORD, "role", "rep"));
    assertThat(again).hasStatus(409);
    assertThat(Api.body(again).path("code").asString()).isEqualTo("conflict");
  }

  @Test
  void signingOutEndsTheToken() {
    Api ann = Api.register(http);
    assertThat(ann.call("POST", "/api/v1/auth/logout", null)).hasStatus(204);
    assertThat(ann.get("/api/v1/me")).hasStatus(401);
  }

  @Test
  void aChangedTokenIsNobody() {
    Api ann = Api.register(http);
    String[] parts = ann.token.split("\\.", -1);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (String bad :
        new String[] {
          "", "x", parts[0] + "." + parts[1] + ".", none + "." + parts[1] + ".", ann.token + "x"
        }) {
      MvcTestResult result =
          http.get().uri("/api/v1/me").header("Authorization", "Bearer " + bad).exchange();
      assertThat(result).as(bad).hasStatus(401);
      assertThat(Api.body(result).path("code").asString()).isEqualTo("unauthenticated");
    }
  }

  @Test
  void theCookieFormKeepsTheTokenFromThePageAndWantsACsrfToken() {
    Api ann = Api.register(http);
    MvcTestResult login =
        http.post()
            .uri("/api/v1/auth/login")
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                "{\"email\":\"%s\",\"password\":\"%s\",\"cookie\":true}"
                    .formatted(ann.email, Api.PASSWORD))
            .exchange();
    assertThat(Api.body(login).has("token")).isFalse();
    Cookie session = login.getResponse().getCookie("invicrm_session");
    assertThat(session).isNotNull();
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
    MvcTestResult me = http.get().uri("/api/v1/me").cookie(session).exchange();
    assertThat(me).hasStatusOk();
    Cookie xsrf = me.getResponse().getCookie("XSRF-TOKEN");
    assertThat(xsrf).isNotNull();
    MvcTestResult again = http.get().uri("/api/v1/me").cookie(session, xsrf).exchange();
    assertThat(again.getResponse().getCookie("XSRF-TOKEN")).isNull();

    MvcTestResult without = http.post().uri("/api/v1/auth/logout").cookie(session).exchange();
    assertThat(without).hasStatus(403);
    assertThat(Api.body(without).path("code").asString()).isEqualTo("csrf");
    assertThat(
            http.post()
                .uri("/api/v1/auth/logout")
                .cookie(session, xsrf)
                .header("X-XSRF-TOKEN", xsrf.getValue())
                .exchange())
        .hasStatus(204);
  }

  @Test
  void aPageIsThereForWhoeverWasSignedOutElsewhere() {
    var over = new jakarta.servlet.http.Cookie("invicrm_session", "over");
    var page = http.get().uri("/people").cookie(over).exchange();
    assertThat(page).hasStatusOk();
    assertThat(page.getResponse().getHeader("Set-Cookie"))
        .contains("invicrm_session=;", "Max-Age=0");
    assertThat(http.get().uri("/api/v1/me").cookie(over).exchange()).hasStatus(401);
  }

  @Test
  void aRequestWithAHeaderIsATokenRequestEvenIfACookieComesToo() {
    Api ann = Api.register(http);
    Cookie stale = new Cookie("invicrm_session", "x");
    assertThat(
            http.post()
                .uri("/api/v1/auth/logout")
                .cookie(stale)
                .header("Authorization", "Bearer " + ann.token)
                .exchange())
        .hasStatus(204);
  }

  @Test
  void badInputIsNamedFieldByField() {
    MvcTestResult result =
        http.post()
            .uri("/api/v1/auth/register")
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                "{\"tenantName\":\"\",\"name\":\"Ann\",\"email\":\"x\",\"password\":\"short\"}")
            .exchange();
    assertThat(result).hasStatus(422);
    assertThat(Api.body(result).path("errors").toString()).contains("tenantName", "password");
    assertThat(
            register(
                    "{\"tenantName\":\"A\",\"name\":\"Ann\",\"email\":\"no address\",\"password\":\"long enough 1\"}")
                .path("errors")
                .toString())
        .contains("email");
    assertThat(register("{\"surprise\":1}").path("errors").toString()).contains("surprise");
    assertThat(register("{nonsense").path("errors").toString()).contains("body");
  }

  @Test
  void aRepDoesNotManageUsersOrTheWorkspace() {
    Api rep = Api.register(http).colleague("rep");
    assertThat(rep.patch("/api/v1/tenant", Map.of("name", "Mine"))).hasStatus(403);
    assertThat(
            rep.post(
                "/api/v1/users",
                Map.of(
                    "name",
                    "X",
                    "email",
                    "x@acme.example",
                    "password",
                    Api.PASSWORD,
                    "role",
                    "admin")))
        .hasStatus(403);
  }

  @Test
  void settingsOfUserAndWorkspaceAreKept() {
    Api ann = Api.register(http);
    JsonNode tenant =
        Api.body(
            ann.patch(
                "/api/v1/tenant",
                Map.of(
                    "timezone",
                    "Asia/Kuwait",
                    "weekStart",
                    "sunday",
                    "workingDays",
                    new String[] {"sunday", "monday", "tuesday", "wednesday", "thursday"},
                    "currency",
                    "KWD",
                    "phoneRegion",
                    "KW")));
    assertThat(tenant.path("weekStart").asString()).isEqualTo("sunday");
    assertThat(tenant.path("workingDays").size()).isEqualTo(5);
    JsonNode me = Api.body(ann.patch("/api/v1/me", Map.of("locale", "ar")));
    assertThat(me.path("user").path("locale").asString()).isEqualTo("ar");
    assertThat(me.path("user").path("timezone").asString()).isEqualTo("Asia/Kuwait");
    assertThat(me.path("tenant").path("currency").asString()).isEqualTo("KWD");
    assertThat(ann.patch("/api/v1/tenant", Map.of("timezone", "Mars/Base"))).hasStatus(422);
  }

  private JsonNode register(String body) {
    return Api.body(
        http.post()
            .uri("/api/v1/auth/register")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange());
  }

  private MvcTestResult login(String email, String password) {
    return http.post()
        .uri("/api/v1/auth/login")
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
        .exchange();
  }

  private static JsonNode part(String token, int index) {
    return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
  }
}
