package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// Questions of every kind are answered from the record: each item names its source, what would be
/// written is only proposed, and what is private stays so. It is a Wednesday in Kuwait.
@InviCrmTest
class AskTest {
  @Autowired MockMvcTester http;
  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void aDealIsToldWithItsStageAndWorth() {
    deal("Packaging line", "1250.5", "KWD", "2026-03-20");
    JsonNode asked = ask(ann, "How far along is the Packaging line deal?");
    assertThat(intent(asked)).isEqualTo("deal_status");
    assertThat(title(asked)).startsWith("Packaging line");
    assertThat(text(asked)).contains("KWD\u00A01,250.500").contains("March 20, 2026");
    assertThat(asked.path("answer").path("sources").path(0).path("type").asString())
        .isEqualTo("deal");
  }

  @Test
  void dealsAreListedByWhenTheyAreDecidedAndWhatTheyAreWorth() {
    deal("Early", "5000", "KWD", "2026-03-20");
    deal("Late", "90000", "KWD", "2026-05-01");
    assertThat(items(ask(ann, "deals closing this month"))).containsExactly("Early");
    assertThat(items(ask(ann, "deals over 50k"))).containsExactly("Late");
    assertThat(items(ask(ann, "deals under 50k"))).containsExactly("Early");
    assertThat(items(ask(ann, "any lost deals"))).isEmpty();
  }

  @Test
  void currenciesAreNeverAdded() {
    deal("One", "1000", "KWD", "2026-03-20");
    deal("Two", "2000", "KWD", "2026-03-21");
    deal("Three", "500", "USD", "2026-03-22");
    JsonNode asked = ask(ann, "overall pipeline health");
    assertThat(intent(asked)).isEqualTo("pipeline_overview");
    assertThat(text(asked))
        .contains("3 open deals")
        .contains("KWD\u00A03,000")
        .contains("USD\u00A0500");
  }

  @Test
  void whoWasNotHeardOfIsListed() {
    String quiet = contact("Quentin Quiet", "quentin@globex.example");
    String fresh = contact("Fiona Fresh", "fiona@globex.example");
    call(quiet, "2026-01-05T09:00:00Z");
    call(fresh, "2026-03-10T09:00:00Z");
    assertThat(items(ask(ann, "who haven't I talked to for a month")))
        .containsExactly("Quentin Quiet");
    assertThat(text(ask(ann, "are Fiona and I still in touch"))).contains("yesterday");
  }

  @Test
  void quietDealsAreThoseWithWhomNobodySpoke() {
    dealWithCall("Silent", "2026-01-05T09:00:00Z");
    dealWithCall("Alive", "2026-03-10T09:00:00Z");
    assertThat(items(ask(ann, "which deals have gone quiet"))).containsExactly("Silent");
    assertThat(items(ask(ann, "any deals idle for half a year"))).isEmpty();
  }

  @Test
  void whatIsSaidIsProposedAndSavedByWhoeverWantsIt() {
    String priya = contact("Priya Nair", "priya@globex.example");
    JsonNode asked = ask(ann, "Met Priya yesterday, she wants a quote");
    JsonNode action = asked.path("answer").path("actions").path(0);
    assertThat(intent(asked)).isEqualTo("activity_log");
    assertThat(action.path("path").asString()).isEqualTo("/api/v1/activities");
    assertThat(action.path("body").path("kind").asString()).isEqualTo("meeting");
    assertThat(action.path("body").path("contactIds").path(0).asString()).isEqualTo(priya);
    assertThat(Api.data(ann.get("/api/v1/activities"))).isEmpty();
    assertThat(ann.post(action.path("path").asString(), action.path("body").toString()))
        .hasStatus(201);
  }

  @Test
  void aReminderIsProposedForItsDay() {
    contact("Priya Nair", "priya@globex.example");
    JsonNode action =
        ask(ann, "remind me on Sunday to call Priya").path("answer").path("actions").path(0);
    assertThat(action.path("path").asString()).isEqualTo("/api/v1/tasks");
    assertThat(action.path("body").path("due").asString()).isEqualTo("2026-03-15");
    assertThat(ann.post(action.path("path").asString(), action.path("body").toString()))
        .hasStatus(201);
    assertThat(items(ask(ann, "what do I have on this Sunday")).getFirst()).contains("call Priya");
  }

  @Test
  void twoPeopleOfANameAreAQuestionBackAlsoBeforeAnythingIsProposed() {
    contact("John Smith", "john@globex.example");
    contact("John Brandt", "john@initech.example");
    for (String question : List.of("what's new with John", "remind me tomorrow to call John")) {
      JsonNode asked = ask(ann, question);
      assertThat(asked.path("answer").path("actions").isEmpty()).isTrue();
      assertThat(asked.path("alternatives")).hasSize(2);
      String again = asked.path("alternatives").path(0).path("question").asString();
      assertThat(ask(ann, again).path("alternatives").isEmpty()).as(again).isTrue();
    }
  }

  @Test
  void whoeverChangesTheirLanguageIsAnsweredInItAtOnce() {
    assertThat(title(ask(ann, "help"))).containsPattern("[a-z]");
    assertThat(ann.patch("/api/v1/tenant", Map.of("locale", "ar"))).hasStatusOk();
    assertThat(title(ask(ann, "help"))).doesNotContainPattern("[a-z]");
    assertThat(ann.patch("/api/v1/me", Map.of("locale", "en"))).hasStatusOk();
    assertThat(title(ask(ann, "help"))).containsPattern("[a-z]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what's new with Lina Haddad",
        "what happened at Globex",
        "how is the Globex deal",
        "deals with Globex",
        "who haven't I talked to for a month",
        "are Lina and I still in touch",
        "pipeline overview",
        "what's on today",
        "met Lina yesterday",
        "remind me tomorrow to call Lina",
        "new task: call Lina",
        "help"
      })
  void aColleaguesSubjectIsInNoAnswer(String question) {
    ann.imported(
        "a.mbox",
        "From x Mon Mar  2 09:00:00 2026\nFrom: Lina Haddad <lina@globex.example>\nTo: %s\nDate: Mon, 2 Feb 2026 09:00:00 +0000\nMessage-ID: <1@globex.example>\nSubject: Topsecret merger\n\nTopsecret text\n\n"
            .formatted(ann.email)
            .getBytes(UTF_8),
        Map.of("owner", ann.email, "contactPolicy", "everyone"));
    JsonNode hers = ask(ann, "what's new with Lina Haddad");
    assertThat(hers.toString()).contains("Topsecret merger");
    assertThat(ask(ann.colleague("manager"), question).toString()).doesNotContain("Topsecret");
  }

  private JsonNode ask(Api who, String question) {
    return Api.body(
        who.post(
            "/api/v1/ask",
            Map.of("question", question, "timezone", "Asia/Kuwait", "now", "2026-03-11T09:30:00")));
  }

  private void deal(String name, String amount, String currency, String closeDate) {
    var created =
        ann.post(
            "/api/v1/deals",
            Map.of(
                "name",
                name,
                "amount",
                Map.of("amount", amount, "currency", currency),
                "closeDate",
                closeDate));
    assertThat(created).hasStatus(201);
  }

  /// A deal with a company of its own, with whom somebody spoke then.
  private void dealWithCall(String name, String at) {
    String company =
        Api.body(ann.post("/api/v1/companies", Map.of("name", name + " Works")))
            .path("id")
            .asString();
    String contact =
        Api.body(
                ann.post(
                    "/api/v1/contacts", Map.of("displayName", name + " X", "companyId", company)))
            .path("id")
            .asString();
    call(contact, at);
    assertThat(ann.post("/api/v1/deals", Map.of("name", name, "companyId", company)))
        .hasStatus(201);
  }

  private String contact(String name, String email) {
    return Api.body(
            ann.post("/api/v1/contacts", Map.of("displayName", name, "emails", List.of(email))))
        .path("id")
        .asString();
  }

  private void call(String contact, String at) {
    var noted =
        ann.post(
            "/api/v1/activities",
            Map.of(
                "kind", "call", "text", "Spoke", "occurredAt", at, "contactIds", List.of(contact)));
    assertThat(noted).hasStatus(201);
  }

  private static List<String> items(JsonNode asked) {
    return asked.path("answer").path("sections").values().stream()
        .flatMap(s -> s.path("items").values().stream())
        .map(i -> i.path("text").asString())
        .toList();
  }

  private static String intent(JsonNode asked) {
    return asked.path("parsed").path("intent").asString();
  }

  private static String title(JsonNode asked) {
    return asked.path("answer").path("title").asString();
  }

  private static String text(JsonNode asked) {
    return asked.path("answer").path("text").asString();
  }
}
