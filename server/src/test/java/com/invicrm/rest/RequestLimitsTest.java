package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.LimitWindows;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Which limit a request is counted under, as its answer says. That too much is refused, two
/// processes prove.
@InviCrmTest
class RequestLimitsTest {
  private static final String LEFT = "RateLimit-Remaining";

  @Autowired MockMvcTester http;

  @BeforeEach
  void withinOneMinute() {
    LimitWindows.awaitRoom(Duration.ofMinutes(1), Duration.ofSeconds(5));
  }

  @Test
  void allTokensOfAUserAreCountedTogetherAndBrowsersApart() {
    Api ann = Api.register(http);
    Api again = Api.signIn(http, ann.email);
    int before = left(ann.get("/api/v1/me"));
    assertThat(left(again.get("/api/v1/me"))).isEqualTo(before - 1);
    assertThat(left(Api.register(http).get("/api/v1/me"))).isEqualTo(before);
    Cookie session = session(ann);
    assertThat(left(http.get().uri("/api/v1/me").cookie(session).exchange())).isEqualTo(before);
    assertThat(left(ann.get("/api/v1/me"))).isEqualTo(before - 2);
  }

  @Test
  void whoIsNotSignedInIsCountedByAddressAlsoWithABadToken() {
    int before = left(from("198.51.100.1", "/.well-known/jwks.json", ""));
    assertThat(left(from("198.51.100.1", "/api/v1/me", ""))).isEqualTo(before - 1);
    assertThat(left(from("198.51.100.1", "/api/v1/me", "Bearer x"))).isEqualTo(before - 2);
    assertThat(left(from("198.51.100.2", "/api/v1/me", ""))).isEqualTo(before);
  }

  @Test
  void anAddressOfSixthVersionCountsAsItsNetwork() {
    int before = left(from("2001:db8:1:1::1", "/api/v1/me", ""));
    assertThat(left(from("2001:db8:1:1:ffff::2", "/api/v1/me", ""))).isEqualTo(before - 1);
    assertThat(left(from("2001:db8:1:2::1", "/api/v1/me", ""))).isEqualTo(before);
  }

  @Test
  void theDoorIsCountedByAddressHoweverItIsWrittenAndForWhoeverIsSignedInToo() {
    Api ann = Api.register(http);
    int before = left(knock("/api/v1/auth/login", ""));
    assertThat(left(knock("/api/v1/auth/login", "Bearer " + ann.token))).isEqualTo(before - 1);
    assertThat(left(knock("/%61pi/v1/%61uth/login", "Bearer " + ann.token))).isEqualTo(before - 2);
  }

  @Test
  void thePagesAndTheContractAreFree() {
    for (String path : new String[] {"/api/openapi.yaml", "/docs", "/sign-in"}) {
      assertThat(from("198.51.100.4", path, "").getResponse().containsHeader(LEFT))
          .as(path)
          .isFalse();
    }
  }

  private MvcTestResult from(String address, String path, String authorization) {
    var request =
        http.get()
            .uri(path)
            .with(r -> {
              r.setRemoteAddr(address);
              return r;
            });
    if (!authorization.isEmpty()) request = request.header("Authorization", authorization);
    return request.exchange();
  }

  private MvcTestResult knock(String path, String authorization) {
    var request =
        http.post()
            .uri(URI.create(path))
            .with(r -> {
              r.setRemoteAddr("198.51.100.3");
              return r;
            })
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"email\":\"nobody@acme.example\",\"password\":\"not it\"}");
    if (!authorization.isEmpty()) request = request.header("Authorization", authorization);
    return request.exchange();
  }

  private Cookie session(Api person) {
    MvcTestResult signedIn =
        http.post()
            .uri("/api/v1/auth/login")
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                "{\"email\":\"%s\",\"password\":\"%s\",\"cookie\":true}"
                    .formatted(person.email, Api.PASSWORD))
            .exchange();
    return Objects.requireNonNull(signedIn.getResponse().getCookie("invicrm_session"));
  }

  private static int left(MvcTestResult answer) {
    return Integer.parseInt(Objects.requireNonNull(answer.getResponse().getHeader(LEFT)));
  }
}
