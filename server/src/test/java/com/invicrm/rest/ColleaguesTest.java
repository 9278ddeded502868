package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.access.SecondNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Admins change what colleagues are; somebody is always left to do so.
@InviCrmTest
class ColleaguesTest {
  @Autowired MockMvcTester http;
  @Autowired ApplicationContext application;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void anotherRoleEndsTheOldTokensHereAndOnOtherNodes() {
    Api bob = ann.colleague("rep");
    SecondNode elsewhere = SecondNode.of(application);
    assertThat(bob.get("/api/v1/me")).hasStatusOk();
    assertThat(elsewhere.isSignedIn(bob.token)).isTrue();
    assertThat(change(bob, Map.of("role", "manager"))).hasStatusOk();
    assertThat(bob.get("/api/v1/me")).hasStatus(401);
    assertThat(elsewhere.isSignedInOnceForgotten(bob.token)).isFalse();
    Api again = Api.signIn(http, bob.email);
    assertThat(Api.body(again.get("/api/v1/me")).at("/user/role").asString()).isEqualTo("manager");
  }

  @Test
  void whoIsDisabledIsOutUntilTheyAreActive() {
    Api bob = ann.colleague("rep");
    assertThat(bob.get("/api/v1/me")).hasStatusOk();
    assertThat(change(bob, Map.of("status", "disabled"))).hasStatusOk();
    assertThat(bob.get("/api/v1/me")).hasStatus(401);
    assertThat(login(bob)).hasStatus(401);
    assertThat(Api.body(login(bob)).path("detail")).isEqualTo(Api.body(wrong(bob)).path("detail"));
    assertThat(change(bob, Map.of("status", "active"))).hasStatusOk();
    assertThat(login(bob)).hasStatusOk();
  }

  @Test
  void anotherNameEndsNothing() {
    Api bob = ann.colleague("rep");
    MvcTestResult changed = change(bob, Map.of("name", "Robert"));
    assertThat(Api.body(changed).path("name").asString()).isEqualTo("Robert");
    assertThat(bob.get("/api/v1/me")).hasStatusOk();
    assertThat(change(bob, Map.of("name", " "))).hasStatus(422);
  }

  @Test
  void theLastActiveAdminStaysOne() {
    assertThat(change(ann, Map.of("role", "rep"))).hasStatus(409);
    assertThat(change(ann, Map.of("status", "disabled"))).hasStatus(409);
    Api carol = ann.colleague("admin");
    assertThat(change(carol, Map.of("status", "disabled"))).hasStatusOk();
    assertThat(change(ann, Map.of("role", "manager"))).hasStatus(409);
    assertThat(change(ann, Map.of("name", "Ann A."))).hasStatusOk();
  }

  @Test
  void adminsWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
    for (int round = 0; round < 5; round++) {
      Api one = Api.register(http);
      Api other = one.colleague("admin");
      try (var pool = Executors.newFixedThreadPool(2)) {
        Future<MvcTestResult> first = pool.submit(() -> demote(one, other));
        Future<MvcTestResult> second = pool.submit(() -> demote(other, one));
        List<Integer> answers =
            List.of(first.get().getResponse().getStatus(), second.get().getResponse().getStatus());
        assertThat(answers).contains(200).containsAnyOf(401, 403, 409);
      }
    }
  }

  @Test
  void onlyAdminsChangeColleagues() {
    Api manager = ann.colleague("manager");
    assertThat(manager.patch("/api/v1/users/" + manager.userId(), Map.of("role", "admin")))
        .hasStatus(403);
  }

  @Test
  void aChangeIsKeptWithBeforeAndAfter() {
    Api bob = ann.colleague("rep");
    change(bob, Map.of("role", "manager"));
    var entry = Api.data(ann.get("/api/v1/audit?action=user.changed")).getFirst();
    assertThat(entry.path("before").toString()).isEqualTo("{\"role\":\"rep\"}");
    assertThat(entry.path("after").toString()).isEqualTo("{\"role\":\"manager\"}");
  }

  private MvcTestResult change(Api user, Map<String, String> change) {
    return ann.patch("/api/v1/users/" + user.userId(), change);
  }

  private static MvcTestResult demote(Api who, Api whom) {
    return who.patch("/api/v1/users/" + whom.userId(), Map.of("role", "rep"));
  }

  private MvcTestResult login(Api user) {
    return Api.anybody(
        http, "/api/v1/auth/login", Map.of("email", user.email, "password", Api.PASSWORD));
  }

  private MvcTestResult wrong(Api user) {
    return Api.anybody(
        http, "/api/v1/auth/login", Map.of("email", user.email, "password", "not the password"));
  }
}
