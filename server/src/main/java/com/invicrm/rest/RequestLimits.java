package com.invicrm.rest;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.invicrm.access.Viewer;
import com.invicrm.limits.Limit;
import com.invicrm.limits.Limits;
import com.invicrm.limits.Taken;
import com.invicrm.tenancy.CrmException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/// Which limit a request is counted under: its user's or, without one and at the doors, its
/// address's. The web app's files, the contract and its reader are free.
@Component
class RequestLimits {
  private static final RequestMatcher COUNTED =
      new AndRequestMatcher(
          new OrRequestMatcher(
              pathPattern("/api/**"), pathPattern("/slack/**"), pathPattern("/.well-known/**")),
          new NegatedRequestMatcher(pathPattern("/api/openapi.yaml")));

  private static final RequestMatcher REGISTER = pathPattern("/api/v1/auth/register");
  private static final RequestMatcher DOORS =
      new OrRequestMatcher(pathPattern("/api/v1/auth/**"), pathPattern("/api/v1/invites/accept"));

  /// Doors for those who are signed in, too: else they could guess as often as they may ask.
  private static final RequestMatcher ALWAYS_DOORS =
      new OrRequestMatcher(
          pathPattern("/api/v1/auth/login"),
          pathPattern("/api/v1/auth/totp"),
          pathPattern("/api/v1/auth/link"),
          pathPattern("/api/v1/invites/accept"),
          REGISTER);

  private final Limits limits;
  private final ProblemWriter problems;

  RequestLimits(Limits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /// Counts the request; when it is one too many, answers it and says so.
  boolean refuses(HttpServletRequest request, HttpServletResponse response, @Nullable Viewer viewer)
      throws IOException {
    if (!COUNTED.matches(request)) return false;
    Taken taken = take(request, viewer);
    LimitHeaders.set(response, taken);
    if (taken.allowed()) return false;
    CrmException.LimitReached refusal =
        taken.refusal("That is more than the %d requests allowed.".formatted(taken.limit()));
    LimitHeaders.set(response, refusal);
    problems.write(request, response, refusal);
    return true;
  }

  private Taken take(HttpServletRequest request, @Nullable Viewer viewer) {
    if (viewer != null && !ALWAYS_DOORS.matches(request))
      return limits.take(limit(viewer), viewer.userId().toString());
    String address = ClientAddresses.network(request.getRemoteAddr());
    if (REGISTER.matches(request)) return limits.take(Limit.register, address);
    return limits.take(DOORS.matches(request) ? Limit.door : Limit.address, address);
  }

  private static Limit limit(Viewer viewer) {
    return switch (viewer.via().kind()) {
      case browser -> Limit.browser;
      case token, apiKey, slack -> Limit.user;
    };
  }
}
