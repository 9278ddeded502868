package com.invicrm.rest;

import com.invicrm.tenancy.CrmException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Problem details (RFC 9457) out of what went wrong.
@Component
class Problems {
  private final ObjectMapper json;

  Problems(ObjectMapper json) {
    this.json = json;
  }

  ProblemDetail of(HttpServletRequest request, CrmException trouble) {
    ProblemDetail problem =
        of(request, status(trouble), trouble.code(), String.valueOf(trouble.getMessage()));
    switch (trouble) {
      case CrmException.Invalid invalid -> problem.setProperty("errors", invalid.errors());
      case CrmException.Conflict c when c.existingId() != null ->
          problem.setProperty("existingId", c.existingId());
      case CrmException.SecondStepNeeded needed when needed.challenge() != null ->
          problem.setProperty("challenge", needed.challenge());
      case CrmException.Stale stale -> threeWays(problem, stale);
      default -> {}
    }
    return problem;
  }

  ProblemDetail of(HttpServletRequest request, HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:invicrm:problem:" + code));
    problem.setTitle(status.getReasonPhrase());
    problem.setInstance(URI.create(request.getRequestURI()));
    problem.setProperty("code", code);
    problem.setProperty("traceId", TraceIds.of(request));
    return problem;
  }

  /// Current and sent, field by field; the caller has the third way: what they saw when they began.
  private void threeWays(ProblemDetail problem, CrmException.Stale stale) {
    Map<?, ?> current = json.convertValue(stale.current(), LinkedHashMap.class);
    List<Map<String, Object>> errors = new ArrayList<>();
    stale
        .yours()
        .forEach((field, value) -> {
          var row = new LinkedHashMap<String, Object>();
          row.put("field", field);
          row.put("detail", "was changed by somebody else");
          row.put("yours", value);
          row.put("current", current.get(field));
          errors.add(row);
        });
    problem.setProperty("current", current);
    problem.setProperty("errors", errors);
  }

  private static HttpStatus status(CrmException trouble) {
    return switch (trouble) {
      case CrmException.NotFound x -> HttpStatus.NOT_FOUND;
      case CrmException.Conflict x -> HttpStatus.CONFLICT;
      case CrmException.Stale x -> HttpStatus.PRECONDITION_FAILED;
      case CrmException.Invalid x -> HttpStatus.UNPROCESSABLE_CONTENT;
      case CrmException.TooLarge x -> HttpStatus.CONTENT_TOO_LARGE;
      case CrmException.NoRoom x -> HttpStatus.INSUFFICIENT_STORAGE;
      case CrmException.Forbidden x -> HttpStatus.FORBIDDEN;
      case CrmException.Unauthenticated x -> HttpStatus.UNAUTHORIZED;
      case CrmException.LimitReached x -> HttpStatus.TOO_MANY_REQUESTS;
      case CrmException.SecondStepNeeded x -> HttpStatus.UNAUTHORIZED;
    };
  }
}
