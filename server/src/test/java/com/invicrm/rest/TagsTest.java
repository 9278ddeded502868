package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Tags by the API: written down, put on people, companies and deals, renamed, put away, brought
/// back.
@InviCrmTest
class TagsTest {
  @Autowired MockMvcTester http;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @ParameterizedTest
  @CsvSource({"contacts, displayName", "companies, name", "deals, name"})
  void aTagThatIsMissingIsMadeWhenARecordIsWritten(String records, String name) {
    String path = "/api/v1/" + records;
    String both = made(path, Map.of(name, "One", "tags", List.of("VIP", "Paris  fair", "vip")));
    made(path, Map.of(name, "Two", "tags", List.of("ｖｉｐ")));
    made(path, Map.of(name, "Three"));
    assertThat(tags(ann.get(both))).containsExactly("Paris fair", "VIP");
    assertThat(names(ann.get("/api/v1/tags"), "name")).containsExactly("Paris fair", "VIP");
    assertThat(names(ann.get(path + "?sort=name&tag=Vip"), name)).containsExactly("One", "Two");
    assertThat(names(ann.get(path + "?q=on&tag=vip"), name)).containsExactly("One");
    assertThat(names(ann.get(path + "?q=three&tag=vip"), name)).isEmpty();
    assertThat(names(ann.get(path + "?tag=nothing"), name)).isEmpty();

    MvcTestResult changed = ann.patch(both, Map.of("tags", List.of("Paris fair")));
    assertThat(changed).hasStatusOk().hasHeader("ETag", "\"2\"");
    assertThat(tags(changed)).containsExactly("Paris fair");
    assertThat(tags(ann.patch(both, Map.of(name, "Uno")))).containsExactly("Paris fair");
    assertThat(names(ann.get(path + "?tag=vip"), name)).containsExactly("Two");
    assertThat(tags(ann.patch(both, Map.of("tags", List.of())))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"contacts, displayName", "companies, name", "deals, name"})
  void aTagIsRenamedTakenAwayAndBroughtBackEverywhere(String records, String name) {
    String record = made("/api/v1/" + records, Map.of(name, "One", "tags", List.of("VIP", "lead")));
    String tag = "/api/v1/tags/" + Api.data(ann.get("/api/v1/tags")).get(1).path("id").asString();
    assertThat(ann.patch(tag, Map.of("name", "Key account"))).hasStatusOk();
    assertThat(tags(ann.get(record))).containsExactly("Key account", "lead");
    assertThat(names(ann.get("/api/v1/" + records + "?tag=key account"), name))
        .containsExactly("One");
    assertThat(ann.call("DELETE", tag, null, "If-Match", "\"1\"")).hasStatus(412);
    assertThat(ann.delete(tag)).hasStatus(204);
    assertThat(ann.get(tag)).hasStatus(404);
    assertThat(tags(ann.get(record))).containsExactly("lead");
    assertThat(names(ann.get("/api/v1/" + records + "?tag=key account"), name)).isEmpty();
    assertThat(names(ann.get("/api/v1/tags?deleted=true"), "name")).containsExactly("Key account");
    assertThat(ann.post(tag + "/restore", Map.of())).hasStatusOk();
    assertThat(tags(ann.get(record))).containsExactly("Key account", "lead");
  }

  @Test
  void aNameBelongsToOneTag() {
    String vip = made("/api/v1/tags", Map.of("name", "VIP"));
    MvcTestResult again = ann.post("/api/v1/tags", Map.of("name", "vip"));
    assertThat(again).hasStatus(409);
    assertThat(vip).endsWith(Api.body(again).path("existingId").asString());
    String lead = made("/api/v1/tags", Map.of("name", "lead"));
    assertThat(ann.patch(lead, Map.of("name", "Vip"))).hasStatus(409);
    assertThat(ann.patch(vip, Map.of("name", "Vip"))).hasStatusOk().hasHeader("ETag", "\"2\"");
    assertThat(ann.call("PATCH", vip, Map.of("name", "X"), "If-Match", "\"1\"")).hasStatus(412);
    ann.delete(vip);
    made("/api/v1/tags", Map.of("name", "VIP"));
    assertThat(ann.post(vip + "/restore", Map.of())).hasStatus(409);
  }

  @Test
  void whatIsNoTagIsRefused() {
    assertThat(ann.post("/api/v1/tags", Map.of("name", " "))).hasStatus(422);
    assertThat(ann.post("/api/v1/tags", Map.of("name", "x".repeat(51)))).hasStatus(422);
    MvcTestResult refused =
        ann.post("/api/v1/contacts", Map.of("displayName", "A", "tags", List.of("ok", " ")));
    assertThat(refused).hasStatus(422);
    assertThat(Api.body(refused).path("errors").toString()).contains("tags[1]");
    assertThat(Api.data(ann.get("/api/v1/contacts"))).isEmpty();
  }

  @Test
  void tagsComeByNameAndPageThroughAllOfThemOnce() {
    for (String name : List.of("d", "B", "a", "é", "c")) made("/api/v1/tags", Map.of("name", name));
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = Api.body(ann.get("/api/v1/tags?limit=2" + next));
      page.path("data").forEach(t -> all.add(t.path("name").asString()));
      next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
    } while (!next.isEmpty());
    assertThat(all).containsExactly("a", "B", "c", "d", "é");
    assertThat(ann.get("/api/v1/tags?cursor=nonsense")).hasStatus(422);
  }

  private String made(String path, Map<String, ?> fields) {
    MvcTestResult made = ann.post(path, fields);
    assertThat(made).hasStatus(201).hasHeader("ETag", "\"1\"");
    return path + "/" + Api.body(made).path("id").asString();
  }

  private static List<String> tags(MvcTestResult record) {
    return Api.body(record).path("tags").values().stream().map(JsonNode::asString).toList();
  }

  private static List<String> names(MvcTestResult list, String field) {
    return Api.data(list).stream().map(t -> t.path(field).asString()).toList();
  }
}
