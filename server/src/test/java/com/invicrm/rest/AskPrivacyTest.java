package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.ask.Intent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// A colleague's private subject is in no answer: every intent, every level of sharing, whoever
/// asks.
@InviCrmTest
class AskPrivacyTest {
  private static final String MAIL =
      """
      From: Sara <OWNER>
      To: Priya Nair <priya@globex.example>
      Date: Mon, 2 Mar 2026 09:00:00 +0000
      Message-ID: <1@acme.example>
      Subject: Zanzibar

      Marzipan for everybody.
      """;

  private static final Map<Intent, String> QUESTIONS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Intent.contact_lookup, "What's happening with Priya Nair?"),
              Map.entry(Intent.company_lookup, "What's new at Globex?"),
              Map.entry(Intent.deal_status, "How far along is the Packaging line deal?"),
              Map.entry(Intent.deals_list, "deals closing this month"),
              Map.entry(Intent.activity_log, "Met Priya Nair yesterday, she wants a quote"),
              Map.entry(Intent.reminder_create, "remind me to call Priya Nair tomorrow"),
              Map.entry(Intent.task_create, "add a task to send Priya Nair the quote"),
              Map.entry(Intent.relationship_status, "are Priya Nair and I still in touch"),
              Map.entry(Intent.pipeline_overview, "overall pipeline health"),
              Map.entry(Intent.briefing, "brief me for today"),
              Map.entry(Intent.help, "what can you do"),
              Map.entry(Intent.unknown, "zzz qqq xxx")));

  @Autowired MockMvcTester http;

  Api admin;
  Api owner;

  @BeforeEach
  void aMailOfAColleague() {
    admin = Api.register(http);
    owner = admin.colleague("rep");
    owner.imported(
        "m.eml", MAIL.replace("OWNER", owner.email).getBytes(UTF_8), Map.of("owner", owner.email));
    String contact = Api.data(owner.get("/api/v1/contacts")).getFirst().path("id").asString();
    owner.post("/api/v1/deals", Map.of("name", "Packaging line", "contactIds", List.of(contact)));
    owner.post("/api/v1/tasks", Map.of("title", "Call Priya", "contactId", contact));
  }

  @Test
  void thereIsAQuestionOfEveryIntent() {
    QUESTIONS.forEach((intent, question) ->
        assertThat(ask(owner, question).path("parsed").path("intent").asString())
            .as(question)
            .isEqualTo(intent.name()));
    assertThat(QUESTIONS.keySet()).containsExactly(Intent.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata", "subject", "everything"})
  void noAnswerTellsMoreThanTheOwnerShares(String access) {
    String mailbox =
        Api.data(owner.get("/api/v1/sharing/mailboxes")).getFirst().path("id").asString();
    assertThat(owner.call("PUT", "/api/v1/sharing/mailboxes/" + mailbox, Map.of("access", access)))
        .hasStatusOk();
    for (Api viewer : List.of(owner, admin, admin.colleague("rep"), admin.colleague("manager"))) {
      boolean may = viewer == owner || !access.equals("metadata");
      QUESTIONS.forEach((intent, question) -> {
        String answer = ask(viewer, question).toString();
        boolean shows = intent == Intent.contact_lookup || intent == Intent.company_lookup;
        if (may && shows) assertThat(answer).as(question).contains("Zanzibar");
        else assertThat(answer).as(question).doesNotContain("Zanzibar");
        assertThat(answer).as(question).doesNotContain("Marzipan");
      });
    }
  }

  private static JsonNode ask(Api viewer, String question) {
    return Api.body(
        viewer.post("/api/v1/ask", Map.of("question", question, "now", "2026-03-11T12:00:00")));
  }
}
