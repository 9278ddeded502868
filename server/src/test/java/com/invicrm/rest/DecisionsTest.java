package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Why somebody is, or is not, here; and a changed rule is applied to what is stored, both ways.
@InviCrmTest
class DecisionsTest {
  private static final String PIA = "pia.ek@initech.example";
  private static final String KIM = "Kim.Oh@globex.example";
  private static final String RULES = "/api/v1/address-rules";

  @Autowired MockMvcTester http;

  private Api ann;
  private int mails;

  @BeforeEach
  void somebodyWroteAndSomebodyWasWrittenTo() {
    ann = Api.register(http);
    imported(mail(KIM, ann.email, "Offer") + mail(ann.email, PIA, "Question"), Map.of());
  }

  @Test
  void theAnswerTellsWhoItIsWhichRuleDecidedAndWhatBecameOfTheMails() {
    JsonNode kim = decisions(KIM.toUpperCase(java.util.Locale.ROOT));
    assertThat(kim.path("address").asString()).isEqualTo("kim.oh@globex.example");
    assertThat(reason(kim)).isEqualTo("none neverWroteTo");
    assertThat(kim.has("contactId")).isFalse();
    assertThat(kim.path("mailboxes")).hasSize(1);
    assertThat(kim.path("mailboxes").path(0).path("owner").asString()).isEqualTo(ann.email);
    assertThat(kim.path("data")).hasSize(1);
    JsonNode mail = kim.path("data").path(0);
    assertThat(mail.path("subject").asString()).isEqualTo("Offer");
    assertThat(mail.path("outcome").asString()).isEqualTo("imported");
    assertThat(mail.path("direction").asString()).isEqualTo("inbound");
    JsonNode pia = decisions(PIA);
    assertThat(reason(pia)).isEqualTo("contact wroteTo");
    assertThat(pia.path("contactId").asString()).isEqualTo(id(PIA));
  }

  @Test
  void copiesOfOneMailAreToldApart() {
    String one = mail(KIM, ann.email, "Twice");
    imported(
        one + one.replaceAll("Message-ID: <[^>]*>", "Message-ID: <other@y.example>"), Map.of());
    assertThat(decisions(KIM).path("data").values())
        .extracting(m -> m.path("outcome").asString())
        .containsExactlyInAnyOrder("imported", "imported", "merged");
    JsonNode first = Api.body(ann.get("/api/v1/decisions?limit=2&address=" + KIM));
    assertThat(first.path("data")).hasSize(2);
    String cursor = first.path("nextCursor").asString();
    JsonNode second =
        Api.body(ann.get("/api/v1/decisions?limit=2&address=" + KIM + "&cursor=" + cursor));
    assertThat(second.path("data")).hasSize(1);
    assertThat(second.has("nextCursor")).isFalse();
  }

  @Test
  void aColleagueLearnsNothingOfAnothersMailbox() {
    JsonNode seen = Api.body(ann.colleague("manager").get("/api/v1/decisions?address=" + KIM));
    assertThat(reason(seen)).isEqualTo("none unseen");
    assertThat(seen.path("mailboxes")).isEmpty();
    assertThat(seen.path("data")).isEmpty();
  }

  @Test
  void correspondentsAreListedByWhatWasDecided() {
    imported(mail("Lee@hooli.example", ann.email, "Hi"), Map.of());
    String list = "/api/v1/correspondents?limit=1&decision=";
    assertThat(addresses(list + "contact")).containsExactly(PIA);
    assertThat(addresses(list + "none"))
        .containsExactly("kim.oh@globex.example", "lee@hooli.example");
    // Who was put away stands among those who are none, whatever the mailbox says.
    ann.delete("/api/v1/contacts/" + id(PIA));
    assertThat(addresses(list + "contact")).isEmpty();
    assertThat(addresses(list + "none")).hasSize(3);
    assertThat(ann.get(list + "some")).hasStatus(422);
  }

  private List<String> addresses(String uri) {
    List<String> addresses = new ArrayList<>();
    JsonNode page = Api.body(ann.get(uri));
    page.path("data").forEach(c -> addresses.add(c.path("address").asString()));
    while (page.has("nextCursor")) {
      page = Api.body(ann.get(uri + "&cursor=" + page.path("nextCursor").asString()));
      page.path("data").forEach(c -> addresses.add(c.path("address").asString()));
    }
    return addresses;
  }

  @Test
  void nonsenseIsRefusedInWords() {
    assertThat(ann.get("/api/v1/decisions?address=nobody")).hasStatus(422);
    assertThat(ann.get("/api/v1/decisions")).hasStatus(422);
    assertThat(ann.get("/api/v1/decisions?address=" + KIM + "&cursor=x")).hasStatus(422);
    MvcTestResult refused = rule("no domain", "never");
    assertThat(refused).hasStatus(422);
    assertThat(Api.body(refused).path("detail").asString())
        .contains("neither an e-mail address nor a domain");
    assertThat(rule(KIM, "sometimes")).hasStatus(422);
    assertThat(ann.delete(RULES + "?subject=" + KIM)).hasStatus(404);
  }

  @Test
  void alwaysBringsSomebodyInWithTheirCompanyAndMailAndWithoutTheRuleTheyGo() {
    assertThat(rule(KIM, "always")).hasStatusOk();
    assertThat(reason(decisions(KIM))).isEqualTo("contact always");
    JsonNode kim = Api.data(ann.get("/api/v1/contacts?q=" + KIM)).getFirst();
    assertThat(kim.path("company").path("name").asString()).isEqualTo("Globex");
    assertThat(kim.path("lastContactedAt").asString()).startsWith("2026-03-02T09:00");
    assertThat(Api.data(ann.get("/api/v1/contacts/" + id(KIM) + "/timeline"))).hasSize(1);
    assertThat(Api.data(ann.get(RULES)))
        .extracting(r -> r.path("subject").asString())
        .containsExactly("kim.oh@globex.example");

    assertThat(ann.delete(RULES + "?subject=" + KIM)).hasStatus(204);
    assertThat(reason(decisions(KIM))).isEqualTo("none neverWroteTo");
    assertThat(people()).containsExactly(PIA);
    assertThat(companies()).containsExactly("Initech");

    imported(mail(KIM, ann.email, "Meanwhile"), Map.of());
    rule(KIM, "always");
    assertThat(id(KIM)).isEqualTo(kim.path("id").asString());
    assertThat(Api.data(ann.get("/api/v1/contacts/" + id(KIM) + "/timeline"))).hasSize(2);
    assertThat(companies()).containsExactlyInAnyOrder("Globex", "Initech");
  }

  @Test
  void neverPutsAwayAndMailDoesNotBringThemBackButTheRulesEndDoes() {
    rule(PIA, "never");
    assertThat(reason(decisions(PIA))).isEqualTo("none never");
    imported(mail(ann.email, PIA, "Again"), Map.of());
    assertThat(people()).isEmpty();
    ann.delete(RULES + "?subject=" + PIA);
    assertThat(reason(decisions(PIA))).isEqualTo("contact wroteTo");
    assertThat(people()).containsExactly(PIA);
    assertThat(Api.data(ann.get("/api/v1/contacts/" + id(PIA) + "/timeline"))).hasSize(2);
  }

  @Test
  void whatAPersonTouchedStaysAndWhatAPersonPutAwayStaysAway() {
    ann.patch("/api/v1/contacts/" + id(PIA), Map.of("title", "Buyer"));
    rule(PIA, "never");
    assertThat(reason(decisions(PIA))).isEqualTo("contact known");
    assertThat(people()).containsExactly(PIA);

    rule(KIM, "always");
    ann.post(
        "/api/v1/activities",
        Map.of("kind", "call", "subject", "Called", "contactIds", List.of(id(KIM))));
    rule(KIM, "never");
    assertThat(people()).hasSize(2);

    ann.delete("/api/v1/contacts/" + id(KIM));
    rule(KIM, "always");
    assertThat(reason(decisions(KIM))).isEqualTo("none deleted");
    assertThat(people()).containsExactly(PIA);
  }

  @Test
  void whomARulePutAwayAPersonCanBringBackForGood() {
    String pia = id(PIA);
    rule(PIA, "never");
    assertThat(ann.post("/api/v1/contacts/" + pia + "/restore", Map.of())).hasStatusOk();
    rule(PIA, "never");
    assertThat(people()).containsExactly(PIA);
  }

  @Test
  void anotherPolicyIsAppliedToWhatIsStoredBothWays() {
    policy(Map.of("contactPolicy", "everyone"));
    assertThat(people()).containsExactlyInAnyOrder(PIA, "kim.oh@globex.example");
    assertThat(companies()).containsExactlyInAnyOrder("Globex", "Initech");
    policy(Map.of("contactPolicy", "off"));
    assertThat(people()).isEmpty();
    assertThat(companies()).isEmpty();
    assertThat(reason(decisions(PIA))).isEqualTo("none policyOff");
    policy(Map.of("contactPolicy", "wroteTo"));
    assertThat(people()).containsExactly(PIA);
    assertThat(companies()).containsExactly("Initech");
  }

  @Test
  void colleaguesFollowTheirSetting() {
    imported(mail(ann.email, "bo@acme.example", "Lunch"), Map.of());
    assertThat(reason(decisions("bo@acme.example"))).isEqualTo("none ownDomain");
    policy(Map.of("includeOwnDomain", true));
    assertThat(people()).containsExactlyInAnyOrder(PIA, "bo@acme.example");
    policy(Map.of("includeOwnDomain", false));
    assertThat(people()).containsExactly(PIA);
  }

  @Test
  void aMailboxWithAPolicyOfItsOwnKeepsIt() {
    imported(mail("jo@hooli.example", "x@y.example", "Hi"), "x@y.example", "everyone");
    assertThat(people()).contains("jo@hooli.example");
    policy(Map.of("contactPolicy", "off"));
    assertThat(people()).containsExactly("jo@hooli.example");
    rule("jo@hooli.example", "never");
    ann.delete(RULES + "?subject=jo@hooli.example");
    assertThat(people()).containsExactly("jo@hooli.example");
  }

  @Test
  void aDomainIsRuledAsAWholeAndAnAddressBeatsIt() {
    rule("globex.example", "always");
    settled();
    assertThat(reason(decisions(KIM))).isEqualTo("contact always");
    rule(KIM, "never");
    assertThat(reason(decisions(KIM))).isEqualTo("none never");
    imported(mail("Lu Wei <lu@sub.globex.example>", ann.email, "Hello"), Map.of());
    assertThat(people()).containsExactlyInAnyOrder(PIA, "lu@sub.globex.example");
  }

  private JsonNode decisions(String address) {
    return Api.body(ann.get("/api/v1/decisions?address=" + address));
  }

  private static String reason(JsonNode decisions) {
    return decisions.path("decision").asString() + " " + decisions.path("reason").asString();
  }

  private MvcTestResult rule(String subject, String verdict) {
    return ann.call("PUT", RULES, Map.of("subject", subject, "verdict", verdict));
  }

  private void policy(Map<String, Object> change) {
    assertThat(ann.patch("/api/v1/tenant", change)).hasStatusOk();
    settled();
  }

  private void settled() {
    Awaitility.await().until(() -> !decisions(KIM).path("rejudging").asBoolean());
  }

  private String id(String address) {
    return Api.data(ann.get("/api/v1/contacts?q=" + address)).getFirst().path("id").asString();
  }

  private List<String> people() {
    return Api.data(ann.get("/api/v1/contacts")).stream()
        .map(c -> c.path("emails").path(0).asString())
        .toList();
  }

  private List<String> companies() {
    return Api.data(ann.get("/api/v1/companies")).stream()
        .map(c -> c.path("name").asString())
        .toList();
  }

  private void imported(String content, String owner, String policy) {
    imported(content, Map.of("owner", owner, "contactPolicy", policy));
  }

  private void imported(String content, Map<String, String> fields) {
    Map<String, String> all = new java.util.HashMap<>(Map.of("owner", ann.email));
    all.putAll(fields);
    MvcTestResult started = ann.upload("/api/v1/imports", "a.mbox", content.getBytes(UTF_8), all);
    String path = "/api/v1/imports/" + Api.body(started).path("id").asString();
    Awaitility.await()
        .until(() -> Api.body(ann.get(path)).path("status").asString().equals("done"));
  }

  private String mail(String from, String to, String subject) {
    int number = mails++;
    return "From x@y.example Mon Mar  2 09:00:00 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:00:%02d +0000\nMessage-ID: <%d@y.example>\nSubject: %s\n\nText\n\n"
        .formatted(from, to, number, number, subject);
  }
}
