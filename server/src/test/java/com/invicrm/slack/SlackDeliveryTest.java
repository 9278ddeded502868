package com.invicrm.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.InviCrmTest;
import com.invicrm.slack.FakeSlack.Hook;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// An answer reaches Slack when Slack stumbles, is given up when it cannot, and its address is in
/// no log.
@InviCrmTest
@ExtendWith(OutputCaptureExtension.class)
class SlackDeliveryTest {
  @Autowired MockMvcTester http;
  @Autowired Inbox inbox;
  @Autowired Replies replies;
  @Autowired Hooks hooks;

  @Test
  void whenSlackStumblesItIsTriedAgain(CapturedOutput output) {
    Hook hook = FakeSlack.hook(500, 429, 200);
    SlackUser.stranger(http).types("help", hook);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> hook.posts().size() == 3);
    assertThat(output).doesNotContain(hook.address().getPath());
  }

  @Test
  void afterFiveTriesItIsGivenUpWithoutAWordOfTheAddress(CapturedOutput output) {
    Hook hook = FakeSlack.hook(503);
    SlackUser.stranger(http).types("help", hook);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> output.getAll().contains("An answer did not reach Slack"));
    assertThat(hook.posts()).hasSize(5);
    assertThat(output).doesNotContain(hook.address().getPath(), hook.address().getHost() + ":");
  }

  @Test
  void whatSlackRefusesForGoodIsNotTriedAgain(CapturedOutput output) {
    Hook hook = FakeSlack.hook(404);
    SlackUser.stranger(http).types("help", hook);
    Awaitility.await().until(() -> output.getAll().contains("Slack refuses an answer with 404"));
    assertThat(hook.posts()).hasSize(1);
    assertThat(output).doesNotContain(hook.address().getPath());
  }

  @Test
  void aRedirectIsNotFollowed(CapturedOutput output) {
    Hook hook = FakeSlack.hook(307);
    hooks.post(hook.address(), Message.plain("Title", "Words"));
    assertThat(hook.posts()).hasSize(1);
    assertThat(output).contains("Slack refuses an answer with 307");
  }

  @Test
  void aSlackThatIsNotThereIsNamedWithoutItsAddress() {
    assertThatThrownBy(() ->
            hooks.post(URI.create("http://localhost:1/secret"), Message.plain("Title", "Words")))
        .isInstanceOf(Hooks.Unreachable.class)
        .hasMessageNotContainingAny("secret", "localhost")
        .hasNoCause();
  }

  @Test
  void anAddressThatIsNotSlacksIsNotPostedTo(CapturedOutput output) {
    hooks.post(URI.create("https://evil.example/secret"), Message.plain("Title", "Words"));
    assertThat(output).contains("is not Slack's").doesNotContain("evil.example", "secret");
  }

  @Test
  void afterHalfAnHourNobodyWaitsForIt(CapturedOutput output) {
    Hook hook = FakeSlack.hook(200);
    var late = Clock.fixed(Instant.EPOCH.plus(Duration.ofMinutes(30)), ZoneOffset.UTC);
    var work =
        new AnswerJob.Work(
            new Sender("T", "U", "", ""), "help", new byte[0], Instant.EPOCH, Incoming.Place.below);
    new AnswerJob(inbox, replies, hooks, late).run(work);
    assertThat(hook.posts()).isEmpty();
    assertThat(output).contains("An answer did not reach Slack");
  }
}
