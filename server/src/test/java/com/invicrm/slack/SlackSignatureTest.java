package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Slack's own example (https://docs.slack.dev/authentication/verifying-requests-from-slack), and
/// what is near it.
class SlackSignatureTest {
  private static final byte[] KEY = "8f742231b10e8888abcd99yyyzzz85a5".getBytes(UTF_8);
  private static final String TIMESTAMP = "1531420618";
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
          + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
          + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
  private static final Instant SENT = Instant.ofEpochSecond(1531420618);

  private final SlackSignature official =
      SlackSignature.claimed(TIMESTAMP, SIGNATURE).orElseThrow();

  @Test
  void theOfficialVectorVerifies() {
    assertThat(official.isOf(BODY.getBytes(UTF_8), KEY)).isTrue();
  }

  @Test
  void anotherBodyTimeOrKeyDoesNot() {
    assertThat(official.isOf((BODY + " ").getBytes(UTF_8), KEY)).isFalse();
    assertThat(official.isOf(new byte[0], KEY)).isFalse();
    assertThat(official.isOf(BODY.getBytes(UTF_8), "another".getBytes(UTF_8))).isFalse();
    SlackSignature later = SlackSignature.claimed("1531420619", SIGNATURE).orElseThrow();
    assertThat(later.isOf(BODY.getBytes(UTF_8), KEY)).isFalse();
  }

  @Test
  void itIsFreshForFiveMinutesEitherWay() {
    assertThat(official.isFresh(SENT)).isTrue();
    assertThat(official.isFresh(SENT.plusSeconds(300))).isTrue();
    assertThat(official.isFresh(SENT.minusSeconds(300))).isTrue();
    assertThat(official.isFresh(SENT.plusSeconds(301))).isFalse();
    assertThat(official.isFresh(SENT.minusSeconds(301))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v0=",
        "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5",
        "v0=z2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503,v0=00"
      })
  void whatIsNoSignatureOfVersion0IsNone(String header) {
    assertThat(SlackSignature.claimed(TIMESTAMP, header)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1531420618", "+1531420618", "1531420618.0", "153142061800"})
  void whatIsNoTimeIsNone(String header) {
    assertThat(SlackSignature.claimed(header, SIGNATURE)).isEmpty();
  }

  @Test
  void aMissingHeaderIsNone() {
    assertThat(SlackSignature.claimed(null, SIGNATURE)).isEmpty();
    assertThat(SlackSignature.claimed(TIMESTAMP, null)).isEmpty();
  }
}
