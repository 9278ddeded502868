package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Files of mail are handed in by the API, followed, and refused in words.
@InviCrmTest
class ImportsTest {
  @Autowired MockMvcTester http;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void byDefaultThoseWhoWereWrittenToBecomePeople() {
    String inbound = mail("news@globex.example", ann.email, 1);
    String outbound = mail(ann.email, "pia@initech.example", 2);
    JsonNode done = imported("two.mbox", inbound + outbound);
    assertThat(done.path("status").asString()).isEqualTo("done");
    assertThat(done.path("imported").asInt()).isEqualTo(2);
    assertThat(done.path("contacts").asInt()).isEqualTo(1);
    assertThat(Api.data(ann.get("/api/v1/contacts")).getFirst().path("emails").path(0).asString())
        .isEqualTo("pia@initech.example");
    JsonNode stranger = Api.data(ann.get("/api/v1/correspondents?q=news@")).getFirst();
    assertThat(stranger.path("decision").asString()).isEqualTo("none");
    assertThat(Api.data(ann.get("/api/v1/imports"))).hasSize(1);
  }

  @Test
  void aFileThatIsNoMailFailsInWords() {
    JsonNode failed = imported("notes.txt", "Only a few words.");
    assertThat(failed.path("status").asString()).isEqualTo("failed");
    assertThat(failed.path("error").asString()).contains("“notes.txt” is not mail");
  }

  @Test
  void badFieldsAreRefusedBeforeAnythingIsTaken() {
    assertThat(upload("x", Map.of("owner", "nobody"))).hasStatus(422);
    assertThat(upload("x", Map.of("owner", ann.email, "aliases", "fine@acme.example, not one")))
        .hasStatus(422);
    assertThat(upload("", Map.of("owner", ann.email))).hasStatus(422);
    assertThat(Api.data(ann.get("/api/v1/imports"))).isEmpty();
  }

  @Test
  void aColleaguesMailboxIsTheirsOrAnAdminsToHandIn() {
    Api rep = ann.colleague("rep");
    MvcTestResult refused =
        rep.upload(
            "/api/v1/imports",
            "a.mbox",
            mail("x@globex.example", ann.email, 1).getBytes(UTF_8),
            Map.of("owner", ann.email));
    assertThat(refused).hasStatus(403);
    assertThat(Api.body(refused).path("detail").asString()).contains("colleague's mailbox");
  }

  private JsonNode imported(String name, String content) {
    MvcTestResult started =
        ann.upload("/api/v1/imports", name, content.getBytes(UTF_8), Map.of("owner", ann.email));
    assertThat(started).hasStatus(202);
    String path = "/api/v1/imports/" + Api.body(started).path("id").asString();
    assertThat(started).hasHeader("Location", path);
    Awaitility.await()
        .until(() -> !Api.body(ann.get(path)).path("status").asString().equals("running"));
    return Api.body(ann.get(path));
  }

  private MvcTestResult upload(String content, Map<String, String> fields) {
    return ann.upload("/api/v1/imports", "a.mbox", content.getBytes(UTF_8), fields);
  }

  private static String mail(String from, String to, int number) {
    return "From x@y.example Mon Mar  2 09:00:00 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:0%d:00 +0000\nMessage-ID: <%d@y.example>\nSubject: S%d\n\nText\n\n"
        .formatted(from, to, number, number, number);
  }
}
