package com.invicrm.rest;

import com.invicrm.access.ApiKeyTokens;
import com.invicrm.access.Caller;
import com.invicrm.access.Tokens;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Tenants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the token or key from the `Authorization` header or, as a token, when there is none, the
/// cookie; refuses what is too much; binds the request to its tenant and its caller.
class TokenFilter extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  private final Tokens tokens;
  private final ApiKeyTokens keys;
  private final RequestLimits limits;
  private final ProblemWriter problems;

  TokenFilter(Tokens tokens, ApiKeyTokens keys, RequestLimits limits, ProblemWriter problems) {
    this.tokens = tokens;
    this.keys = keys;
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> token = token(request);
    if (token.isEmpty()) {
      anonymous(request, response, chain);
      return;
    }
    Viewer viewer;
    try {
      viewer = viewer(token.get());
    } catch (CrmException.Unauthenticated e) {
      refused(e, request, response, chain);
      return;
    }
    if (limits.refuses(request, response, viewer)) return;
    SecurityContextHolder.getContext().setAuthentication(authentication(viewer));
    try {
      bound(caller(request, viewer), () -> chain.doFilter(request, response));
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static Caller caller(HttpServletRequest request, @Nullable Viewer viewer) {
    @Nullable String userAgent = request.getHeader("User-Agent");
    return new Caller(request.getRemoteAddr(), userAgent == null ? "" : userAgent, viewer);
  }

  /// The rest of the request.
  private interface Rest {
    void run() throws ServletException, IOException;
  }

  private static void bound(Caller caller, Rest rest) throws ServletException, IOException {
    @Nullable Viewer viewer = caller.viewer();
    try {
      boolean _ =
          caller.<Boolean, Exception>call(() -> {
            if (viewer == null) return run(rest);
            return Tenants.<Boolean, Exception>call(viewer.tenant(), () -> run(rest));
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private static boolean run(Rest rest) throws ServletException, IOException {
    rest.run();
    return true;
  }

  private Viewer viewer(String token) {
    return ApiKeyTokens.isKey(token) ? keys.viewer(token) : tokens.viewer(token);
  }

  private void anonymous(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (limits.refuses(request, response, null)) return;
    bound(caller(request, null), () -> chain.doFilter(request, response));
  }

  /// Pages are for everybody: whoever was signed out elsewhere gets them, and is led to the door.
  /// So is where providers send browsers back to: what comes next is a page.
  private void refused(
      CrmException.Unauthenticated why,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    boolean byCookie = isCookie(request);
    if (byCookie) Cookies.clear(request, response);
    if (byCookie && isPage(request.getRequestURI())) {
      anonymous(request, response, chain);
    } else if (!limits.refuses(request, response, null)) {
      problems.write(request, response, why);
    }
  }

  private static boolean isPage(String path) {
    return !path.startsWith("/api/") || path.endsWith("/callback");
  }

  private static PreAuthenticatedAuthenticationToken authentication(Viewer viewer) {
    return new PreAuthenticatedAuthenticationToken(
        viewer, "", AuthorityUtils.createAuthorityList(viewer.permissions()));
  }

  /// A header wins over a cookie that comes along: such a request is a token request.
  private static Optional<String> token(HttpServletRequest request) {
    @Nullable String header = request.getHeader("Authorization");
    if (header == null) return Cookies.token(request);
    return StringUtils.startsWithIgnoreCase(header, BEARER)
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.of("");
  }

  private static boolean isCookie(HttpServletRequest request) {
    @Nullable Cookie @Nullable [] cookies = request.getCookies();
    return request.getHeader("Authorization") == null && cookies != null;
  }
}
