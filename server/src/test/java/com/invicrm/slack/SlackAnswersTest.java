package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.ask.Ask;
import com.invicrm.slack.FakeSlack.Hook;
import com.invicrm.tenancy.CrmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// Who asks what in Slack is told what, and what never.
@InviCrmTest
class SlackAnswersTest {
  private static final String ABOUT_PRIYA = "What's happening with Priya Nair?";
  private static final String MAIL =
      """
      From: Ann <OWNER>
      To: Priya Nair <priya@globex.example>
      Date: Mon, 2 Mar 2026 09:00:00 +0000
      Message-ID: <1@acme.example>
      Subject: Zanzibar <!channel>

      Marzipan for everybody.
      """;

  @Autowired MockMvcTester http;
  @Autowired SlackTeams teams;
  @Autowired Ask ask;
  @Autowired Invitation invitation;
  @Autowired WebPages web;
  @Autowired JdbcConnectionDetails database;

  Api ann;
  SlackUser inSlack;
  Hook hook;

  @BeforeEach
  void aLinkedUserWithAMail() {
    ann = Api.register(http);
    inSlack = SlackUser.inTheTeamOf(ann, http, teams).linkedTo(ann, teams);
    hook = FakeSlack.hook(200);
    ann.imported(
        "one.eml", MAIL.replace("OWNER", ann.email).getBytes(UTF_8), Map.of("owner", ann.email));
  }

  @Test
  void aLinkedUserIsAnswered() {
    assertThat(inSlack.types(ABOUT_PRIYA, hook)).hasStatusOk().bodyText().isEmpty();
    JsonNode message = hook.message();
    assertThat(message.path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(message.path("text").asString()).isEqualTo("Priya Nair · Globex");
    assertThat(message.path("blocks").toString())
        .contains("Zanzibar &lt;!channel&gt;", "Mail out", "Sources: ")
        .doesNotContain("<!channel>", "Marzipan");
  }

  @Test
  void aColleaguesPrivateSubjectIsInNoBlock() {
    Api bob = ann.colleague("rep");
    inSlack.colleague().linkedTo(bob, teams).types(ABOUT_PRIYA, hook);
    assertThat(hook.message().toString())
        .contains("Priya Nair", "1 private")
        .doesNotContain("Zanzibar", "Marzipan");
  }

  @Test
  void aWorkspacesOwnLanguageAndZoneHold() {
    ann.patch("/api/v1/me", Map.of("locale", "ar", "timezone", "Asia/Kuwait"));
    inSlack.types("ما أخبار Priya Nair؟", hook);
    assertThat(hook.blocks()).contains("المصادر", "رسالة صادرة").doesNotContain("Sources");
  }

  @Test
  void whoIsNotLinkedIsInvitedAndToldNothing() {
    inSlack.colleague().types(ABOUT_PRIYA, hook);
    assertThat(hook.blocks())
        .contains("Link your account", "اربط حسابك", "/slack/link?token=")
        .doesNotContain("Globex", "Zanzibar", "priya@", ann.email);
  }

  @Test
  void whoseTeamNobodyKnowsIsToldTheSame() {
    Hook known = FakeSlack.hook(200);
    inSlack.colleague().types(ABOUT_PRIYA, known);
    SlackUser.stranger(http).types(ABOUT_PRIYA, hook);
    assertThat(withoutTokens(hook.message())).isEqualTo(withoutTokens(known.message()));
  }

  @Test
  void aLinkOfAnotherTeamIsNoLink() {
    Api other = Api.register(http);
    SlackUser theirs = SlackUser.inTheTeamOf(other, http, teams).linkedTo(other, teams);
    new SlackUser(http, theirs.team(), inSlack.user()).types(ABOUT_PRIYA, hook);
    assertThat(hook.blocks()).contains("Link your account").doesNotContain("Globex");
    Hook second = FakeSlack.hook(200);
    theirs.types(ABOUT_PRIYA, second);
    assertThat(second.message().toString()).doesNotContain("Globex", "Zanzibar");
  }

  @Test
  void theSameIdInAnotherTeamOfTheWorkspaceIsSomebodyElse() {
    SlackUser second = SlackUser.inTheTeamOf(ann, http, teams);
    new SlackUser(http, second.team(), inSlack.user()).types(ABOUT_PRIYA, hook);
    assertThat(hook.blocks()).contains("Link your account").doesNotContain("Globex");
  }

  @Test
  void aTeamIsConnectedOnce() {
    Api other = Api.register(http);
    assertThatThrownBy(() -> inSlack.connectedTo(other, teams))
        .isInstanceOf(CrmException.Conflict.class);
  }

  @Test
  void whoMayNoLongerSignInIsAStranger() throws SQLException {
    execute("update users set status = 'disabled' where id = '" + ann.userId() + "'");
    inSlack.types(ABOUT_PRIYA, hook);
    assertThat(hook.blocks()).contains("Link your account").doesNotContain("Globex");
  }

  @Test
  void twoJohnsAreAQuestionWithAButtonEach() {
    john("John Smith", "Initech");
    john("John Baker", "Umbrella");
    inSlack.types("What's happening with John?", hook);
    JsonNode blocks = hook.message().path("blocks");
    assertThat(blocks.path(0).path("text").path("text").asString()).isEqualTo("Which John?");
    List<JsonNode> buttons =
        blocks.values().stream().map(b -> b.path("accessory")).filter(JsonNode::isObject).toList();
    assertThat(buttons).hasSize(2).allMatch(b -> b.path("action_id").asString().equals("ask"));
    assertThat(blocks.toString()).contains("John Smith", "Initech", "John Baker", "Umbrella");
    Hook pressed = FakeSlack.hook(200);
    assertThat(inSlack.presses(buttons.getFirst().path("value").asString(), pressed)).hasStatusOk();
    assertThat(pressed.message().path("replace_original").asBoolean()).isTrue();
    assertThat(pressed.message().path("text").asString()).startsWith("John ");
  }

  @Test
  void aStrangersPressIsAnInvitationToo() {
    inSlack.colleague().presses(ABOUT_PRIYA.replace("'", ""), hook);
    assertThat(hook.blocks()).contains("Link your account").doesNotContain("Globex");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "help", "HELP", "مساعدة"})
  void helpIsGiven(String text) {
    inSlack.types(text, hook);
    assertThat(hook.message().path("text").asString()).isEqualTo("Ask InviCRM");
    assertThat(hook.blocks()).contains("/leancrm What");
  }

  @Test
  void nobodyOfThatNameIsSaid() {
    inSlack.types("What's happening with Zebedee?", hook);
    assertThat(hook.message().path("text").asString()).contains("Zebedee");
  }

  @Test
  void whatBreaksIsSaidInPlainWords() {
    Clock broken = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.MAX_VALUE));
    var from = new Sender(inSlack.team(), inSlack.user(), "acme", "ann");
    Message said = new Replies(teams, ask, invitation, web, broken).to(from, ABOUT_PRIYA);
    assertThat(said.text()).isEqualTo("Something broke on our side");
    assertThat(said.json()).doesNotContain("Exception", "overflow", "java");
  }

  @Test
  void aQuestionThatIsTooLongIsSaidToBe() {
    inSlack.types("why ".repeat(300), hook);
    assertThat(hook.message().path("text").asString()).isEqualTo("That is too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/commands",
        "http://127.0.0.1:1/commands",
        "http://hooks.slack.com/commands",
        "not an address",
        ""
      })
  void anAnswerThatIsWantedElsewhereIsNotTaken(String responseUrl) throws SQLException {
    assertThat(inSlack.types(ABOUT_PRIYA, responseUrl)).hasStatus(422);
    assertThat(waiting()).isZero();
  }

  private void john(String name, String company) {
    String id =
        Api.body(ann.post("/api/v1/companies", Map.of("name", company))).path("id").asString();
    ann.post("/api/v1/contacts", Map.of("displayName", name, "companyId", id));
  }

  private static String withoutTokens(JsonNode message) {
    return message.toString().replaceAll("token=[\\w-]+", "token=");
  }

  /// Questions of this Slack workspace that wait for their answer.
  private int waiting() throws SQLException {
    String query =
        "select count(*) from scheduled_tasks where convert_from(task_data, 'UTF8') like '%"
            + inSlack.team()
            + "%'";
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
