package com.invicrm.erasure;

import static com.invicrm.erasure.KnownEverywhere.ADDRESS;
import static com.invicrm.erasure.KnownEverywhere.FORMER;
import static com.invicrm.erasure.KnownEverywhere.OTHER;
import static com.invicrm.erasure.KnownEverywhere.WORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// Whoever is erased stands nowhere any more, whatever comes after; and nobody else misses a
/// letter.
@InviCrmTest
class ErasureTest {
  private static final String[] THEIRS = {WORD, "zebulon", FORMER, "22223333", "2222 3333"};

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;
  KnownEverywhere world;
  Everything everything;

  @BeforeEach
  void aPersonWhoIsKnownEverywhere() {
    ann = Api.register(http);
    world = KnownEverywhere.in(ann);
    everything = new Everything(database.getJdbcUrl(), ann.tenantId());
    everything.execute(
        """
        insert into import_problems (tenant_id, id, import_id, place, what, what_to_do)
        values ('%s', gen_random_uuid(), '%s', 'quagga/3.eml', 'Zebulon', '')
        """
            .formatted(ann.tenantId(), world.first.path("id").asString()));
  }

  @Test
  void nothingIsLeftOfThemAndTheOthersLoseNoLetter() {
    Map<String, List<String>> before = everything.rows();
    assertThat(before.keySet().stream().filter(t -> holds(before.get(t))))
        .contains(
            "contacts",
            "contact_emails",
            "name_keys",
            "tags",
            "deals",
            "tasks",
            "activities",
            "messages",
            "message_bodies",
            "message_attachments",
            "message_participants",
            "correspondents",
            "address_rules",
            "imports",
            "import_problems",
            "audit_entries");
    JsonNode receipt = world.erased();
    assertThat(receipt.path("status").asString()).as(receipt.toString()).isEqualTo("done");
    assertThat(everything.naming(THEIRS)).isEmpty();
    Map<String, List<String>> after = everything.rows();
    before.forEach((table, rows) ->
        assertThat(after.get(table))
            .as(table)
            .containsAll(
                rows.stream()
                    .filter(r -> Everything.holds(r, OTHER) && !Everything.holds(r, THEIRS))
                    .toList()));
  }

  @Test
  void theReceiptCountsWhatWentAndNamesNobody() {
    JsonNode preview = Api.body(ann.get(path()));
    assertThat(preview.path("addresses").toString()).isEqualTo("[\"" + ADDRESS + "\"]");
    assertThat(preview.path("formerAddresses").toString()).isEqualTo("[\"" + FORMER + "\"]");
    JsonNode receipt = world.erased();
    for (String kind :
        List.of(
            "addresses",
            "phones",
            "jobs",
            "tags",
            "deals",
            "tasks",
            "notes",
            "correspondents",
            "addressRules",
            "mails",
            "mailsWithOthers")) {
      assertThat(receipt.path("counts").path(kind))
          .as(kind)
          .isEqualTo(preview.path("counts").path(kind));
    }
    assertThat(receipt.at("/counts/addressRules").asInt()).isEqualTo(3);
    assertThat(receipt.at("/counts/mails").asInt()).isEqualTo(2);
    assertThat(receipt.at("/counts/mailsWithOthers").asInt()).isEqualTo(2);
    assertThat(receipt.at("/counts/auditEntries").asInt()).isPositive();
    assertThat(receipt.at("/by/name").asString()).isEqualTo("Ann Ames");
    assertThat(receipt.path("reason").asString()).isEqualTo("objection");
    assertThat(Api.data(ann.get("/api/v1/erasures"))).containsExactly(receipt);
    String erased = "/api/v1/audit?action=contact.erased&subjectId=" + world.contact;
    assertThat(Api.data(ann.get(erased)))
        .extracting(e -> e.at("/actor/name").asString())
        .containsExactly("Ann Ames");
  }

  @Test
  void noScreenShowsThemAndWhatOthersHaveStaysReadable() {
    world.erased();
    for (String list : List.of("contacts", "companies", "deals")) {
      assertThat(ann.get("/api/v1/" + list + "?q=" + WORD)).bodyText().contains("\"data\":[]");
    }
    String contact = "/api/v1/contacts/" + world.contact;
    assertThat(ann.get(contact)).hasStatus(404);
    assertThat(ann.get(contact + "/export")).hasStatus(404);
    assertThat(ann.get(contact + "/erasure")).hasStatus(404);
    assertThat(Api.data(ann.get(contact + "/timeline"))).isEmpty();
    assertThat(Api.data(ann.get("/api/v1/contacts?deleted=true"))).isEmpty();
    String question = "What's happening with " + ADDRESS + "?";
    assertThat(
            Api.body(ann.post("/api/v1/ask", Map.of("question", question))).at("/answer/sources"))
        .isEmpty();
    List<JsonNode> deals = Api.data(ann.get("/api/v1/deals?contactId=" + world.omar));
    assertThat(deals)
        .extracting(d -> d.path("name").asString())
        .containsExactlyInAnyOrder("•••••••'s okapi deal", "Okapi deal");
    assertThat(deals.toString()).contains("1250.500").doesNotContain(world.contact);
    JsonNode plan =
        Api.data(ann.get("/api/v1/contacts/" + world.omar + "/timeline")).stream()
            .filter(a -> a.path("subject").asString().startsWith("Okapi plan"))
            .findFirst()
            .orElseThrow();
    JsonNode read = Api.body(ann.get("/api/v1/activities/" + plan.path("id").asString()));
    assertThat(read.path("subject").asString()).isEqualTo("Okapi plan of ••••••• ••••••");
    assertThat(read.path("text").asString())
        .startsWith(
            "The okapi plan.\nOn Monday, ••••••• •••••• <••••••••••••••••••••••••••> wrote:\n> Okapi first.");
    assertThat(read.path("participants").valueStream().map(p -> p.path("address").asString()))
        .anyMatch(a -> a.matches("erased-[-0-9a-f]{36}@erased\\.invalid"));
  }

  @Test
  void whateverComesAfterDoesNotBringThemBack() {
    world.erased();
    JsonNode again = world.imported(ann, "a.mbox", world.mails());
    assertThat(again.at("/skipped/erased").asInt()).as(again.toString()).isEqualTo(2);
    assertThat(again.path("merged").asInt()).isEqualTo(4);
    JsonNode elsewhere = world.imported(ann, "c.mbox", world.mails(), "carol@y.example");
    assertThat(elsewhere.at("/skipped/erased").asInt()).isEqualTo(2);
    everybodyIsWanted();
    undone(world.first);
    JsonNode anew = world.imported(ann, "d.mbox", world.mails());
    assertThat(anew.at("/skipped/erased").asInt()).isEqualTo(2);
    undone(elsewhere);
    assertThat(ann.post("/api/v1/contacts/" + world.contact + "/restore", Map.of())).hasStatus(404);
    for (JsonNode task : Api.data(ann.get("/api/v1/tasks?deleted=true"))) {
      ann.post("/api/v1/tasks/" + task.path("id").asString() + "/restore", Map.of());
    }
    for (JsonNode note : Api.data(ann.get("/api/v1/activities?deleted=true"))) {
      ann.post("/api/v1/activities/" + note.path("id").asString() + "/restore", Map.of());
    }
    assertThat(everything.naming(THEIRS)).isEmpty();
    JsonNode decision = Api.body(ann.get("/api/v1/decisions?address=" + ADDRESS));
    assertThat(decision.path("reason").asString()).isEqualTo("erased");
    assertThat(decision.path("mailboxes")).isEmpty();
  }

  private void everybodyIsWanted() {
    ann.patch("/api/v1/tenant", Map.of("contactPolicy", "everyone"));
    var rule = Map.of("subject", "stripes.example", "verdict", "always");
    assertThat(ann.call("PUT", "/api/v1/address-rules", rule)).hasStatusOk();
    Awaitility.await()
        .until(() ->
            !Api.body(ann.get("/api/v1/decisions?address=" + KnownEverywhere.OMAR))
                .path("rejudging")
                .asBoolean());
    ann.delete("/api/v1/address-rules?subject=stripes.example");
  }

  @Test
  void aTryTellsThatTheirMailStaysOut() {
    world.erased();
    JsonNode tried =
        ann.imported(
            "a.mbox",
            world.mails().getBytes(java.nio.charset.StandardCharsets.UTF_8),
            Map.of("owner", "dan@y.example", "contactPolicy", "everyone", "dryRun", "true"));
    assertThat(tried.at("/skipped/erased").asInt()).as(tried.toString()).isEqualTo(2);
    assertThat(everything.naming(THEIRS)).isEmpty();
  }

  @Test
  void erasedTwiceTheyHaveOneReceipt() {
    JsonNode receipt = world.erased();
    assertThat(Api.body(ann.post(path(), Map.of("confirm", "anything")))).isEqualTo(receipt);
  }

  @Test
  void aSlipErasesNobody() {
    Map<String, List<String>> before = everything.rows();
    for (String confirm : List.of("Omar Okapi", KnownEverywhere.OMAR, "erase", FORMER)) {
      assertThat(ann.post(path(), Map.of("confirm", confirm))).hasStatus(422);
    }
    var others = Map.of("confirm", ADDRESS, "formerAddresses", List.of(KnownEverywhere.OMAR));
    assertThat(ann.post(path(), others)).hasStatus(422);
    assertThat(ann.post(path(), Map.of())).hasStatus(422);
    assertThat(ann.post(path(), Map.of("confirm", ADDRESS, "reason", "revenge"))).hasStatus(422);
    assertThat(everything.rows()).isEqualTo(before);
  }

  @Test
  void onlyAdminsAndManagersErase() {
    var confirm = Map.of("confirm", ADDRESS);
    assertThat(world.bob.get(path())).hasStatus(403);
    assertThat(world.bob.post(path(), confirm)).hasStatus(403);
    assertThat(world.bob.get("/api/v1/erasures")).hasStatus(403);
    assertThat(world.bob.delete("/api/v1/erased-addresses?address=" + ADDRESS)).hasStatus(403);
    assertThat(ann.colleague("manager").post(path(), confirm)).hasStatus(202);
  }

  @Test
  void whoseAddressIsAColleaguesIsNotErased() {
    ann.patch(
        "/api/v1/contacts/" + world.contact, Map.of("emails", List.of(ADDRESS, world.bob.email)));
    var refused = ann.post(path(), Map.of("confirm", ADDRESS));
    assertThat(refused).hasStatus(409);
    assertThat(Api.body(refused).path("detail").asString()).contains("is a colleague's address");
  }

  @Test
  void theirAddressIsKeptOutUntilItIsLetInAgain() {
    world.erased();
    var person = Map.of("displayName", "Somebody", "emails", List.of("Quagga.Zeb@Stripes.example"));
    var refused = ann.post("/api/v1/contacts", person);
    assertThat(refused).hasStatus(409);
    assertThat(Api.body(refused).path("detail").asString()).contains("was erased, and stays out");
    var edit = Map.of("emails", List.of(KnownEverywhere.OMAR, ADDRESS));
    assertThat(ann.patch("/api/v1/contacts/" + world.omar, edit)).hasStatus(409);
    var rule = Map.of("subject", ADDRESS, "verdict", "always");
    assertThat(ann.call("PUT", "/api/v1/address-rules", rule)).hasStatus(409);
    var mailbox = Map.of("owner", ADDRESS);
    assertThat(ann.upload("/api/v1/imports", "x.mbox", new byte[] {1}, mailbox)).hasStatus(409);
    assertThat(everything.naming(WORD)).isEmpty();

    String lift = "/api/v1/erased-addresses?address=" + ADDRESS;
    assertThat(ann.delete(lift)).hasStatus(204);
    assertThat(ann.delete(lift)).hasStatus(404);
    assertThat(ann.delete("/api/v1/erased-addresses?address=nobody")).hasStatus(422);
    assertThat(ann.post("/api/v1/contacts", person)).hasStatus(201);
    JsonNode again = world.imported(ann, "a.mbox", world.mails(), "carol@y.example");
    assertThat(again.at("/skipped/erased").isMissingNode()).isTrue();
    assertThat(again.path("imported").asInt()).isEqualTo(2);
  }

  private static boolean holds(List<String> rows) {
    return rows.stream().anyMatch(r -> Everything.holds(r, THEIRS));
  }

  private String path() {
    return "/api/v1/contacts/" + world.contact + "/erasure";
  }

  private void undone(JsonNode imported) {
    String path = "/api/v1/imports/" + imported.path("id").asString();
    assertThat(ann.post(path + "/undo", Map.of())).hasStatus(202);
    Awaitility.await()
        .until(() -> Api.body(ann.get(path)).path("status").asString().equals("undone"));
  }
}
