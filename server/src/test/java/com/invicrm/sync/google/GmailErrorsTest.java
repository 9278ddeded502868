package com.invicrm.sync.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.fixtures.google.Fault;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.sync.SourceException;
import com.invicrm.sync.SourceException.CursorExpired;
import com.invicrm.sync.SourceException.Forbidden;
import com.invicrm.sync.SourceException.NeedsConsent;
import com.invicrm.sync.SourceException.PageExpired;
import com.invicrm.sync.SourceException.Scope;
import com.invicrm.sync.SourceException.Throttled;
import com.invicrm.sync.SourceException.Unauthorized;
import com.invicrm.sync.SourceException.Unreachable;
import com.invicrm.sync.google.GmailErrors.About;
import com.invicrm.sync.google.GoogleHttp.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An error means what its reason says, whatever its status.
class GmailErrorsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  private final GmailErrors errors = new GmailErrors(Clock.fixed(NOW, ZoneOffset.UTC));
  private final FakeGmail gmail = new FakeGmail();

  @AfterEach
  void stop() {
    gmail.close();
  }

  @ParameterizedTest
  @CsvSource({
    "403, rateLimitExceeded, Rate Limit Exceeded, mailbox",
    "403, userRateLimitExceeded, User Rate Limit Exceeded, mailbox",
    "403, quotaExceeded, too much, mailbox",
    "403, RATE_LIMIT_EXCEEDED, too much, mailbox",
    "403, forbidden, Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user', mailbox",
    "403, forbidden, Quota exceeded for quota metric 'Queries' and limit 'Queries per minute', project",
    "403, rateLimitExceeded, Quota exceeded for quota metric 'Queries' and limit 'Queries per day', day",
    "403, dailyLimitExceeded, Daily Limit Exceeded, day",
    "429, rateLimitExceeded, Too many concurrent requests for user., atOnce",
    "429, userRateLimitExceeded, User-rate limit exceeded, mailbox",
    "429, '', '', mailbox"
  })
  void tooMuchIsAThrottle(int status, String reason, String message, Scope scope) {
    SourceException error = of(status, reason, message, About.anything);
    assertThat(error).isInstanceOf(Throttled.class);
    assertThat(((Throttled) error).scope()).isEqualTo(scope);
    assertThat(((Throttled) error).until()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "37, '', 2026-11-02T09:00:37Z",
    "'Mon, 02 Nov 2026 10:00:00 GMT', '', 2026-11-02T10:00:00Z",
    "'', 'Limit exceeded.  Retry after 2026-11-02T09:15:00.123Z', 2026-11-02T09:15:00.123Z",
    "'', '(Retry after 2026-11-02T12:00:00+02:00)', 2026-11-02T10:00:00Z",
    "37, 'Retry after 2026-11-02T09:15:00Z', 2026-11-02T09:00:37Z",
    "soon, 'Retry after never', ",
  })
  void aThrottleTellsHowLong(String field, String message, Instant until) {
    var answer = new Answer(429, body("x", message), Optional.of(field).filter(f -> !f.isEmpty()));
    var throttled = (Throttled) errors.of(answer, About.anything);
    assertThat(throttled.until()).isEqualTo(Optional.ofNullable(until));
  }

  @ParameterizedTest
  @CsvSource({
    "domainPolicy, Workspace allows this app",
    "accessNotConfigured, enables it in the Google Cloud console",
    "SERVICE_DISABLED, enables it in the Google Cloud console",
    "forbidden, looks whether this app is allowed",
  })
  void whatAnAdminMustAllowIsSaidInWords(String reason, String words) {
    assertThat(of(403, reason, "no", About.anything))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining(words);
  }

  @Test
  void statusesMeanWhatWasAsked() {
    assertThat(of(401, "authError", "x", About.anything)).isInstanceOf(Unauthorized.class);
    assertThat(of(403, "insufficientPermissions", "x", About.anything))
        .isInstanceOf(NeedsConsent.class);
    assertThat(of(403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "x", About.anything))
        .isInstanceOf(NeedsConsent.class);
    assertThat(of(403, "forbidden", "Delegation denied for x", About.anything))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("own account");
    assertThat(of(400, "failedPrecondition", "Mail service not enabled", About.anything))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("no Gmail");
    assertThat(of(404, "notFound", "x", About.history)).isInstanceOf(CursorExpired.class);
    assertThat(of(404, "notFound", "x", About.laterHistory)).isInstanceOf(CursorExpired.class);
    assertThat(of(400, "invalidArgument", "x", About.history)).isInstanceOf(CursorExpired.class);
    assertThat(of(400, "invalidArgument", "x", About.laterHistory)).isInstanceOf(PageExpired.class);
    assertThat(of(400, "invalidArgument", "x", About.laterPage)).isInstanceOf(PageExpired.class);
    assertThat(of(400, "invalidArgument", "x", About.firstPage)).isInstanceOf(Unreachable.class);
    for (int status : new int[] {301, 408, 418, 500, 502, 503, 504}) {
      assertThat(of(status, "backendError", "x", About.anything)).isInstanceOf(Unreachable.class);
    }
    var page = new Answer(403, "<h1>no</h1>".getBytes(StandardCharsets.UTF_8), Optional.empty());
    assertThat(errors.of(page, About.anything)).isInstanceOf(Forbidden.class);
  }

  @Test
  void errorsRepeatNeitherTokensNorAddressesNorWhatGoogleSent() {
    String token = gmail.turn.token();
    String said = "ann@acme.example is not allowed with " + token;
    for (int status : new int[] {400, 401, 403, 404, 429, 500}) {
      gmail.google.faults().onAny().answer(GoogleErrors.fault(status, "global", "odd", said));
      gmail.turn.further.add(token);
      assertThat(message()).isNotBlank().doesNotContain(token, "ann@acme.example", "127.0.0.1");
    }
    gmail.google.faults().onAny().answer(Fault.answer(200, "application/json", "{" + said));
    assertThat(message()).doesNotContain(token, "ann@acme.example");
    assertThat(new Token(token) + gmail.settings().toString())
        .doesNotContain(token, "secret of crm");
  }

  private String message() {
    try {
      new GmailSource(gmail.api(), FakeGmail.UNITS, "", gmail.turn).labels();
      return "nothing went wrong";
    } catch (SourceException e) {
      assertThat(e.getCause()).isNull();
      return String.valueOf(e.getMessage());
    }
  }

  private SourceException of(int status, String reason, String message, About about) {
    return errors.of(new Answer(status, body(reason, message), Optional.empty()), about);
  }

  private static byte[] body(String reason, String message) {
    return """
    {"error":{"code":0,"message":"%s","errors":[{"reason":"%s","domain":"global"}]}}
    """
        .formatted(message, reason)
        .getBytes(StandardCharsets.UTF_8);
  }
}
