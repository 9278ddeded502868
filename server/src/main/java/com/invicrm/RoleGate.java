package com.invicrm;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What a process without a role does not do, it does not answer either: 404, as if it were not
/// there.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RoleGate extends OncePerRequestFilter {
  private final Set<Role> roles;

  RoleGate(@Value("${invicrm.roles}") Set<Role> roles) {
    this.roles = Set.copyOf(roles);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (roles.contains(Role.of(request.getRequestURI()))) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setContentType("application/problem+json");
    response
        .getWriter()
        .write(
            """
            {"type":"urn:invicrm:problem:not-found","title":"Not Found","status":404,"code":"not-found",\
            "detail":"This process does not have the role that answers here.","traceId":"none"}\
            """);
  }
}
