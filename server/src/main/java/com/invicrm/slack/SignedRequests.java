package com.invicrm.slack;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets through, once, what Slack signed, and says nothing but 401 to all else.
///
/// It reads the body's bytes before anything else can take them for a form; what is behind it finds
/// them in the attribute [#BODY] and nowhere else.
final class SignedRequests extends OncePerRequestFilter {
  static final String BODY = "com.invicrm.slack.body";

  /// Slack's largest payloads are some ten thousand bytes.
  private static final int LARGEST = 256 << 10;

  private final SlackSettings settings;
  private final Seen seen;
  private final Clock clock;

  SignedRequests(SlackSettings settings, Seen seen, Clock clock) {
    this.settings = settings;
    this.seen = seen;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<byte[]> body = signedBody(request);
    if (body.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    request.setAttribute(BODY, body.get());
    chain.doFilter(request, response);
  }

  private Optional<byte[]> signedBody(HttpServletRequest request) throws IOException {
    Optional<SlackSignature> claimed =
        SlackSignature.claimed(
            request.getHeader("X-Slack-Request-Timestamp"), request.getHeader("X-Slack-Signature"));
    if (!settings.isConfigured() || claimed.isEmpty()) return Optional.empty();
    SlackSignature signature = claimed.get();
    if (!signature.isFresh(clock.instant())) return Optional.empty();
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    boolean good =
        body.length <= LARGEST
            && signature.isOf(body, settings.key())
            && seen.isFirst(signature.bytes(), signature.goodUntil());
    return good ? Optional.of(body) : Optional.empty();
  }
}
