package com.invicrm.rest;

import com.invicrm.tenancy.CrmException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Problems that arise before a controller is reached: in filters and in the security chain.
@Component
class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final Problems problems;
  private final ObjectMapper json;

  ProblemWriter(Problems problems, ObjectMapper json) {
    this.problems = problems;
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    write(request, response, HttpStatus.UNAUTHORIZED, "unauthenticated", "Sign in first.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    if (e instanceof CsrfException) {
      write(
          request,
          response,
          HttpStatus.FORBIDDEN,
          "csrf",
          "The X-XSRF-TOKEN header does not match the XSRF-TOKEN cookie. Reload the page and try again.");
    } else {
      write(request, response, HttpStatus.FORBIDDEN, "forbidden", "Your role does not allow this.");
    }
  }

  void write(HttpServletRequest request, HttpServletResponse response, CrmException trouble)
      throws IOException {
    write(response, problems.of(request, trouble));
  }

  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      String detail)
      throws IOException {
    write(response, problems.of(request, status, code, detail));
  }

  private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (problem.getStatus() == HttpStatus.UNAUTHORIZED.value())
      response.setHeader("WWW-Authenticate", "Bearer");
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
