package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What Slack did not sign, just now and for the first time, is a 401 with nothing in it.
@InviCrmTest
class SignedRequestsTest {
  @Autowired MockMvcTester http;
  @Autowired Seen seen;

  String timestamp;
  String body;

  @BeforeEach
  void aCommand() {
    timestamp = SlackUser.timestamp();
    body =
        SlackUser.form(
            SlackUser.stranger(http).command("help", FakeSlack.hook(200).address().toString()));
  }

  @Test
  void whatSlackSignedIsTakenWithAnEmptyAnswer() throws Exception {
    assertThat(send(timestamp, sign(timestamp, body), body)).hasStatusOk().bodyText().isEmpty();
  }

  @Test
  void unsignedIsRefused() {
    refused(http.post().uri("/slack/commands").content(body).exchange());
    refused(send(timestamp, "", body));
    refused(send("", sign(timestamp, body), body));
  }

  @Test
  void alteredIsRefused() {
    refused(send(timestamp, sign(timestamp, body), body.replace("help", "halp")));
    refused(send(timestamp, sign(timestamp, body), body + "&text=more"));
    refused(send(timestamp, sign(timestamp, body), ""));
  }

  @Test
  void staleIsRefusedEitherWay() {
    for (long off : new long[] {-302, 302, -86_400, 86_400}) {
      String then = Long.toString(Instant.now().getEpochSecond() + off);
      refused(send(then, sign(then, body), body));
    }
  }

  @Test
  void anotherTimeThanTheSignedOneIsRefused() {
    String other = Long.toString(Long.parseLong(timestamp) - 1);
    refused(send(other, sign(timestamp, body), body));
  }

  @Test
  void anotherVersionIsRefused() {
    refused(send(timestamp, sign(timestamp, body).replace("v0=", "v1="), body));
    refused(send(timestamp, sign(timestamp, body).substring(3), body));
  }

  @Test
  void aReplayIsRefused() {
    String signature = sign(timestamp, body);
    assertThat(send(timestamp, signature, body)).hasStatusOk();
    refused(send(timestamp, signature, body));
  }

  @Test
  void whatWasRefusedDoesNotUseASignatureUp() {
    String signature = sign(timestamp, body);
    refused(send(timestamp, signature, body + " "));
    assertThat(send(timestamp, signature, body)).hasStatusOk();
  }

  @Test
  void slacksLookAtTheCertificateIsNoException() {
    String check = "ssl_check=1&token=" + timestamp + System.nanoTime();
    refused(http.post().uri("/slack/commands").content(check).exchange());
    refused(http.post().uri("/slack/commands?ssl_check=1").exchange());
    refused(http.get().uri("/slack/commands?ssl_check=1").exchange());
    assertThat(send(timestamp, sign(timestamp, check), check)).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/slack/commands",
        "/slack/interactivity",
        "/slack/events",
        "/slack/link/more",
        "/slack/"
      })
  void everyAddressForSlackIsBehindTheSignature(String path) {
    refused(http.post().uri(path).content(body).exchange());
  }

  @Test
  void anotherSpellingOfTheAddressIsNoWayAround() {
    refused(http.post().uri(URI.create("/%73lack/commands")).content(body).exchange());
  }

  @Test
  void aSignInIsNoSignature() {
    refused(
        http.post()
            .uri("/slack/commands")
            .header("Authorization", "Bearer " + Api.register(http).token)
            .content(body)
            .exchange());
  }

  @Test
  void moreThanSlackEverSendsIsRefused() {
    String huge = body + "&more=" + "x".repeat(300 << 10);
    refused(send(timestamp, sign(timestamp, huge), huge));
  }

  @Test
  void aBodyThatIsNoFormIsRefusedInWords() {
    String broken = "text=%zz" + System.nanoTime();
    assertThat(send(timestamp, sign(timestamp, broken), broken)).hasStatus(422);
  }

  @Test
  void withoutASecretNothingIsSigned() throws Exception {
    var filter =
        new SignedRequests(
            new SlackSettings(" ", "https://slack.com/api/"), seen, Clock.systemUTC());
    var request = new MockHttpServletRequest("POST", "/slack/commands");
    request.addHeader("X-Slack-Request-Timestamp", timestamp);
    request.addHeader("X-Slack-Signature", sign(timestamp, body));
    request.setContent(body.getBytes(UTF_8));
    var response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    assertThat(response.getStatus()).isEqualTo(401);
  }

  @Test
  void theSecretIsInNoWords() {
    assertThat(new SlackSettings("sesame", "https://slack.com").toString())
        .doesNotContain("sesame");
  }

  private MvcTestResult send(String timestamp, String signature, String body) {
    return http.post()
        .uri("/slack/commands")
        .contentType("application/x-www-form-urlencoded")
        .headers(h ->
            h.setAll(
                Map.of("X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature", signature)))
        .content(body)
        .exchange();
  }

  private static String sign(String timestamp, String body) {
    return SlackUser.signature(timestamp, body);
  }

  private static void refused(MvcTestResult result) {
    assertThat(result).hasStatus(401);
    assertThat(result.getResponse().getContentAsByteArray()).isEmpty();
    assertThat(result.getResponse().getHeaderNames()).isEmpty();
  }
}
