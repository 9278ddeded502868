package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Whose mail is not kept, as people say it, and what it does to mail of files.
@InviCrmTest
class LogRulesTest {
  private static final String RULES = "/api/v1/log-rules";

  @Autowired MockMvcTester http;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void onesOwnAreOnesOwnAndTheWorkspacesAreEverybodys() {
    Api rep = ann.colleague("rep");
    Api manager = ann.colleague("manager");
    String own = id(add(rep, " Lawyer@Firm.example ", "mine"));
    assertThat(add(rep, "firm.example", "workspace")).hasStatus(403);
    String all = id(add(manager, "*.bank.example", "workspace"));
    assertThat(patterns(rep)).containsExactly("*.bank.example", "lawyer@firm.example");
    assertThat(patterns(ann)).containsExactly("*.bank.example");
    assertThat(ann.delete(RULES + "/" + own)).hasStatus(404);
    assertThat(rep.delete(RULES + "/" + all)).hasStatus(403);
    assertThat(ann.delete(RULES + "/" + all)).hasStatusOk();
    assertThat(rep.delete(RULES + "/" + own)).hasStatusOk();
    assertThat(rep.delete(RULES + "/" + own)).hasStatus(404);
    assertThat(patterns(rep)).isEmpty();
    assertThat(Api.data(ann.get("/api/v1/audit?action=logRule.added"))).hasSize(2);
    assertThat(Api.data(ann.get("/api/v1/audit?action=logRule.removed"))).hasSize(2);
  }

  @Test
  void theSamePatternIsOneRuleAndWhatIsNoneIsRefused() {
    String first = id(add(ann, "firm.example", "mine"));
    assertThat(id(add(ann, "FIRM.example", "mine"))).isEqualTo(first);
    assertThat(ann.delete(RULES + "/" + first)).hasStatusOk();
    assertThat(id(add(ann, "firm.example", "mine"))).isEqualTo(first);
    assertThat(patterns(ann)).containsExactly("firm.example");
    for (String none : List.of("*", "firm", "a b@firm.example")) {
      assertThat(add(ann, none, "mine")).hasStatus(422).bodyText().contains("pattern");
    }
  }

  /// Case 56, of files: the file has to be handed in again.
  @Test
  void mailOfFilesStaysOutGoesAndComesWithTheFile() {
    String rule = id(add(ann, "globex.example", "mine"));
    JsonNode first = imported();
    assertThat(first.at("/skipped/neverLog").asInt()).isEqualTo(1);
    assertThat(first.path("imported").asInt()).isEqualTo(1);
    assertThat(people()).containsExactly("pia@initech.example");

    MvcTestResult removed = ann.delete(RULES + "/" + rule);
    assertThat(Api.body(removed).path("files").asBoolean()).isTrue();
    assertThat(imported().path("imported").asInt()).isEqualTo(1);
    assertThat(people()).containsExactlyInAnyOrder("kim@globex.example", "pia@initech.example");

    rule = id(add(ann, "kim@globex.example", "workspace"));
    Awaitility.await().until(this::people, p -> p.equals(List.of("pia@initech.example")));
    assertThat(Api.data(ann.get("/api/v1/activities"))).hasSize(1);
    ann.delete(RULES + "/" + rule);
    imported();
    assertThat(people()).containsExactlyInAnyOrder("kim@globex.example", "pia@initech.example");
  }

  /// What a dry run counts is what becomes of it.
  @Test
  void aDryRunCountsWhatStaysOut() {
    add(ann, "globex.example", "mine");
    JsonNode tried = imported(Map.of("owner", ann.email, "dryRun", "true"));
    assertThat(tried.at("/skipped/neverLog").asInt()).isEqualTo(1);
    assertThat(tried.path("imported").asInt()).isEqualTo(1);
  }

  private static MvcTestResult add(Api who, String pattern, String scope) {
    return who.post(RULES, Map.of("pattern", pattern, "scope", scope));
  }

  private static String id(MvcTestResult made) {
    assertThat(made).hasStatus(201);
    return Api.body(made).path("id").asString();
  }

  private static List<String> patterns(Api who) {
    return Api.data(who.get(RULES)).stream().map(r -> r.path("pattern").asString()).toList();
  }

  private List<String> people() {
    return Api.data(ann.get("/api/v1/contacts?sort=name")).stream()
        .map(c -> c.at("/emails/0").asString())
        .toList();
  }

  private JsonNode imported() {
    return imported(Map.of("owner", ann.email));
  }

  private JsonNode imported(Map<String, String> fields) {
    String mails = mail("kim@globex.example", 1) + mail("pia@initech.example", 2);
    return ann.imported("a.mbox", mails.getBytes(UTF_8), fields);
  }

  private String mail(String to, int number) {
    return """
    From x@y.example Mon Mar  2 09:00:00 2026
    From: %s
    To: %s
    Date: Mon, 2 Mar 2026 09:0%d:00 +0000
    Message-ID: <%d.log@mail.example>
    Subject: Offer

    We offer this.

    """
        .formatted(ann.email, to, number, number);
  }
}
