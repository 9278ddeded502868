package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// With a second step on, a password alone lets nobody in, and a code does once.
@InviCrmTest
class TotpTest {
  @Autowired MockMvcTester http;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void itCountsOnceACodeConfirmedIt() {
    Authenticator phone = Authenticator.begun(ann);
    assertThat(login(Map.of())).hasStatusOk();
    assertThat(state().path("enabled").asBoolean()).isFalse();
    assertThat(confirm(phone.old())).hasStatus(422);
    MvcTestResult on = confirm(phone.present());
    assertThat(Api.body(on).path("recoveryCodes").size()).isEqualTo(10);
    assertThat(state().path("enabled").asBoolean()).isTrue();
    assertThat(state().path("recoveryCodesLeft").asInt()).isEqualTo(10);
    assertThat(login(Map.of())).hasStatus(401);
    assertThat(ann.post("/api/v1/me/totp", Map.of())).hasStatus(409);
    assertThat(Api.data(ann.get("/api/v1/audit?action=totp.enabled"))).hasSize(1);
  }

  @Test
  void aCodeComesAlongOrAfterAChallenge() {
    Authenticator phone = Authenticator.setUp(ann);
    JsonNode asked = Api.body(login(Map.of()));
    assertThat(asked.path("code").asString()).isEqualTo("totp-required");
    String challenge = asked.path("challenge").asString();
    assertThat(finish(challenge, "000000")).hasStatus(401);
    assertThat(finish(challenge + "x", phone.next())).hasStatus(401);
    MvcTestResult in = finish(challenge, phone.next());
    assertThat(in).hasStatusOk();
    assertThat(Api.signedIn(http, in).get("/api/v1/me")).hasStatusOk();
    assertThat(login(Map.of("code", phone.recoveryCodes().getFirst()))).hasStatusOk();
  }

  @Test
  void aCodeIsGoodOnceAlsoAtOnce() throws Exception {
    Authenticator phone = Authenticator.setUp(ann);
    assertThat(login(Map.of("code", phone.present()))).hasStatus(401);
    try (var pool = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> answers =
          IntStream.range(0, 4)
              .mapToObj(i ->
                  pool.submit(() -> login(Map.of("code", phone.next())).getResponse().getStatus()))
              .toList();
      int in = 0;
      for (Future<Integer> answer : answers) if (answer.get() == 200) in++;
      assertThat(in).isEqualTo(1);
    }
  }

  @Test
  void aRecoveryCodeIsGoodOnceInAnySpelling() {
    Authenticator phone = Authenticator.setUp(ann);
    String code = phone.recoveryCodes().getFirst();
    String spelt = " " + code.toUpperCase(java.util.Locale.ROOT).replace("-", " ");
    assertThat(login(Map.of("code", spelt))).hasStatusOk();
    assertThat(login(Map.of("code", code))).hasStatus(401);
    assertThat(state().path("recoveryCodesLeft").asInt()).isEqualTo(9);
    assertThat(Api.data(ann.get("/api/v1/audit?action=recoveryCode.used"))).hasSize(1);
  }

  @Test
  void aWrongPasswordDoesNotTellOfTheSecondStep() {
    Authenticator phone = Authenticator.setUp(ann);
    MvcTestResult wrong =
        Api.anybody(
            http,
            "/api/v1/auth/login",
            Map.of("email", ann.email, "password", "not the password", "code", phone.next()));
    assertThat(Api.body(wrong).path("code").asString()).isEqualTo("unauthenticated");
    assertThat(Api.body(wrong).has("challenge")).isFalse();
    assertThat(login(Map.of("code", phone.next()))).hasStatusOk();
  }

  @Test
  void aChangedPasswordEndsAChallenge() {
    Authenticator phone = Authenticator.setUp(ann);
    String challenge = Api.body(login(Map.of())).path("challenge").asString();
    ann.post("/api/v1/me/password", Map.of("current", Api.PASSWORD, "new", "seven purple kites"));
    assertThat(finish(challenge, phone.next())).hasStatus(401);
  }

  @Test
  void itIsSwitchedOffByPasswordOrCode() {
    Authenticator phone = Authenticator.setUp(ann);
    assertThat(off(Map.of())).hasStatus(422);
    assertThat(off(Map.of("password", "not the password"))).hasStatus(422);
    assertThat(off(Map.of("code", "000000"))).hasStatus(422);
    assertThat(off(Map.of("code", phone.next()))).hasStatus(204);
    assertThat(login(Map.of())).hasStatusOk();
    Authenticator other = Authenticator.setUp(ann);
    assertThat(login(Map.of("code", phone.recoveryCodes().getFirst()))).hasStatus(401);
    assertThat(login(Map.of("code", other.recoveryCodes().getFirst()))).hasStatusOk();
    assertThat(off(Map.of("password", Api.PASSWORD))).hasStatus(204);
    assertThat(Api.data(ann.get("/api/v1/audit?action=totp.disabled"))).hasSize(2);
  }

  @Test
  void itGoesOnWhenTheWorkspacesKeysChange() {
    Authenticator phone = Authenticator.setUp(ann);
    assertThat(ann.post("/api/v1/tenant/keys", Map.of())).hasStatus(204);
    assertThat(login(Map.of("code", phone.next()))).hasStatusOk();
    assertThat(Api.data(ann.get("/api/v1/audit?action=workspace.keysChanged"))).hasSize(1);
  }

  private JsonNode state() {
    return Api.body(ann.get("/api/v1/me/totp"));
  }

  private MvcTestResult confirm(String code) {
    return ann.post("/api/v1/me/totp/confirm", Map.of("code", code));
  }

  private MvcTestResult off(Map<String, String> proof) {
    return ann.post("/api/v1/me/totp/off", proof);
  }

  private MvcTestResult login(Map<String, String> more) {
    Map<String, String> body = new java.util.HashMap<>(more);
    body.put("email", ann.email);
    body.put("password", Api.PASSWORD);
    return Api.anybody(http, "/api/v1/auth/login", body);
  }

  private MvcTestResult finish(String challenge, String code) {
    return Api.anybody(http, "/api/v1/auth/totp", Map.of("challenge", challenge, "code", code));
  }
}
