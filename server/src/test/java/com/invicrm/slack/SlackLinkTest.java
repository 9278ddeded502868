package com.invicrm.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.access.SealedNotes;
import com.invicrm.slack.FakeSlack.Hook;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// "Link your account": from Slack to a signed-in browser and back, once.
@InviCrmTest
class SlackLinkTest {
  @Autowired MockMvcTester http;
  @Autowired SlackTeams teams;
  @Autowired SealedNotes notes;

  Api ann;
  SlackUser inSlack;
  String token;

  @BeforeEach
  void anInvitation() {
    ann = Api.register(http);
    ann.post("/api/v1/contacts", Map.of("displayName", "Zoe Lamb"));
    inSlack = SlackUser.inTheTeamOf(ann, http, teams);
    token = invited(inSlack);
  }

  @Test
  void whoSaysYesIsLinkedAndAnswered() {
    assertThat(link(ann, token)).hasStatusOk().bodyText().contains("Your account is linked");
    assertThat(asks()).contains("Zoe Lamb").doesNotContain("Link your account");
  }

  @Test
  void openingThePageLinksNobody() {
    assertThat(ann.get("/slack/link?token=" + token))
        .hasStatusOk()
        .bodyText()
        .contains("Link your Slack account?", "ann in the Slack workspace acme", ann.email);
    assertThat(asks()).contains("Link your account").doesNotContain("Zoe Lamb");
  }

  @Test
  void aBrowserNeedsTheFormsOwnToken() {
    var session = new Cookie("invicrm_session", ann.token);
    MvcTestResult page = http.get().uri("/slack/link?token=" + token).cookie(session).exchange();
    assertThat(page).hasStatusOk();
    assertThat(http.post().uri("/slack/link").param("token", token).cookie(session).exchange())
        .hasStatus(403);
    String csrf = text(page).replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    assertThat(
            http.post()
                .uri("/slack/link")
                .param("token", token)
                .param("_csrf", csrf)
                .cookie(session, Objects.requireNonNull(page.getResponse().getCookie("XSRF-TOKEN")))
                .exchange())
        .hasStatusOk();
  }

  @Test
  void whoIsNotSignedInGoesToTheDoorAndComesBack() {
    assertThat(http.get().uri("/slack/link?token=" + token).exchange())
        .hasStatus(303)
        .hasHeader("Location", "/sign-in?to=%2Fslack%2Flink%3Ftoken%3D" + token);
    assertThat(http.post().uri("/slack/link").param("token", token).exchange()).hasStatus(403);
  }

  @Test
  void aLinkIsGoodOnce() {
    assertThat(link(ann, token)).hasStatusOk();
    assertThat(link(ann.colleague("rep"), token))
        .hasStatus(410)
        .bodyText()
        .contains("used already");
  }

  @Test
  void aLinkIsGoodForTenMinutes() {
    Clock earlier = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-601));
    var from = new Sender(inSlack.team(), inSlack.user(), "acme", "ann");
    String old = new LinkTokens(notes, earlier).issue(from);
    assertThat(ann.get("/slack/link?token=" + old))
        .hasStatusOk()
        .bodyText()
        .contains("no longer good");
    assertThat(link(ann, old)).hasStatus(410).bodyText().contains("no longer good");
  }

  @Test
  void aLinkThatIsNotOursIsNone() {
    char last = token.charAt(token.length() - 2);
    String altered =
        token.substring(0, token.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + token.charAt(token.length() - 1);
    for (String wrong : new String[] {"", "x", "!", altered, token.substring(4)})
      assertThat(link(ann, wrong)).hasStatus(410);
    assertThat(asks()).contains("Link your account");
  }

  @Test
  void aTeamOfAnotherWorkspaceIsNotConnected() {
    assertThat(link(Api.register(http), token)).hasStatus(409).bodyText().contains("not connected");
    String unknown = invited(SlackUser.stranger(http));
    assertThat(link(ann, unknown)).hasStatus(409);
    assertThat(asks()).contains("Link your account");
  }

  @Test
  void whoLinksAgainIsSomebodyElseFromThenOn() {
    link(ann, token);
    Api bob = ann.colleague("rep");
    bob.patch("/api/v1/me", Map.of("locale", "ar"));
    String again =
        new LinkTokens(notes, Clock.systemUTC())
            .issue(new Sender(inSlack.team(), inSlack.user(), "acme", "ann"));
    assertThat(link(bob, again)).hasStatusOk().bodyText().contains("dir=\"rtl\"", "تم ربط حسابك");
    assertThat(asks()).contains("المصادر");
  }

  @Test
  void namesFromSlackAreOnlyWords() {
    var from = new Sender(inSlack.team(), inSlack.user(), "<b>acme", "<script>alert(1)</script>");
    String token = new LinkTokens(notes, Clock.systemUTC()).issue(from);
    assertThat(ann.get("/slack/link?token=" + token))
        .bodyText()
        .contains("&lt;script&gt;")
        .doesNotContain("<script>", "<b>");
  }

  private String asks() {
    Hook hook = FakeSlack.hook(200);
    inSlack.types("What's happening with Zoe Lamb?", hook);
    return hook.blocks();
  }

  private MvcTestResult link(Api user, String token) {
    return http.post()
        .uri("/slack/link")
        .header("Authorization", "Bearer " + user.token)
        .param("token", token)
        .contentType("application/x-www-form-urlencoded")
        .exchange();
  }

  private static String invited(SlackUser user) {
    Hook hook = FakeSlack.hook(200);
    user.types("Zoe", hook);
    return hook.blocks().replaceFirst("(?s).*token=([\\w-]+)\".*", "$1");
  }

  private static String text(MvcTestResult result) {
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
