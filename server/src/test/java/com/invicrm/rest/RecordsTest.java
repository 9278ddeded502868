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

/// Contacts, companies and activities by the API: made, found, changed, put away, brought back.
@InviCrmTest
class RecordsTest {
  @Autowired MockMvcTester http;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void aContactIsMadeFoundChangedPutAwayAndBroughtBack() {
    JsonNode made =
        Api.body(
            ann.post(
                "/api/v1/contacts",
                Map.of(
                    "firstName",
                    "Priya",
                    "lastName",
                    "Nair",
                    "emails",
                    List.of("priya@globex.example"),
                    "phones",
                    List.of("+965 2222 3333"))));
    String path = "/api/v1/contacts/" + made.path("id").asString();
    assertThat(made.path("displayName").asString()).isEqualTo("Priya Nair");
    assertThat(made.path("company").path("name").asString()).isEqualTo("Globex");
    assertThat(names(ann.get("/api/v1/contacts?q=riy"))).containsExactly("Priya Nair");

    MvcTestResult changed = ann.patch(path, Map.of("title", "CFO"));
    assertThat(changed).hasStatusOk().hasHeader("ETag", "\"2\"");
    assertThat(ann.delete(path)).hasStatus(204);
    assertThat(ann.get(path)).hasStatus(404);
    assertThat(names(ann.get("/api/v1/contacts?deleted=true"))).containsExactly("Priya Nair");
    assertThat(Api.body(ann.post(path + "/restore", Map.of())).path("title").asString())
        .isEqualTo("CFO");
    assertThat(names(ann.get("/api/v1/contacts"))).containsExactly("Priya Nair");
  }

  @Test
  void nullEmptiesAFieldAndAnAbsentOneIsLeft() {
    String path = contact(Map.of("displayName", "Omar", "title", "CEO"));
    Map<String, @Nullable Object> nothing = new HashMap<>();
    nothing.put("title", null);
    JsonNode changed = Api.body(ann.patch(path, nothing));
    assertThat(changed.has("title")).isFalse();
    assertThat(changed.path("displayName").asString()).isEqualTo("Omar");
  }

  @Test
  void aStaleChangeIsRefusedWithTheRecordAsItStands() {
    String path = contact(Map.of("displayName", "Omar"));
    ann.patch(path, Map.of("title", "CEO"));
    MvcTestResult stale = ann.call("PATCH", path, Map.of("title", "CTO"), "If-Match", "\"1\"");
    assertThat(stale).hasStatus(412);
    JsonNode problem = Api.body(stale);
    assertThat(problem.path("current").path("title").asString()).isEqualTo("CEO");
    assertThat(problem.path("errors").path(0).path("yours").asString()).isEqualTo("CTO");
    assertThat(ann.call("PATCH", path, Map.of("title", "CTO"), "If-Match", "\"2\"")).hasStatusOk();
  }

  @Test
  void anAddressBelongsToOnePerson() {
    String path = contact(Map.of("displayName", "Omar", "emails", List.of("omar@globex.example")));
    MvcTestResult second =
        ann.post(
            "/api/v1/contacts",
            Map.of("displayName", "Other", "emails", List.of("OMAR@globex.example")));
    assertThat(second).hasStatus(409);
    assertThat(path).endsWith(Api.body(second).path("existingId").asString());
  }

  @Test
  void badFieldsAreNamed() {
    MvcTestResult bad =
        ann.post(
            "/api/v1/contacts", Map.of("surprise", 1, "emails", List.of("no address"), "title", 7));
    assertThat(bad).hasStatus(422);
    assertThat(Api.body(bad).path("errors").toString()).contains("surprise", "title");
    assertThat(
            Api.body(ann.post("/api/v1/contacts", Map.of("emails", List.of("no address"))))
                .path("errors")
                .toString())
        .contains("emails[0]");
    assertThat(ann.get("/api/v1/contacts?limit=0")).hasStatus(422);
    assertThat(ann.get("/api/v1/contacts?cursor=nonsense")).hasStatus(422);
    assertThat(ann.get("/api/v1/contacts?sort=sideways")).hasStatus(422);
    assertThat(ann.get("/api/v1/contacts/not-an-id")).hasStatus(404);
    assertThat(ann.get("/api/v1/contacts/" + UUID.randomUUID())).hasStatus(404);
  }

  @Test
  void aListPagesThroughEverybodyOnce() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) contact(Map.of("displayName", "Person " + i));
    String next = "";
    do {
      JsonNode page = Api.body(ann.get("/api/v1/contacts?sort=name&limit=3" + next));
      page.path("data").forEach(c -> all.add(c.path("displayName").asString()));
      next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
    } while (!next.isEmpty());
    assertThat(all)
        .containsExactly(
            "Person 0", "Person 1", "Person 2", "Person 3", "Person 4", "Person 5", "Person 6");
  }

  @Test
  void aCompanyIsMadeFoundAndListsItsPeople() {
    JsonNode company =
        Api.body(
            ann.post(
                "/api/v1/companies",
                Map.of("name", "Initech", "domains", List.of("initech.example"))));
    contact(Map.of("displayName", "Lena", "companyId", company.path("id").asString()));
    assertThat(names(ann.get("/api/v1/contacts?companyId=" + company.path("id").asString())))
        .containsExactly("Lena");
    JsonNode read = Api.body(ann.get("/api/v1/companies/" + company.path("id").asString()));
    assertThat(read.path("contactCount").asInt()).isEqualTo(1);
    assertThat(Api.data(ann.get("/api/v1/companies?q=nitec"))).hasSize(1);
    MvcTestResult taken =
        ann.post("/api/v1/companies", Map.of("domains", List.of("initech.example")));
    assertThat(taken).hasStatus(409);
  }

  @Test
  void aCallIsNotedOnTheTimelinesAndCountsAsContact() {
    JsonNode company = Api.body(ann.post("/api/v1/companies", Map.of("name", "Initech")));
    String path =
        contact(Map.of("displayName", "Lena", "companyId", company.path("id").asString()));
    String id = path.substring(path.lastIndexOf('/') + 1);
    JsonNode call =
        Api.body(
            ann.post(
                "/api/v1/activities",
                Map.of(
                    "kind",
                    "call",
                    "subject",
                    "Price",
                    "text",
                    "She wants ten per cent.",
                    "occurredAt",
                    "2026-03-01T10:00:00+03:00",
                    "durationMinutes",
                    20,
                    "contactIds",
                    List.of(id))));
    assertThat(call.path("text").asString()).isEqualTo("She wants ten per cent.");
    assertThat(call.path("createdBy").path("name").asString()).isEqualTo("Ann Ames");
    assertThat(Api.body(ann.get(path)).path("lastContactedAt").asString())
        .isEqualTo("2026-03-01T07:00:00Z");
    assertThat(Api.data(ann.get(path + "/timeline")).getFirst().path("snippet").asString())
        .isEqualTo("She wants ten per cent.");
    assertThat(
            Api.data(ann.get("/api/v1/companies/" + company.path("id").asString() + "/timeline")))
        .hasSize(1);
    assertThat(Api.data(ann.get(path + "/timeline?kind=note"))).isEmpty();
  }

  @Test
  void aNoteIsChangedMovedPutAwayAndBroughtBack() {
    String lena = contact(Map.of("displayName", "Lena"));
    String omar = contact(Map.of("displayName", "Omar"));
    String note =
        "/api/v1/activities/"
            + Api.body(
                    ann.post(
                        "/api/v1/activities",
                        Map.of(
                            "kind", "note", "text", "Likes tea", "contactIds", List.of(id(lena)))))
                .path("id")
                .asString();
    assertThat(Api.body(ann.get(lena)).has("lastContactedAt")).isFalse();
    assertThat(ann.patch(note, Map.of("text", "Likes coffee", "contactIds", List.of(id(omar)))))
        .hasStatusOk();
    assertThat(Api.data(ann.get(lena + "/timeline"))).isEmpty();
    assertThat(Api.data(ann.get(omar + "/timeline")).getFirst().path("snippet").asString())
        .isEqualTo("Likes coffee");
    assertThat(ann.call("PATCH", note, Map.of("text", "x"), "If-Match", "\"1\"")).hasStatus(412);
    assertThat(ann.delete(note)).hasStatus(204);
    assertThat(ann.get(note)).hasStatus(404);
    assertThat(Api.data(ann.get("/api/v1/activities?deleted=true"))).hasSize(1);
    assertThat(ann.post(note + "/restore", Map.of())).hasStatusOk();
    assertThat(Api.data(ann.get("/api/v1/activities"))).hasSize(1);
  }

  @Test
  void anActivityNeedsSomethingToSayAndSomebodyHere() {
    String lena = contact(Map.of("displayName", "Lena"));
    assertThat(
            ann.post("/api/v1/activities", Map.of("kind", "note", "contactIds", List.of(id(lena)))))
        .hasStatus(422);
    assertThat(ann.post("/api/v1/activities", Map.of("kind", "note", "text", "x"))).hasStatus(422);
    assertThat(
            ann.post(
                "/api/v1/activities",
                Map.of("kind", "email", "text", "x", "contactIds", List.of(id(lena)))))
        .hasStatus(422);
    assertThat(
            ann.post(
                "/api/v1/activities",
                Map.of("kind", "note", "text", "x", "contactIds", List.of(UUID.randomUUID()))))
        .hasStatus(422);
  }

  @Test
  void aTimelinePagesThroughEqualTimesWithoutLossOrDouble() {
    String lena = contact(Map.of("displayName", "Lena"));
    for (int i = 0; i < 5; i++) {
      ann.post(
          "/api/v1/activities",
          Map.of(
              "kind",
              "note",
              "text",
              "Note " + i,
              "occurredAt",
              "2026-03-01T10:00:00Z",
              "contactIds",
              List.of(id(lena))));
    }
    JsonNode first = Api.body(ann.get(lena + "/timeline?limit=3"));
    JsonNode second =
        Api.body(ann.get(lena + "/timeline?limit=3&cursor=" + first.path("nextCursor").asString()));
    List<String> texts = new ArrayList<>();
    first.path("data").forEach(a -> texts.add(a.path("snippet").asString()));
    second.path("data").forEach(a -> texts.add(a.path("snippet").asString()));
    assertThat(texts).containsExactlyInAnyOrder("Note 0", "Note 1", "Note 2", "Note 3", "Note 4");
    assertThat(second.has("nextCursor")).isFalse();
  }

  @Test
  void aQuestionAboutAPersonIsAnsweredWithSources() {
    String priya =
        contact(Map.of("displayName", "Priya Nair", "emails", List.of("priya@globex.example")));
    ann.post(
        "/api/v1/activities",
        Map.of(
            "kind",
            "call",
            "subject",
            "Renewal",
            "occurredAt",
            "2026-03-01T10:00:00Z",
            "contactIds",
            List.of(id(priya))));
    JsonNode asked =
        Api.body(ann.post("/api/v1/ask", Map.of("question", "What's happening with Priya?")));
    assertThat(asked.path("parsed").path("intent").asString()).isEqualTo("contact_lookup");
    assertThat(asked.path("parsed").path("entities").path("contactName").asString())
        .isEqualTo("Priya");
    JsonNode answer = asked.path("answer");
    assertThat(answer.path("title").asString()).isEqualTo("Priya Nair · Globex");
    assertThat(answer.path("text").asString()).contains("March 1, 2026");
    JsonNode item = answer.path("sections").path(0).path("items").path(0);
    assertThat(item.path("text").asString()).isEqualTo("Renewal");
    assertThat(answer.path("sources").path(item.path("source").asInt()).path("type").asString())
        .isEqualTo("activity");
  }

  @Test
  void twoJohnsAreAQuestionBackAndNobodyIsSaid() {
    contact(Map.of("displayName", "John Smith"));
    contact(Map.of("displayName", "John Brown"));
    JsonNode which = Api.body(ann.post("/api/v1/ask", Map.of("question", "who is John?")));
    assertThat(which.path("alternatives").size()).isEqualTo(2);
    assertThat(which.path("answer").path("sections").size()).isZero();
    JsonNode exact = Api.body(ann.post("/api/v1/ask", Map.of("question", "who is John Brown?")));
    assertThat(exact.path("answer").path("title").asString()).isEqualTo("John Brown");
    JsonNode nobody = Api.body(ann.post("/api/v1/ask", Map.of("question", "who is Zoe?")));
    assertThat(nobody.path("answer").path("title").asString()).contains("Zoe");
    assertThat(
            Api.body(ann.post("/api/v1/ask", Map.of("question", "12345")))
                .path("parsed")
                .path("intent")
                .asString())
        .isEqualTo("unknown");
  }

  @Test
  void answersComeInTheAskersLanguage() {
    contact(Map.of("displayName", "خالد المطيري"));
    ann.patch("/api/v1/me", Map.of("locale", "ar"));
    JsonNode asked = Api.body(ann.post("/api/v1/ask", Map.of("question", "شنو أخبار خالد؟")));
    assertThat(asked.path("answer").path("title").asString()).isEqualTo("خالد المطيري");
    assertThat(asked.path("answer").path("text").asString()).contains("لم يحدث شيء");
  }

  private String contact(Map<String, Object> fields) {
    MvcTestResult made = ann.post("/api/v1/contacts", fields);
    assertThat(made).hasStatus(201);
    return "/api/v1/contacts/" + Api.body(made).path("id").asString();
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<String> names(MvcTestResult list) {
    return Api.data(list).stream().map(c -> c.path("displayName").asString()).toList();
  }
}
