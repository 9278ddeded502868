package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A rep changes what is their own, a manager what is the team's; the record itself is read by all.
@InviCrmTest
class RolesOfPeopleTest {
  @Autowired MockMvcTester http;

  Api admin;
  Api manager;
  Api rep;
  Api other;

  @BeforeEach
  void aTeam() {
    admin = Api.register(http);
    manager = admin.colleague("manager");
    rep = admin.colleague("rep");
    other = admin.colleague("rep");
  }

  @Test
  void aDealIsChangedByItsOwnerAndByWhoManagesTheTeam() {
    isChangedByOwnerAndManager("/api/v1/deals", Map.of("name", "Cranes"), Map.of("name", "Lifts"));
  }

  @Test
  void aTaskIsChangedByWhoWroteItAndByWhoManagesTheTeam() {
    isChangedByOwnerAndManager("/api/v1/tasks", Map.of("title", "Call"), Map.of("title", "Write"));
  }

  @Test
  void aNoteIsChangedByItsAuthorAndByWhoManagesTheTeam() {
    isChangedByOwnerAndManager(
        "/api/v1/activities",
        Map.of("kind", "note", "text", "Met", "contactIds", List.of(contact())),
        Map.of("text", "Met at noon"));
  }

  @Test
  void aTaskIsDoneByWhoeverIsToDoIt() {
    String id = made("/api/v1/tasks", Map.of("title", "Call", "assigneeId", other.userId()));
    assertThat(other.patch("/api/v1/tasks/" + id, Map.of("done", true))).hasStatusOk();
  }

  @Test
  void whatIsNobodysIsEverybodys() {
    String id = made("/api/v1/deals", Map.of("name", "Cranes"));
    var nobodys = new java.util.HashMap<String, Object>();
    nobodys.put("ownerId", null);
    assertThat(rep.patch("/api/v1/deals/" + id, nobodys)).hasStatusOk();
    assertThat(other.patch("/api/v1/deals/" + id, Map.of("name", "Lifts"))).hasStatusOk();
    String contact = contact();
    assertThat(other.patch("/api/v1/contacts/" + contact, Map.of("title", "CFO"))).hasStatusOk();
  }

  @Test
  void pipelinesAndTheNamesOfTagsAreForWhoManagesTheTeam() {
    String tag = made("/api/v1/tags", Map.of("name", "Key " + UUID.randomUUID()));
    assertThat(rep.patch("/api/v1/tags/" + tag, Map.of("name", "Other"))).hasStatus(403);
    assertThat(rep.post("/api/v1/pipelines", Map.of("name", "Mine"))).hasStatus(403);
    assertThat(manager.patch("/api/v1/tags/" + tag, Map.of("name", "Other"))).hasStatusOk();
    assertThat(manager.post("/api/v1/pipelines", Map.of("name", "Ours"))).hasStatus(201);
  }

  private void isChangedByOwnerAndManager(String path, Object body, Object change) {
    String id = made(path, body);
    String one = path + "/" + id;
    assertThat(other.get(one)).hasStatusOk();
    String before = Api.body(rep.get(one)).toString();
    assertThat(other.patch(one, change)).hasStatus(403);
    assertThat(other.delete(one)).hasStatus(403);
    assertThat(other.post(one + "/restore", Map.of())).hasStatus(403);
    assertThat(Api.body(rep.get(one)).toString()).isEqualTo(before);
    assertThat(rep.patch(one, change)).hasStatusOk();
    assertThat(manager.patch(one, change)).hasStatusOk();
    assertThat(admin.delete(one)).hasStatus(204);
    assertThat(other.post(one + "/restore", Map.of())).hasStatus(403);
    assertThat(rep.post(one + "/restore", Map.of())).hasStatusOk();
  }

  private String contact() {
    return made("/api/v1/contacts", Map.of("displayName", "Hala Nasser"));
  }

  private String made(String path, Object body) {
    return Api.body(rep.post(path, body)).path("id").asString();
  }
}
