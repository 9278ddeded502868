package com.invicrm.rest;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The cookie form of a token: HttpOnly, SameSite=Lax, Secure when the request came by https.
public final class Cookies {
  private static final String NAME = "invicrm_session";

  private Cookies() {}

  static Optional<String> token(HttpServletRequest request) {
    Cookie @Nullable [] cookies = request.getCookies();
    if (cookies == null) return Optional.empty();
    return Arrays.stream(cookies)
        .filter(c -> c.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  /// Sets the cookie for as long as the token is good.
  public static void set(
      HttpServletRequest request, HttpServletResponse response, String token, Duration lifetime) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, token, lifetime));
  }

  /// Takes the cookie away.
  public static void clear(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
  }

  private static String cookie(HttpServletRequest request, String value, Duration lifetime) {
    return ResponseCookie.from(NAME, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path("/")
        .maxAge(lifetime)
        .build()
        .toString();
  }
}
