package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Tasks by the API: written down, found, done, changed, put away, brought back.
@InviCrmTest
class TasksTest {
  @Autowired MockMvcTester http;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void aTaskIsWrittenDownDonePutAwayAndBroughtBack() {
    String path = task(Map.of("title", "Send the offer", "due", "2026-03-12"));
    JsonNode made = Api.body(ann.get(path));
    assertThat(made.path("kind").asString()).isEqualTo("task");
    assertThat(made.path("due").asString()).isEqualTo("2026-03-12");
    assertThat(made.has("timezone")).isFalse();
    assertThat(made.path("assignee").path("name").asString()).isEqualTo("Ann Ames");
    assertThat(titles("?status=open")).containsExactly("Send the offer");

    JsonNode done = Api.body(ann.patch(path, Map.of("done", true)));
    assertThat(done.path("doneAt").asString()).isNotEmpty();
    assertThat(titles("?status=open")).isEmpty();
    assertThat(titles("?status=done")).containsExactly("Send the offer");
    JsonNode renamed = Api.body(ann.patch(path, Map.of("title", "Send it", "done", true)));
    assertThat(renamed.path("doneAt")).isEqualTo(done.path("doneAt"));
    assertThat(Api.body(ann.patch(path, Map.of("done", false))).has("doneAt")).isFalse();

    assertThat(ann.delete(path)).hasStatus(204);
    assertThat(ann.get(path)).hasStatus(404);
    assertThat(titles("?deleted=true")).containsExactly("Send it");
    assertThat(ann.post(path + "/restore", Map.of())).hasStatusOk().hasHeader("ETag", "\"6\"");
    assertThat(titles("")).containsExactly("Send it");
  }

  @Test
  void aTimeIsByTheClockOfItsZoneOrOfWhoeverSaysIt() {
    ann.patch("/api/v1/me", Map.of("timezone", "Asia/Kuwait"));
    JsonNode own = Api.body(ann.get(task(Map.of("title", "A", "due", "2026-03-12T09:00"))));
    assertThat(own.path("due").asString()).isEqualTo("2026-03-12T09:00:00");
    assertThat(own.path("timezone").asString()).isEqualTo("Asia/Kuwait");
    JsonNode named =
        Api.body(
            ann.get(
                task(
                    Map.of("title", "B", "due", "2026-03-12T09:00:30", "timezone", "Asia/Tokyo"))));
    assertThat(named.path("due").asString()).isEqualTo("2026-03-12T09:00:30");
    assertThat(named.path("timezone").asString()).isEqualTo("Asia/Tokyo");
  }

  @Test
  void aTaskIsAboutPeopleCompaniesAndDeals() {
    String company = id(ann.post("/api/v1/companies", Map.of("name", "Globex")));
    String priya = id(ann.post("/api/v1/contacts", Map.of("displayName", "Priya")));
    String deal = id(ann.post("/api/v1/deals", Map.of("name", "Renewal")));
    Api bob = ann.colleague("rep");
    task(Map.of("title", "A", "contactId", priya));
    task(Map.of("title", "B", "companyId", company));
    String about = task(Map.of("title", "C", "dealId", deal, "kind", "reminder"));
    task(Map.of("title", "D", "assigneeId", bob.userId()));
    assertThat(titles("?contactId=" + priya)).containsExactly("A");
    assertThat(titles("?companyId=" + company)).containsExactly("B");
    assertThat(titles("?dealId=" + deal)).containsExactly("C");
    assertThat(titles("?assigneeId=" + bob.userId())).containsExactly("D");
    assertThat(Api.body(ann.get(about)).path("deal").path("name").asString()).isEqualTo("Renewal");
    assertThat(Api.body(ann.get(about)).path("kind").asString()).isEqualTo("reminder");
    ann.delete("/api/v1/deals/" + deal);
    assertThat(Api.body(ann.get(about)).has("deal")).isFalse();
  }

  @Test
  void tasksComeAsTheyFallDueAndPageThroughAllOfThemOnce() {
    task(Map.of("title", "some day"));
    task(Map.of("title", "noon", "due", "2026-03-12T12:00", "timezone", "UTC"));
    task(Map.of("title", "all day", "due", "2026-03-12"));
    task(Map.of("title", "before", "due", "2026-03-11"));
    task(Map.of("title", "whenever"));
    assertThat(paged("")).containsExactly("before", "all day", "noon", "some day", "whenever");
    assertThat(titles("?dueBefore=2026-03-12")).containsExactly("before");
    for (String path : List.of("noon", "before", "all day")) {
      ann.patch(pathOf(path), Map.of("done", true));
    }
    assertThat(paged("&status=done")).containsExactly("all day", "before", "noon");
    assertThat(ann.get("/api/v1/tasks?cursor=nonsense")).hasStatus(422);
    assertThat(ann.get("/api/v1/tasks?status=sideways")).hasStatus(422);
    assertThat(ann.get("/api/v1/tasks?dueBefore=tomorrow")).hasStatus(422);
  }

  @Test
  void badFieldsAreNamed() {
    assertThat(errors(Map.of("title", " "))).contains("title");
    assertThat(errors(Map.of("title", "A", "surprise", 1, "done", "yes", "kind", "chore")))
        .contains("surprise", "done", "kind");
    assertThat(errors(Map.of("title", "A", "due", "tomorrow"))).contains("due");
    assertThat(errors(Map.of("title", "A", "due", "2026-03-12T09:00:00Z"))).contains("due");
    assertThat(errors(Map.of("title", "A", "due", "2026-03-12T09:00", "timezone", "Mars")))
        .contains("timezone");
    assertThat(errors(Map.of("title", "A", "timezone", "UTC"))).contains("timezone");
    for (String field : List.of("contactId", "companyId", "dealId", "assigneeId")) {
      assertThat(errors(Map.of("title", "A", field, UUID.randomUUID()))).contains(field);
    }
  }

  @Test
  void nullEmptiesAFieldAndAStaleChangeIsRefused() {
    String path = task(Map.of("title", "A", "due", "2026-03-12"));
    Map<String, @Nullable Object> nothing = new HashMap<>();
    nothing.put("due", null);
    nothing.put("assigneeId", null);
    JsonNode emptied = Api.body(ann.patch(path, nothing));
    assertThat(emptied.has("due")).isFalse();
    assertThat(emptied.has("assignee")).isFalse();
    MvcTestResult stale = ann.call("PATCH", path, Map.of("due", "2026-04-01"), "If-Match", "\"1\"");
    assertThat(stale).hasStatus(412);
    assertThat(Api.body(stale).path("errors").path(0).path("yours").asString())
        .isEqualTo("2026-04-01");
    assertThat(ann.call("DELETE", path, null, "If-Match", "\"1\"")).hasStatus(412);
  }

  private String task(Map<String, ?> fields) {
    MvcTestResult made = ann.post("/api/v1/tasks", fields);
    assertThat(made).hasStatus(201).hasHeader("ETag", "\"1\"");
    return "/api/v1/tasks/" + id(made);
  }

  private String errors(Map<String, ?> fields) {
    MvcTestResult refused = ann.post("/api/v1/tasks", fields);
    assertThat(refused).hasStatus(422);
    return Api.body(refused).path("errors").toString();
  }

  private List<String> titles(String query) {
    return Api.data(ann.get("/api/v1/tasks" + query)).stream()
        .map(t -> t.path("title").asString())
        .toList();
  }

  private String pathOf(String title) {
    return Api.data(ann.get("/api/v1/tasks")).stream()
        .filter(t -> t.path("title").asString().equals(title))
        .map(t -> "/api/v1/tasks/" + t.path("id").asString())
        .findFirst()
        .orElseThrow();
  }

  private List<String> paged(String query) {
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = Api.body(ann.get("/api/v1/tasks?limit=2" + query + next));
      page.path("data").forEach(t -> all.add(t.path("title").asString()));
      next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
    } while (!next.isEmpty());
    return all;
  }

  private static String id(MvcTestResult made) {
    return Api.body(made).path("id").asString();
  }
}
