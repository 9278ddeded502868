package com.invicrm.rest.v1;

import com.invicrm.access.Credential;
import com.invicrm.access.SignedIn;
import com.invicrm.rest.Cookies;
import com.invicrm.rest.v1.Shapes.TenantJson;
import com.invicrm.rest.v1.Shapes.UserJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What somebody is answered who just signed in, by whatever door.
@Component
class SessionAnswers {
  record SessionJson(@Nullable String token, Instant expiresAt, UserJson user, TenantJson tenant) {}

  private final Clock clock;

  SessionAnswers(Clock clock) {
    this.clock = clock;
  }

  /// Signs in, and answers. In the cookie form the token stays out of reach of the page's scripts.
  SessionJson answer(
      @Nullable Boolean cookie,
      Function<Credential.Kind, SignedIn> door,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean asCookie = Boolean.TRUE.equals(cookie);
    SignedIn in = door.apply(asCookie ? Credential.Kind.browser : Credential.Kind.token);
    if (asCookie) setCookie(in, request, response);
    return new SessionJson(
        asCookie ? null : in.token(),
        in.expiresAt(),
        UserJson.of(in.user()),
        TenantJson.of(in.tenant()));
  }

  /// The cookie alone.
  void setCookie(SignedIn in, HttpServletRequest request, HttpServletResponse response) {
    Cookies.set(request, response, in.token(), Duration.between(clock.instant(), in.expiresAt()));
  }
}
