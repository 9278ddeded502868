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

/// Pipelines and deals by the API: made, found, moved, changed, put away, brought back.
@InviCrmTest
class DealsApiTest {
  @Autowired MockMvcTester http;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void aWorkspaceBeginsWithOnePipeline() {
    List<JsonNode> pipelines = Api.data(ann.get("/api/v1/pipelines"));
    assertThat(pipelines).hasSize(1);
    assertThat(pipelines.getFirst().path("isDefault").asBoolean()).isTrue();
    assertThat(texts(pipelines.getFirst().path("stages"), "name"))
        .containsExactly("Lead", "Qualified", "Proposal", "Negotiation", "Won", "Lost");
    assertThat(texts(pipelines.getFirst().path("stages"), "kind"))
        .containsExactly("open", "open", "open", "open", "won", "lost");
  }

  @Test
  void aDealIsMadeFoundMovedPutAwayAndBroughtBack() {
    String company = id(ann.post("/api/v1/companies", Map.of("name", "Globex")));
    String priya =
        id(ann.post("/api/v1/contacts", Map.of("displayName", "Priya", "companyId", company)));
    MvcTestResult made =
        ann.post(
            "/api/v1/deals",
            Map.of(
                "name",
                "Globex renewal",
                "contactIds",
                List.of(priya),
                "amount",
                Map.of("amount", "1250.5", "currency", "KWD"),
                "closeDate",
                "2026-12-31"));
    assertThat(made).hasStatus(201).hasHeader("ETag", "\"1\"");
    JsonNode deal = Api.body(made);
    String path = "/api/v1/deals/" + deal.path("id").asString();
    assertThat(deal.path("amount").path("amount").asString()).isEqualTo("1250.500");
    assertThat(deal.path("stage").path("name").asString()).isEqualTo("Lead");
    assertThat(deal.path("status").asString()).isEqualTo("open");
    assertThat(deal.path("company").path("name").asString()).isEqualTo("Globex");
    assertThat(deal.path("owner").path("name").asString()).isEqualTo("Ann Ames");
    assertThat(names(ann.get("/api/v1/deals?q=renew"))).containsExactly("Globex renewal");

    JsonNode won = Api.body(ann.patch(path, Map.of("stageId", stage("Won"))));
    assertThat(won.path("status").asString()).isEqualTo("won");
    assertThat(won.has("closedAt")).isTrue();
    assertThat(names(ann.get("/api/v1/deals?status=open"))).isEmpty();

    assertThat(ann.delete(path)).hasStatus(204);
    assertThat(ann.get(path)).hasStatus(404);
    assertThat(names(ann.get("/api/v1/deals?q=renew"))).isEmpty();
    assertThat(names(ann.get("/api/v1/deals?deleted=true"))).containsExactly("Globex renewal");
    assertThat(Api.body(ann.post(path + "/restore", Map.of())).path("status").asString())
        .isEqualTo("won");
    assertThat(names(ann.get("/api/v1/deals?q=renew"))).containsExactly("Globex renewal");
  }

  @Test
  void aListIsFilteredByWhatDealsAreAbout() {
    String company = id(ann.post("/api/v1/companies", Map.of("name", "Globex")));
    String omar = id(ann.post("/api/v1/contacts", Map.of("displayName", "Omar")));
    deal(Map.of("name", "Alpha", "companyId", company));
    deal(Map.of("name", "Beta", "contactIds", List.of(omar)));
    deal(Map.of("name", "Gamma", "stageId", stage("Lost")));
    Map<String, @Nullable Object> nobodys = new HashMap<>(Map.of("name", "Delta"));
    nobodys.put("ownerId", null);
    deal(nobodys);
    assertThat(names(ann.get("/api/v1/deals?companyId=" + company))).containsExactly("Alpha");
    assertThat(names(ann.get("/api/v1/deals?contactId=" + omar))).containsExactly("Beta");
    assertThat(names(ann.get("/api/v1/deals?stageId=" + stage("Lost")))).containsExactly("Gamma");
    assertThat(names(ann.get("/api/v1/deals?status=lost"))).containsExactly("Gamma");
    assertThat(names(ann.get("/api/v1/deals?sort=name&ownerId=" + ann.userId())))
        .containsExactly("Alpha", "Beta", "Gamma");
    assertThat(names(ann.get("/api/v1/deals?q=a&status=lost"))).isEmpty();
    assertThat(names(ann.get("/api/v1/deals?q=gam&status=lost"))).containsExactly("Gamma");
  }

  @Test
  void eachOrderPagesThroughAllDealsOnce() {
    deal(Map.of("name", "C", "closeDate", "2026-01-03"));
    deal(Map.of("name", "A"));
    deal(Map.of("name", "B", "closeDate", "2026-01-01"));
    deal(Map.of("name", "D"));
    deal(Map.of("name", "E", "closeDate", "2026-01-01"));
    assertThat(paged("sort=created")).containsExactly("E", "D", "B", "A", "C");
    assertThat(paged("sort=name")).containsExactly("A", "B", "C", "D", "E");
    assertThat(paged("sort=closeDate")).containsExactly("B", "E", "C", "A", "D");
    assertThat(ann.get("/api/v1/deals?cursor=nonsense")).hasStatus(422);
    assertThat(ann.get("/api/v1/deals?sort=sideways")).hasStatus(422);
  }

  @Test
  void aStaleChangeIsRefusedWithTheDealAsItStands() {
    String path = deal(Map.of("name", "Renewal"));
    ann.patch(path, Map.of("amount", Map.of("amount", "10", "currency", "USD")));
    MvcTestResult stale =
        ann.call(
            "PATCH",
            path,
            Map.of("amount", Map.of("amount", "20", "currency", "USD")),
            "If-Match",
            "\"1\"");
    assertThat(stale).hasStatus(412);
    JsonNode error = Api.body(stale).path("errors").path(0);
    assertThat(error.path("yours").path("amount").asString()).isEqualTo("20.00");
    assertThat(error.path("current").path("amount").asString()).isEqualTo("10.00");
    assertThat(ann.call("DELETE", path, null, "If-Match", "\"1\"")).hasStatus(412);
    assertThat(ann.call("DELETE", path, null, "If-Match", "\"2\"")).hasStatus(204);
  }

  @Test
  void badFieldsAreNamed() {
    assertThat(
            errors(
                ann.post(
                    "/api/v1/deals",
                    Map.of(
                        "surprise",
                        1,
                        "closeDate",
                        "tomorrow",
                        "amount",
                        Map.of("amount", "1.5", "currency", "JPY")))))
        .contains("surprise", "closeDate", "amount.amount");
    assertThat(errors(ann.post("/api/v1/deals", Map.of()))).contains("name");
    assertThat(errors(ann.post("/api/v1/deals", Map.of("name", "X", "amount", 5))))
        .contains("amount.body");
    for (String field : List.of("companyId", "stageId", "pipelineId", "ownerId")) {
      assertThat(errors(ann.post("/api/v1/deals", Map.of("name", "X", field, UUID.randomUUID()))))
          .contains(field);
    }
    assertThat(
            errors(
                ann.post(
                    "/api/v1/deals",
                    Map.of("name", "X", "contactIds", List.of(UUID.randomUUID())))))
        .contains("contactIds");
    assertThat(ann.get("/api/v1/deals/" + UUID.randomUUID())).hasStatus(404);
  }

  @Test
  void anAmountWithoutACurrencyIsInTheWorkspaces() {
    ann.patch("/api/v1/tenant", Map.of("currency", "BHD"));
    JsonNode deal =
        Api.body(ann.post("/api/v1/deals", Map.of("name", "X", "amount", Map.of("amount", "7.1"))));
    assertThat(deal.path("amount").path("amount").asString()).isEqualTo("7.100");
    assertThat(deal.path("amount").path("currency").asString()).isEqualTo("BHD");
  }

  @Test
  void aPipelineIsMadeRenamedAndMadeTheDefault() {
    JsonNode made = Api.body(ann.post("/api/v1/pipelines", Map.of("name", "Renewals")));
    assertThat(made.path("stages").size()).isEqualTo(6);
    String path = "/api/v1/pipelines/" + made.path("id").asString();
    JsonNode changed = Api.body(ann.patch(path, Map.of("name", "Partners", "isDefault", true)));
    assertThat(changed.path("version").asInt()).isEqualTo(2);
    assertThat(
            Api.data(ann.get("/api/v1/pipelines")).stream()
                .filter(p -> p.path("isDefault").asBoolean())
                .map(p -> p.path("name").asString()))
        .containsExactly("Partners");
    assertThat(
            Api.body(ann.get(deal(Map.of("name", "X")))).path("pipeline").path("name").asString())
        .isEqualTo("Partners");
    assertThat(ann.patch(path, Map.of("isDefault", false))).hasStatus(422);
    assertThat(ann.call("PATCH", path, Map.of("name", "Y"), "If-Match", "\"1\"")).hasStatus(412);
  }

  @Test
  void stagesAreRenamedOrderedAddedAndTakenOutUnlessDealsStandThere() {
    JsonNode pipeline = Api.data(ann.get("/api/v1/pipelines")).getFirst();
    String path = "/api/v1/pipelines/" + pipeline.path("id").asString();
    deal(Map.of("name", "X", "stageId", stage("Proposal")));
    List<Map<String, Object>> stages =
        List.of(
            Map.of("id", stage("Proposal"), "name", "Offer", "probability", 60),
            Map.of("name", "Trial"),
            Map.of("id", stage("Won")),
            Map.of("id", stage("Lost")));
    JsonNode changed = Api.body(ann.patch(path, Map.of("stages", stages)));
    assertThat(texts(changed.path("stages"), "name"))
        .containsExactly("Offer", "Trial", "Won", "Lost");
    assertThat(changed.path("stages").path(0).path("probability").asInt()).isEqualTo(60);
    MvcTestResult refused = ann.patch(path, Map.of("stages", stages.subList(1, 4)));
    assertThat(refused).hasStatus(422);
    assertThat(Api.body(refused).path("detail").asString()).contains("Offer");
    assertThat(texts(Api.body(ann.get(path)).path("stages"), "name")).hasSize(4);
    assertThat(errors(ann.patch(path, Map.of("stages", stages.subList(0, 3))))).contains("lost");
    assertThat(errors(ann.patch(path, Map.of("stages", List.of(Map.of("kind", "shut"))))))
        .contains("stages[0].kind");
  }

  @Test
  void aPipelineIsTotalledByStageAndCurrency() {
    deal(Map.of("name", "A", "amount", Map.of("amount", "1.5", "currency", "KWD")));
    deal(Map.of("name", "B", "amount", Map.of("amount", "2", "currency", "KWD")));
    deal(Map.of("name", "C", "amount", Map.of("amount", "5", "currency", "USD")));
    String id = id(ann.post("/api/v1/pipelines", Map.of("name", "Renewals")));
    deal(Map.of("name", "D", "pipelineId", id));
    String first = Api.data(ann.get("/api/v1/pipelines")).getFirst().path("id").asString();
    List<JsonNode> totals = Api.data(ann.get("/api/v1/pipelines/" + first + "/totals"));
    assertThat(totals.stream().map(t -> t.path("amount").path("amount").asString()))
        .containsExactly("3.500", "5.00");
    assertThat(totals.getFirst().path("deals").asInt()).isEqualTo(2);
    assertThat(Api.data(ann.get("/api/v1/pipelines/" + id + "/totals")).getFirst().has("amount"))
        .isFalse();
  }

  private String deal(Map<String, ?> fields) {
    MvcTestResult made = ann.post("/api/v1/deals", fields);
    assertThat(made).hasStatus(201);
    return "/api/v1/deals/" + id(made);
  }

  private String stage(String name) {
    return Api.data(ann.get("/api/v1/pipelines")).getFirst().path("stages").values().stream()
        .filter(s -> s.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private List<String> paged(String query) {
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = Api.body(ann.get("/api/v1/deals?limit=2&" + query + next));
      page.path("data").forEach(d -> all.add(d.path("name").asString()));
      next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
    } while (!next.isEmpty());
    return all;
  }

  private static String errors(MvcTestResult refused) {
    assertThat(refused).hasStatus(422);
    return Api.body(refused).path("errors").toString();
  }

  private static String id(MvcTestResult made) {
    return Api.body(made).path("id").asString();
  }

  private static List<String> names(MvcTestResult list) {
    return Api.data(list).stream().map(d -> d.path("name").asString()).toList();
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.values().stream().map(n -> n.path(field).asString()).toList();
  }
}
