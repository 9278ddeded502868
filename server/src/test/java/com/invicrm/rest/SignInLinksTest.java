package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Who is locked out comes in by a link from an admin, once.
@InviCrmTest
class SignInLinksTest {
  private static final String FRESH = "seven purple kites";

  @Autowired MockMvcTester http;

  Api ann;
  Api bob;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
    bob = ann.colleague("rep");
  }

  @Test
  void theLinkSetsAPasswordAndEndsWhatWasOpen() {
    assertThat(bob.get("/api/v1/me")).hasStatusOk();
    MvcTestResult in = accept(link(false), FRESH, null);
    assertThat(in).hasStatusOk();
    assertThat(Api.signedIn(http, in).get("/api/v1/me")).hasStatusOk();
    assertThat(login(Api.PASSWORD)).hasStatus(401);
    assertThat(login(FRESH)).hasStatusOk();
    assertThat(Api.data(ann.get("/api/v1/audit?action=password.changed"))).hasSize(1);
  }

  @Test
  void itIsGoodOnceAndOnlyTheLastOneIs() {
    String first = link(false);
    String second = link(false);
    assertThat(accept(first, FRESH, null)).hasStatus(404);
    assertThat(accept(second, FRESH, null)).hasStatusOk();
    assertThat(accept(second, "eight purple kites", null)).hasStatus(404);
    assertThat(accept("nonsense", FRESH, null)).hasStatus(404);
    assertThat(login(FRESH)).hasStatusOk();
  }

  @Test
  void anInvitationsTokenIsNoSignInLink() {
    var made =
        Api.body(
            ann.post(
                "/api/v1/invites",
                Map.of("email", "x-" + bob.userId() + "@acme.example", "role", "rep")));
    assertThat(accept(made.path("link").asString().replaceFirst(".*#", ""), FRESH, null))
        .hasStatus(404);
  }

  @Test
  void theSecondStepStaysUnlessTheAdminSaysSo() {
    Authenticator phone = Authenticator.setUp(bob);
    String link = link(false);
    MvcTestResult without = accept(link, FRESH, null);
    assertThat(without).hasStatus(401);
    assertThat(Api.body(without).path("code").asString()).isEqualTo("totp-required");
    assertThat(login(FRESH)).hasStatus(401);
    assertThat(accept(link, FRESH, "000000")).hasStatus(401);
    assertThat(accept(link, FRESH, phone.next())).hasStatusOk();
    assertThat(Api.body(login(FRESH)).path("code").asString()).isEqualTo("totp-required");

    assertThat(accept(link(true), "eight purple kites", null)).hasStatusOk();
    assertThat(login("eight purple kites")).hasStatusOk();
  }

  @Test
  void whoIsSignedInElsewhereUsesALinkToo() {
    Authenticator.setUp(bob);
    Api stranger = Api.register(http);
    assertThat(stranger.post("/api/v1/auth/link", Map.of("token", link(true), "password", FRESH)))
        .hasStatusOk();
    var entry = Api.data(ann.get("/api/v1/audit?action=totp.disabled")).getFirst();
    assertThat(entry.at("/actor/id").asString()).isEqualTo(bob.userId().toString());
  }

  @Test
  void tooManyWrongCodesEndTheLink() {
    Authenticator phone = Authenticator.setUp(bob);
    String link = link(false);
    for (int i = 0; i < 5; i++) assertThat(accept(link, FRESH, "wrong")).hasStatus(401);
    assertThat(accept(link, FRESH, phone.next())).hasStatus(404);
  }

  @Test
  void onlyAdminsMakeLinksAndOnlyForWhoIsActive() {
    assertThat(bob.post("/api/v1/users/" + ann.userId() + "/sign-in-link", Map.of()))
        .hasStatus(403);
    ann.patch("/api/v1/users/" + bob.userId(), Map.of("status", "disabled"));
    assertThat(ann.post("/api/v1/users/" + bob.userId() + "/sign-in-link", Map.of()))
        .hasStatus(409);
  }

  @Test
  void aLinkOfWhoIsDisabledSinceLetsNobodyIn() {
    String link = link(false);
    ann.patch("/api/v1/users/" + bob.userId(), Map.of("status", "disabled"));
    assertThat(List.of(401, 404)).contains(accept(link, FRESH, null).getResponse().getStatus());
  }

  private String link(boolean resetTotp) {
    MvcTestResult made =
        ann.post("/api/v1/users/" + bob.userId() + "/sign-in-link", Map.of("resetTotp", resetTotp));
    assertThat(made).hasStatus(201);
    String link = Api.body(made).path("link").asString();
    assertThat(link).contains("/link#");
    return link.replaceFirst(".*#", "");
  }

  private MvcTestResult accept(String token, String password, @Nullable String code) {
    Map<String, String> body = new HashMap<>(Map.of("token", token, "password", password));
    if (code != null) body.put("code", code);
    return Api.anybody(http, "/api/v1/auth/link", body);
  }

  private MvcTestResult login(String password) {
    return Api.anybody(
        http, "/api/v1/auth/login", Map.of("email", bob.email, "password", password));
  }
}
