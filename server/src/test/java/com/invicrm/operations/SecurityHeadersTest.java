package com.invicrm.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Every answer tells browsers to run nothing foreign, to guess no type, and to show it in no
/// frame.
@InviCrmTest
class SecurityHeadersTest {
  @Autowired MockMvcTester http;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/people",
        "/docs",
        "/api/openapi.yaml",
        "/api/v1/me",
        "/api/v1/nothing",
        "/slack/link",
        "/assets/nothing.js",
        "/.well-known/jwks.json"
      })
  void areOnEveryAnswer(String path) {
    MockHttpServletResponse answer = http.get().uri(path).exchange().getResponse();
    String policy = answer.getHeader("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("base-uri 'none'", "form-action 'self'", "connect-src 'self'")
        .doesNotContain("*", "unsafe-eval", "http:", "https:")
        .doesNotContainPattern("script-src[^;]*unsafe-inline");
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.getHeader("Permissions-Policy")).contains("camera=()", "geolocation=()");
    assertThat(answer.getHeader("Server")).isNull();
    assertThat(answer.getHeader("X-Powered-By")).isNull();
  }

  @Test
  void anAnswerAboutPeopleIsKeptByNobody() {
    MockHttpServletResponse answer = Api.register(http).get("/api/v1/contacts").getResponse();
    assertThat(answer.getHeader("Cache-Control")).contains("no-store");
  }

  @Test
  void overTlsBrowsersStayWithTls() {
    MockHttpServletResponse answer =
        http.get()
            .uri("/")
            .with(r -> {
              r.setSecure(true);
              return r;
            })
            .exchange()
            .getResponse();
    assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=");
  }

  /// A form of another site sends the cookie along, and cannot know the token.
  @Test
  void aFormOfAnotherSiteChangesNothing() {
    Api ann = Api.register(http);
    var answer =
        http.patch()
            .uri("/api/v1/me")
            .cookie(new jakarta.servlet.http.Cookie("invicrm_session", ann.token))
            .header("Origin", "https://evil.example")
            .contentType("application/json")
            .content("{\"name\":\"Mallory\"}")
            .exchange();
    assertThat(answer).hasStatus(403);
    assertThat(Api.body(answer).path("code").asString()).isEqualTo("csrf");
    assertThat(Api.body(ann.get("/api/v1/me")).at("/user/name").asString()).isEqualTo("Ann Ames");
  }
}
