package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Passwords are good ones, and changing one ends what was open by the old one.
@InviCrmTest
class PasswordsTest {
  private static final String FRESH = "seven purple kites";

  @Autowired MockMvcTester http;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void changingItEndsAllOtherSessionsAndTheOldPassword() {
    Api elsewhere = Api.signIn(http, ann.email);
    assertThat(elsewhere.get("/api/v1/me")).hasStatusOk();
    assertThat(change(Api.PASSWORD, FRESH)).hasStatus(204);
    assertThat(elsewhere.get("/api/v1/me")).hasStatus(401);
    assertThat(ann.get("/api/v1/me")).hasStatusOk();
    assertThat(login(Api.PASSWORD)).hasStatus(401);
    assertThat(login(FRESH)).hasStatusOk();
    assertThat(Api.data(ann.get("/api/v1/audit?action=password.changed"))).hasSize(1);
  }

  @Test
  void whoDoesNotKnowItDoesNotChangeIt() {
    MvcTestResult result = change("not the password", FRESH);
    assertThat(result).hasStatus(422);
    assertThat(Api.body(result).at("/errors/0/field").asString()).isEqualTo("current");
    assertThat(login(FRESH)).hasStatus(401);
  }

  @Test
  void anEasyOneIsRefusedWhereverItIsChosen() {
    MvcTestResult changed = change(Api.PASSWORD, "password123");
    assertThat(changed).hasStatus(422);
    assertThat(Api.body(changed).at("/errors/0/field").asString()).isEqualTo("new");
    assertThat(Api.body(changed).path("detail").asString()).contains("too easy to guess");
    var colleague =
        Map.of("name", "Bob", "email", "b@acme.example", "password", "qwertyuiop1", "role", "rep");
    assertThat(ann.post("/api/v1/users", colleague)).hasStatus(422);
    var founder =
        Map.of(
            "tenantName",
            "Quagga Works",
            "name",
            "Ann",
            "email",
            "q@acme.example",
            "password",
            "quagga-works");
    assertThat(Api.anybody(http, "/api/v1/auth/register", founder)).hasStatus(422);
  }

  private MvcTestResult change(String current, String fresh) {
    return ann.post("/api/v1/me/password", Map.of("current", current, "new", fresh));
  }

  private MvcTestResult login(String password) {
    return Api.anybody(
        http, "/api/v1/auth/login", Map.of("email", ann.email, "password", password));
  }
}
