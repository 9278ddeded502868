package com.invicrm.sharing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Everybody decides about their own mail, colleagues ask, and nobody decides for another.
@InviCrmTest
class SharingTest {
  private static final String RULES = "/api/v1/sharing/rules";
  private static final String REQUESTS = "/api/v1/access-requests";
  @Autowired MockMvcTester http;

  Api admin;
  Api sara;
  Api rami;

  @BeforeEach
  void aMailOfSaras() {
    admin = Api.register(http);
    sara = admin.colleague("rep");
    rami = admin.colleague("manager");
    arrives(1, "", "");
  }

  @Test
  void theMailboxDecidesForOldAndNewMail() {
    share("subject");
    arrives(2, "", "");
    assertThat(seen(rami)).containsExactly("subject", "subject");
    share("metadata");
    assertThat(seen(rami)).containsExactly("metadata", "metadata");
    assertThat(seen(sara)).containsExactly("everything", "everything");
  }

  @Test
  void nobodyButTheOwnerDecidesWhateverTheirRole() {
    String path = "/api/v1/sharing/mailboxes/" + mailbox(sara);
    for (Api other : List.of(admin, rami)) {
      MvcTestResult refused = other.call("PUT", path, Map.of("access", "everything"));
      assertThat(refused).hasStatus(403);
      assertThat(Api.body(refused).path("detail").asString())
          .isEqualTo(
              "This is a colleague's mailbox. Only they decide what others see of its mail; you can ask them for access.");
      assertThat(Api.body(other.get("/api/v1/sharing/mailboxes")).path("data")).isEmpty();
    }
    assertThat(seen(admin)).containsExactly("metadata");
  }

  @Test
  void aMailboxOfNobodyHereIsForWhoeverHandedItInToDecide() {
    String gone = "gone-" + UUID.randomUUID() + "@acme.example";
    byte[] mail = mail(7, "", "").replace("OWNER", gone).getBytes(UTF_8);
    rami.imported("m.eml", mail, Map.of("owner", gone));
    String path = "/api/v1/sharing/mailboxes/" + mailbox(rami);
    assertThat(admin.call("PUT", path, Map.of("access", "everything"))).hasStatus(403);
    assertThat(rami.call("PUT", path, Map.of("access", "everything"))).hasStatusOk();
    assertThat(seen(admin)).containsExactlyInAnyOrder("everything", "metadata");
  }

  @Test
  void aRuleMayBeMorePrivateThanTheMailbox() {
    share("everything");
    put(sara, Map.of("contactId", contact(), "access", "metadata"));
    assertThat(seen(rami)).containsExactly("metadata");
    put(sara, Map.of("threadId", thread(1), "access", "subject"));
    assertThat(seen(rami)).containsExactly("subject");
    sara.delete(RULES + "/" + Api.data(sara.get(RULES)).getFirst().path("id").asString());
    assertThat(seen(rami)).containsExactly("metadata");
  }

  @Test
  void ofSeveralPeopleTheMostPrivateCounts() {
    String omar = person("Omar", "omar@initech.example");
    arrives(2, ", omar@initech.example", "");
    put(sara, Map.of("contactId", contact(), "access", "everything"));
    put(sara, Map.of("contactId", omar, "access", "subject"));
    assertThat(seen(rami)).containsExactly("subject", "everything");
  }

  @Test
  void aDomainsRuleIsForAddressesBelowItAndTheLongerOneBeatsIt() {
    put(sara, Map.of("domain", "Example", "access", "subject"), 422);
    put(sara, Map.of("domain", "globex.example", "access", "everything"));
    person("Dana", "dana@mail.globex.example");
    arrives(2, ", dana@mail.globex.example", "");
    assertThat(seen(rami)).containsExactly("everything", "everything");
    put(sara, Map.of("domain", "mail.globex.example", "access", "subject"));
    assertThat(seen(rami)).containsExactly("subject", "everything");
  }

  @Test
  void onesOwnDomainIsInEveryMailAndNoRule() {
    JsonNode refused = put(sara, Map.of("domain", "acme.example", "access", "everything"), 422);
    assertThat(refused.path("errors").path(0).path("detail").asString()).contains("own address");
  }

  @Test
  void whoeverAsksIsGivenWhatTheOwnerLikesUntilItIsTakenBack() {
    String asked = ask(rami, Map.of("threadId", thread(1), "access", "everything"));
    assertThat(seen(rami)).containsExactly("metadata");
    JsonNode request = Api.data(sara.get(REQUESTS + "?status=asked")).getFirst();
    assertThat(request.path("subject").asString()).isEqualTo("Zanzibar 1");
    assertThat(request.path("requester").path("id").asString()).isEqualTo(rami.userId().toString());
    grant(sara, asked, "subject");
    assertThat(seen(rami)).containsExactly("subject");
    assertThat(seen(admin)).containsExactly("metadata");
    ask(rami, Map.of("threadId", thread(1), "access", "everything"));
    assertThat(sara.post(REQUESTS + "/" + asked + "/decline", Map.of())).hasStatusOk();
    assertThat(seen(rami)).containsExactly("subject");
    grant(sara, asked, "everything");
    assertThat(seen(rami)).containsExactly("everything");
    assertThat(sara.post(REQUESTS + "/" + asked + "/revoke", Map.of())).hasStatusOk();
    assertThat(seen(rami)).containsExactly("metadata");
    assertThat(Api.data(rami.get(REQUESTS + "?side=made")).getFirst().path("status").asString())
        .isEqualTo("revoked");
  }

  @Test
  void nobodyAnswersForAnother() {
    String asked = ask(rami, Map.of("threadId", thread(1), "access", "everything"));
    for (Api other : List.of(rami, admin)) {
      for (String answer : List.of("grant", "decline", "revoke")) {
        var body = Map.of("access", "everything");
        assertThat(other.post(REQUESTS + "/" + asked + "/" + answer, body)).hasStatus(404);
      }
    }
    assertThat(seen(rami)).containsExactly("metadata");
  }

  @Test
  void whatIsGivenOfAPersonComesWithNewMailButNotIntoAConversationWithARule() {
    String asked = ask(rami, Map.of("contactId", contact(), "access", "everything"));
    grant(sara, asked, "everything");
    arrives(2, "", "");
    assertThat(seen(rami)).containsExactly("everything", "everything");
    put(sara, Map.of("threadId", thread(2), "access", "metadata"));
    assertThat(seen(rami)).containsExactly("metadata", "everything");
  }

  @Test
  void whoAsksIsNotToldWhoGotABlindCopy() {
    byte[] mail = mail(1, "\nBcc: " + rami.email, "").replace("OWNER", sara.email).getBytes(UTF_8);
    rami.imported("m.eml", mail, Map.of("owner", rami.email));
    JsonNode sharing = Api.body(admin.get("/api/v1/sharing/threads/" + thread(1)));
    assertThat(sharing.path("owners").values().stream().map(o -> o.path("id").asString()))
        .containsExactly(sara.userId().toString());
    assertThat(sharing.path("otherOwners").asInt()).isEqualTo(1);
    MvcTestResult asked =
        admin.post(REQUESTS, Map.of("threadId", thread(1), "access", "everything"));
    assertThat(asked).bodyText().doesNotContain(rami.userId().toString(), "Bob manager");
  }

  @Test
  void whereNoColleagueHasTheMailThereIsNobodyToAsk() {
    assertThat(sara.post(REQUESTS, Map.of("threadId", thread(1), "access", "everything")))
        .hasStatus(409);
    assertThat(sara.post(REQUESTS, Map.of("threadId", UUID.randomUUID(), "access", "subject")))
        .hasStatus(404);
    assertThat(sara.post(REQUESTS, Map.of("access", "subject"))).hasStatus(422);
  }

  @Test
  void conversationsThatBecomeOneOpenNothing() {
    arrives(2, "", "");
    grant(sara, ask(rami, Map.of("threadId", thread(1), "access", "everything")), "everything");
    put(sara, Map.of("threadId", thread(1), "access", "subject"));
    assertThat(seen(rami)).containsExactly("metadata", "everything");
    // Whoever knows both could write this.
    arrives(3, "", "References: <1@acme.example> <2@acme.example>\n");
    assertThat(seen(rami)).containsExactly("metadata", "metadata", "metadata");
    assertThat(Api.data(sara.get(RULES)).getFirst().path("access").asString())
        .isEqualTo("metadata");
  }

  @Test
  void theOwnerSeesWhatAColleagueSeesWithCounts() {
    arrives(2, "", "");
    put(sara, Map.of("threadId", thread(1), "access", "subject"));
    JsonNode preview = Api.body(sara.get("/api/v1/sharing/preview?userId=" + rami.userId()));
    assertThat(preview.path("counts").toString())
        .isEqualTo("{\"metadata\":1,\"subject\":1,\"everything\":0}");
    assertThat(preview.path("data"))
        .isEqualTo(Api.body(rami.get("/api/v1/activities")).path("data"));
    JsonNode none = Api.body(rami.get("/api/v1/sharing/preview?userId=" + sara.userId()));
    assertThat(none.path("data")).isEmpty();
  }

  @Test
  void aRuleOfAPersonFollowsTheirAddresses() {
    share("everything");
    arrives(2, "", "");
    String omar = person("Omar", "omar@initech.example");
    put(sara, Map.of("contactId", omar, "access", "metadata"));
    assertThat(seen(rami)).containsExactly("everything", "everything");
    byte[] mail =
        mail(3, ", omar.home@mail.example", "").replace("OWNER", sara.email).getBytes(UTF_8);
    sara.imported("m.eml", mail, Map.of("owner", sara.email, "contactPolicy", "off"));
    assertThat(seen(rami)).startsWith("everything");
    var both = Map.of("emails", List.of("omar@initech.example", "omar.home@mail.example"));
    assertThat(admin.patch("/api/v1/contacts/" + omar, both)).hasStatusOk();
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () -> assertThat(seen(rami)).containsExactly("metadata", "everything", "everything"));
  }

  /// What a viewer may see of all mails, the newest first.
  private List<String> seen(Api viewer) {
    return Api.data(viewer.get("/api/v1/activities")).stream()
        .map(a -> a.path("access").asString())
        .toList();
  }

  private void share(String access) {
    String path = "/api/v1/sharing/mailboxes/" + mailbox(sara);
    assertThat(Api.body(sara.call("PUT", path, Map.of("access", access))).path("access").asString())
        .isEqualTo(access);
  }

  private static String mailbox(Api owner) {
    return Api.data(owner.get("/api/v1/sharing/mailboxes")).getFirst().path("id").asString();
  }

  private String thread(int mail) {
    return Api.data(sara.get("/api/v1/activities")).stream()
        .filter(a -> a.path("subject").asString().equals("Zanzibar " + mail))
        .findFirst()
        .orElseThrow()
        .path("threadId")
        .asString();
  }

  private String contact() {
    return Api.data(sara.get("/api/v1/contacts?q=pia")).getFirst().path("id").asString();
  }

  private String person(String name, String address) {
    var body = Map.of("displayName", name, "emails", List.of(address));
    return Api.body(admin.post("/api/v1/contacts", body)).path("id").asString();
  }

  private static void put(Api owner, Map<String, ?> rule) {
    put(owner, rule, 200);
  }

  private static JsonNode put(Api owner, Map<String, ?> rule, int status) {
    MvcTestResult answer = owner.call("PUT", RULES, rule);
    assertThat(answer).hasStatus(status);
    return Api.body(answer);
  }

  private static String ask(Api viewer, Map<String, ?> wish) {
    MvcTestResult asked = viewer.post(REQUESTS, wish);
    assertThat(asked).hasStatus(201);
    return Api.data(asked).getFirst().path("id").asString();
  }

  private static void grant(Api owner, String request, String access) {
    assertThat(owner.post(REQUESTS + "/" + request + "/grant", Map.of("access", access)))
        .hasStatusOk();
  }

  private void arrives(int number, String more, String header) {
    byte[] mail = mail(number, more, header).replace("OWNER", sara.email).getBytes(UTF_8);
    sara.imported("m.eml", mail, Map.of("owner", sara.email));
  }

  private static String mail(int number, String more, String header) {
    return """
    From: Sara <OWNER>
    To: Pia Klein <pia@globex.example>%s
    Date: Mon, 2 Mar 2026 09:0%d:00 +0000
    Message-ID: <%d@acme.example>
    %sSubject: Zanzibar %d

    Marzipan %d for everybody.
    """
        .formatted(more, number, number, header, number, number);
  }
}
