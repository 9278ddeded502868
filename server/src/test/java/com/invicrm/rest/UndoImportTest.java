package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.CanonicalExport;
import com.invicrm.InventedMailbox;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// An import that is undone leaves things as they were before it, and handing the file in again
/// leaves them as they were after it.
@InviCrmTest
class UndoImportTest {
  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;
  @TempDir Path folder;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void whatOnlyThisImportBroughtIsTakenBackAndComesAgain() throws Exception {
    List<String> mails = invented(500);
    imported("a.mbox", mails.subList(0, 300));
    List<String> before = living();
    JsonNode second = imported("b.mbox", mails.subList(250, 500));
    List<String> after = living();
    assertThat(after.size()).isGreaterThan(before.size() + 1_000);

    JsonNode undone = undone(second);
    assertThat(undone.path("status").asString()).isEqualTo("undone");
    assertThat(undone.path("undone").asInt()).isBetween(200, 250);
    assertThat(CanonicalExport.differences(before, living())).isEmpty();

    JsonNode again = imported("b.mbox", mails.subList(250, 500));
    assertThat(again.path("imported")).isEqualTo(second.path("imported"));
    assertThat(again.path("merged")).isEqualTo(second.path("merged"));
    assertThat(CanonicalExport.differences(after, living())).isEmpty();
  }

  @Test
  void anImportThatIsUndoneAloneLeavesNothingOfTheRecord() throws Exception {
    JsonNode first = imported("a.mbox", invented(200));
    assertThat(Api.data(ann.get("/api/v1/contacts"))).isNotEmpty();
    undone(first);
    assertThat(living())
        .allMatch(l ->
            l.startsWith("user_integrations")
                || l.startsWith("integration_addresses")
                || l.startsWith("channels")
                // What every workspace begins with.
                || l.startsWith("pipelines")
                || l.startsWith("stages"));
    for (String list : List.of("contacts", "companies", "activities", "correspondents")) {
      assertThat(Api.data(ann.get("/api/v1/" + list))).as(list).isEmpty();
    }
    assertThat(Api.data(ann.get("/api/v1/activities?deleted=true"))).isEmpty();
  }

  @Test
  void whomSomebodyTouchedAndWhatAColleagueHasStays() throws Exception {
    String edited = mail("pia@globex.example", ann.email, 1);
    String noted = mail("omar@initech.example", ann.email, 2);
    String gone = mail("tom@umbrella.example", ann.email, 3);
    String shared = mail("lina@acme-partner.example", ann.email, 4);
    JsonNode mine = imported("mine.mbox", List.of(edited, noted, gone, shared));
    imported("theirs.mbox", List.of(shared + "Footer\n"), "bob@acme.example");
    ann.patch("/api/v1/contacts/" + contact("pia@"), Map.of("title", "Buyer"));
    ann.post(
        "/api/v1/activities",
        Map.of("kind", "call", "subject", "Price", "contactIds", List.of(contact("omar@"))));

    undone(mine);
    assertThat(Api.data(ann.get("/api/v1/contacts")))
        .extracting(c -> c.path("emails").path(0).asString().replaceFirst("@.*", ""))
        .containsExactlyInAnyOrder("pia", "omar", "lina");
    assertThat(Api.data(ann.get("/api/v1/activities")))
        .extracting(a -> a.path("kind").asString())
        .containsExactlyInAnyOrder("call", "email");
    JsonNode pia = Api.body(ann.get("/api/v1/contacts/" + contact("pia@")));
    assertThat(pia.has("lastContactedAt")).isFalse();
  }

  @Test
  void onlyWhatHasEndedAndChangedSomethingIsUndone() throws Exception {
    JsonNode first = imported("a.mbox", invented(10));
    Api bob = ann.colleague("rep");
    String path = "/api/v1/imports/" + first.path("id").asString() + "/undo";
    assertThat(bob.post(path, Map.of())).hasStatus(404);
    undone(first);
    var again = ann.post(path, Map.of());
    assertThat(again).hasStatus(409);
    assertThat(Api.body(again).path("detail").asString())
        .isEqualTo("Only an import that has ended and changed something can be undone.");
  }

  private List<String> invented(int mails) throws Exception {
    Path file = folder.resolve("all.mbox");
    new InventedMailbox(11, 60, 400).writeMails(file, mails);
    String text = Files.readString(file).replace(InventedMailbox.OWNER, ann.email);
    return List.of(text.split("(?m)^(?=From mail@box)"));
  }

  private JsonNode imported(String name, List<String> mails) {
    return imported(name, mails, ann.email);
  }

  private JsonNode imported(String name, List<String> mails, String owner) {
    byte[] mbox = String.join("", mails).getBytes(UTF_8);
    var fields = Map.of("owner", owner, "contactPolicy", "everyone");
    JsonNode started = Api.body(ann.upload("/api/v1/imports", name, mbox, fields));
    return ended(started, "running");
  }

  private JsonNode undone(JsonNode imported) {
    var taken = ann.post("/api/v1/imports/" + imported.path("id").asString() + "/undo", Map.of());
    assertThat(taken).hasStatus(202);
    return ended(imported, "undoing");
  }

  private JsonNode ended(JsonNode imported, String until) {
    String path = "/api/v1/imports/" + imported.path("id").asString();
    Awaitility.await()
        .until(() -> !Api.body(ann.get(path)).path("status").asString().equals(until));
    return Api.body(ann.get(path));
  }

  private String contact(String address) {
    return Api.data(ann.get("/api/v1/contacts?q=" + address)).getFirst().path("id").asString();
  }

  /// A conversation that stays may keep names that mail gave it.
  private List<String> living() throws SQLException {
    try (var superuser = TestPostgres.superuser(database.getJdbcUrl())) {
      return CanonicalExport.living(
          superuser, ann.tenantId().toString(), "imports", "import_problems", "thread_refs");
    }
  }

  private static String mail(String from, String to, int number) {
    return "From x@y.example Mon Mar  2 09:00:00 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:0%d:00 +0000\nMessage-ID: <%d@y.example>\nSubject: S%d\n\nText\n\n"
        .formatted(from, to, number, number, number);
  }
}
