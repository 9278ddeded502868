package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// The audit log says who did what, with the values before and after, and nobody can change it.
@InviCrmTest
class AuditTest {
  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void aChangeIsKeptWithWhoAndTheValuesThatDiffer() {
    String id = contact("Hala Nasser");
    ann.patch("/api/v1/contacts/" + id, Map.of("title", "CFO"));
    JsonNode entry = log("?subjectId=" + id).getFirst();
    assertThat(entry.path("action").asString()).isEqualTo("contact.changed");
    assertThat(entry.path("before").isMissingNode()).isTrue();
    assertThat(entry.path("after").toString()).isEqualTo("{\"title\":\"CFO\"}");
    assertThat(entry.at("/actor/id").asString()).isEqualTo(ann.userId().toString());
    assertThat(entry.at("/actor/via").asString()).isEqualTo("token");
    assertThat(entry.at("/actor/address").asString()).isEqualTo("127.0.0.1");
    assertThat(entry.at("/actor/credentialId").asString()).isNotEmpty();
  }

  @Test
  void everyStepOfARecordIsThere() {
    String id = contact("Hala Nasser");
    ann.patch("/api/v1/contacts/" + id, Map.of("displayName", "Hala Nassar"));
    ann.delete("/api/v1/contacts/" + id);
    ann.post("/api/v1/contacts/" + id + "/restore", Map.of());
    assertThat(actions("?subjectId=" + id))
        .containsExactly(
            "contact.restored", "contact.deleted", "contact.changed", "contact.created");
    JsonNode changed = log("?subjectId=" + id + "&action=contact.changed").getFirst();
    assertThat(changed.at("/before/displayName").asString()).isEqualTo("Hala Nasser");
    assertThat(changed.at("/after/displayName").asString()).isEqualTo("Hala Nassar");
  }

  @Test
  void aChangeThatIsRefusedLeavesNoEntry() {
    String id = contact("Hala Nasser");
    ann.call("PATCH", "/api/v1/contacts/" + id, Map.of("title", "CFO"), "If-Match", "\"99\"");
    assertThat(actions("?subjectId=" + id)).containsExactly("contact.created");
  }

  @Test
  void theWordsOfANoteAreNotRepeated() {
    String id = contact("Hala Nasser");
    ann.post(
        "/api/v1/activities",
        Map.of("kind", "note", "subject", "Quagga", "text", "Quagga", "contactIds", List.of(id)));
    List<JsonNode> log = log("?action=activity");
    assertThat(log).hasSize(1);
    assertThat(log.toString()).doesNotContain("Quagga");
  }

  @Test
  void itIsFilteredByWhoAndWhenAndPagedToTheEnd() {
    for (int i = 0; i < 5; i++) contact("Person " + i);
    Api rep = ann.colleague("rep");
    rep.post("/api/v1/contacts", Map.of("displayName", "By Bob"));
    assertThat(actions("?userId=" + rep.userId() + "&action=contact"))
        .containsExactly("contact.created");
    assertThat(log("?to=2020-01-01T00:00:00Z")).isEmpty();
    JsonNode first = Api.body(ann.get("/api/v1/audit?limit=4&action=contact"));
    JsonNode second =
        Api.body(
            ann.get(
                "/api/v1/audit?limit=4&action=contact&cursor="
                    + first.path("nextCursor").asString()));
    assertThat(first.path("data").size() + second.path("data").size()).isEqualTo(6);
    assertThat(second.has("nextCursor")).isFalse();
  }

  @Test
  void onlyAdminsReadIt() {
    assertThat(ann.colleague("manager").get("/api/v1/audit")).hasStatus(403);
    assertThat(ann.colleague("rep").get("/api/v1/audit")).hasStatus(403);
    assertThat(ann.get("/api/v1/audit?action=' or 1=1")).hasStatus(422);
  }

  @Test
  void theRuntimeLoginCannotChangeAnEntry() throws Exception {
    contact("Hala Nasser");
    try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "invicrm_app", "");
        var statement = connection.createStatement()) {
      statement.execute("select set_config('app.tenant_id', '" + ann.tenantId() + "', false)");
      assertThatThrownBy(() -> statement.execute("update audit_entries set action = 'x'"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("delete from audit_entries"))
          .hasMessageContaining("permission denied");
    }
  }

  private String contact(String name) {
    return Api.body(ann.post("/api/v1/contacts", Map.of("displayName", name)))
        .path("id")
        .asString();
  }

  private List<JsonNode> log(String query) {
    return Api.data(ann.get("/api/v1/audit" + query));
  }

  private List<String> actions(String query) {
    return log(query).stream().map(e -> e.path("action").asString()).toList();
  }
}
