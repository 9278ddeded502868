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

/// The cookie form of a token, and what a browser carries to a provider and back: HttpOnly,
/// SameSite=Lax, Secure when the request came by https.
public final class Cookies {
  private static final String NAME = "invicrm_session";
  private static final String BEGUN = "invicrm_sign_in";
  private static final String CONNECTING = "invicrm_connecting";
  private static final String CONNECTING_PATH = "/api/v1/integrations";

  private Cookies() {}

  static Optional<String> token(HttpServletRequest request) {
    return value(request, NAME);
  }

  /// What was begun at a sign-in provider.
  public static Optional<String> begun(HttpServletRequest request) {
    return value(request, BEGUN);
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    Cookie @Nullable [] cookies = request.getCookies();
    if (cookies == null) return Optional.empty();
    return Arrays.stream(cookies)
        .filter(c -> c.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  /// Sets the cookie for as long as the token is good.
  public static void set(
      HttpServletRequest request, HttpServletResponse response, String token, Duration lifetime) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, NAME, "/", token, lifetime));
  }

  /// Takes the cookie away.
  public static void clear(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, NAME, "/", "", Duration.ZERO));
  }

  /// Keeps what was begun at a sign-in provider.
  public static void setBegun(
      HttpServletRequest request, HttpServletResponse response, String note, Duration lifetime) {
    response.addHeader(
        HttpHeaders.SET_COOKIE, cookie(request, BEGUN, "/api/v1/auth", note, lifetime));
  }

  /// Takes that away: it is good for one answer.
  public static void clearBegun(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE, cookie(request, BEGUN, "/api/v1/auth", "", Duration.ZERO));
  }

  /// The secret of a browser that connects mailboxes.
  public static Optional<String> connecting(HttpServletRequest request) {
    return value(request, CONNECTING);
  }

  /// Keeps that secret; another connection that is under way goes on.
  public static void setConnecting(
      HttpServletRequest request, HttpServletResponse response, String secret, Duration lifetime) {
    response.addHeader(
        HttpHeaders.SET_COOKIE, cookie(request, CONNECTING, CONNECTING_PATH, secret, lifetime));
  }

  private static String cookie(
      HttpServletRequest request, String name, String path, String value, Duration lifetime) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path(path)
        .maxAge(lifetime)
        .build()
        .toString();
  }
}
