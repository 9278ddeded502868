package com.invicrm.sync.google;

import static com.invicrm.fixtures.google.GoogleMethod.revoke;
import static com.invicrm.fixtures.google.GoogleMethod.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.fixtures.google.Fault;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.fixtures.google.Identities;
import com.invicrm.sync.google.GoogleAnswer.Account;
import com.invicrm.sync.google.GoogleAnswer.Granted;
import com.invicrm.sync.google.GoogleAnswer.InvalidGrant;
import com.invicrm.sync.google.GoogleAnswer.Refused;
import com.invicrm.sync.google.GoogleAnswer.Silent;
import com.invicrm.sync.google.GoogleOAuth.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An owner's consent becomes tokens, and they stay nobody's business.
class GoogleOAuthTest {
  private static final URI BACK = URI.create("http://localhost:8080/back");
  private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0";

  private final FakeGmail gmail = new FakeGmail();
  private final GoogleOAuth oauth = gmail.oauth();

  @AfterEach
  void stop() {
    gmail.close();
  }

  @Test
  void theBrowserIsSentWithEverythingThatGoogleWants() {
    Map<String, String> asked = query(authorization());
    assertThat(asked)
        .containsEntry("client_id", "crm")
        .containsEntry("redirect_uri", BACK.toString())
        .containsEntry("response_type", "code")
        .containsEntry("scope", "openid email " + GoogleOAuth.READ_MAIL)
        .containsEntry("state", "the-state")
        .containsEntry("access_type", "offline")
        .containsEntry("prompt", "consent")
        .containsEntry("include_granted_scopes", "true")
        .containsEntry("login_hint", "ann@acme.example")
        .containsEntry("code_challenge_method", "S256")
        .doesNotContainValue(VERIFIER);
  }

  @Test
  void aCodeBecomesTokensThatReadTheMailbox() {
    var granted = (Granted) exchange(allowed());
    assertThat(granted.scopes()).contains(GoogleOAuth.READ_MAIL, "openid", "email");
    assertThat(granted.expiresIn()).isEqualTo(Duration.ofSeconds(3599));
    assertThat(granted.who())
        .contains(new Account(Identities.subject("ann@acme.example"), "ann@acme.example"));
    assertThat(gmail.api().profile(granted.access().secret()).emailAddress())
        .isEqualTo("ann@acme.example");
    assertThat(granted.toString())
        .doesNotContain(granted.access().secret(), granted.refresh().orElseThrow().secret());
  }

  @Test
  void aCodeIsGoodOnceAndOnlyWithItsVerifier() {
    String code = allowed();
    assertThat(exchange(code)).isInstanceOf(Granted.class);
    assertThat(exchange(code)).isEqualTo(new InvalidGrant());
    String other = allowed();
    assertThat(oauth.exchange(other, VERIFIER.replace('a', 'b'), BACK))
        .isEqualTo(new InvalidGrant());
  }

  @Test
  void aBoxThatIsNotTickedIsSeenInTheScopes() {
    String code = code(gmail.google.consent().allowOnly(authorization(), "ann@acme.example"));
    var granted = (Granted) exchange(code);
    assertThat(granted.scopes()).containsExactlyInAnyOrder("openid", "email");
  }

  @Test
  void aRefreshTokenGivesAccessUntilItIsTakenBack() {
    Token refresh = ((Granted) exchange(allowed())).refresh().orElseThrow();
    var again = (Granted) oauth.refresh(refresh);
    assertThat(again.refresh()).isEmpty();
    assertThat(gmail.api().profile(again.access().secret()).historyId()).isNotBlank();
    gmail.google.revoke("ann@acme.example");
    assertThat(oauth.refresh(refresh)).isEqualTo(new InvalidGrant());
  }

  @Test
  void whatIsGivenBackIsOfNoMoreUse() {
    Token refresh = ((Granted) exchange(allowed())).refresh().orElseThrow();
    assertThat(oauth.revoke(refresh)).isTrue();
    assertThat(oauth.refresh(refresh)).isEqualTo(new InvalidGrant());
    assertThat(oauth.revoke(refresh)).isTrue();
    gmail.google.faults().on(revoke).answer(GoogleErrors.broken(503));
    assertThat(oauth.revoke(refresh)).isFalse();
  }

  @Test
  void silenceIsNoRefusal() {
    var refresh = new Token("1//none");
    for (Fault fault :
        new Fault[] {
          GoogleErrors.broken(503),
          GoogleErrors.retryAfter(9),
          Fault.cutOff(),
          Fault.truncated(),
          Fault.answer(200, "text/html", "<h1>Proxy</h1>"),
          Fault.answer(400, "text/html", "<h1>Proxy</h1>")
        }) {
      gmail.google.faults().on(token).answer(fault);
      assertThat(oauth.refresh(refresh)).isEqualTo(new Silent());
    }
  }

  @Test
  void anAppThatGoogleDoesNotKnowIsToldByName() {
    gmail
        .google
        .faults()
        .on(token)
        .answer(Fault.answer(401, "application/json", "{\"error\":\"invalid_client\"}"));
    assertThat(oauth.refresh(new Token("1//x"))).isEqualTo(new Refused("invalid_client"));
  }

  private URI authorization() {
    return oauth.authorization(
        new Request(
            "the-state",
            VERIFIER,
            BACK,
            Set.of(GoogleOAuth.READ_MAIL),
            Optional.of("ann@acme.example")));
  }

  private String allowed() {
    return code(gmail.google.consent().allow(authorization(), "ann@acme.example"));
  }

  private GoogleAnswer exchange(String code) {
    return oauth.exchange(code, VERIFIER, BACK);
  }

  private static String code(URI sentBack) {
    Map<String, String> query = query(sentBack);
    assertThat(query).containsEntry("state", "the-state");
    return query.getOrDefault("code", "");
  }

  private static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }
}
