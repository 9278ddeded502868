package com.invicrm.rest;

import com.invicrm.tenancy.CrmException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns whatever a controller throws into one problem shape: what happened, to what, what to do.
@RestControllerAdvice
class ProblemHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  private final Problems problems;

  ProblemHandler(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> crm(CrmException e, HttpServletRequest request) {
    return answer(problems.of(request, e));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> limit(
      CrmException.LimitReached e, HttpServletRequest request, HttpServletResponse response) {
    LimitHeaders.set(response, e);
    return answer(problems.of(request, e));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> denied(AccessDeniedException e, HttpServletRequest request) {
    return answer(
        problems.of(request, HttpStatus.FORBIDDEN, "forbidden", "Your role does not allow this."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> body(
      MethodArgumentNotValidException e, HttpServletRequest request) {
    return invalid(
        request,
        e.getBindingResult().getFieldErrors().stream()
            .map(f ->
                new CrmException.FieldError(f.getField(), String.valueOf(f.getDefaultMessage())))
            .toList());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> parameters(
      HandlerMethodValidationException e, HttpServletRequest request) {
    return invalid(
        request,
        e.getParameterValidationResults().stream()
            .map(r ->
                new CrmException.FieldError(
                    String.valueOf(r.getMethodParameter().getParameterName()),
                    String.valueOf(r.getResolvableErrors().getFirst().getDefaultMessage())))
            .toList());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> violation(
      ConstraintViolationException e, HttpServletRequest request) {
    return invalid(
        request,
        e.getConstraintViolations().stream()
            .map(v -> new CrmException.FieldError(v.getPropertyPath().toString(), v.getMessage()))
            .toList());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> type(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    if (request.getRequestURI().contains("/" + e.getValue())) {
      return crm(new CrmException.NotFound("There is nothing at this address."), request);
    }
    return invalid(
        request,
        List.of(new CrmException.FieldError(e.getName(), "is not of the kind that is asked for")));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(
      MissingServletRequestParameterException e, HttpServletRequest request) {
    return invalid(
        request, List.of(new CrmException.FieldError(e.getParameterName(), "is missing")));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(
      MissingServletRequestPartException e, HttpServletRequest request) {
    return invalid(
        request, List.of(new CrmException.FieldError(e.getRequestPartName(), "is missing")));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request) {
    return invalid(request, List.of(unreadable(e.getCause())));
  }

  /// A query or a form whose escapes are no UTF-8.
  @ExceptionHandler
  ResponseEntity<ProblemDetail> escapes(InvalidParameterException e, HttpServletRequest request) {
    return answer(
        problems.of(
            request,
            HttpStatus.BAD_REQUEST,
            "bad-request",
            "The address holds an escape such as %ff that is no UTF-8. Escape texts as UTF-8."));
  }

  /// A file that is sent comes in before the controller is called: the disk is full, or the sender
  /// went away.
  @ExceptionHandler
  ResponseEntity<ProblemDetail> notTaken(MultipartException e, HttpServletRequest request) {
    if (isDisk(e)) {
      LOG.error(
          "{} could not keep a file, trace {}", request.getRequestURI(), TraceIds.of(request), e);
      return crm(
          new CrmException.NoRoom(
              "The file could not be kept: the server's disk is full or broken. Nothing was taken; make room, then hand it in again.",
              e),
          request);
    }
    return invalid(
        request,
        List.of(
            new CrmException.FieldError(
                "file",
                "did not arrive whole: the connection broke off. Nothing was taken; hand it in again")));
  }

  /// The disk's own words: full, over quota, over the largest file allowed.
  private static boolean isDisk(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      String words = String.valueOf(at.getMessage());
      if (at instanceof java.io.IOException
          && Stream.of("No space left", "quota exceeded", "File too large", "Read-only file system")
              .anyMatch(words::contains)) return true;
    }
    return false;
  }

  /// The reader went away: nobody is left to tell.
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) return http(known, request);
    LOG.error(
        "{} {} failed, trace {}",
        request.getMethod(),
        request.getRequestURI(),
        TraceIds.of(request),
        e);
    return answer(
        problems.of(
            request,
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something broke on our side; nothing was saved. Try again, and tell your admin the trace id."));
  }

  private ResponseEntity<ProblemDetail> http(ErrorResponse known, HttpServletRequest request) {
    HttpStatusCode code = known.getStatusCode();
    HttpStatus status = HttpStatus.valueOf(code.value());
    String name = status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    ProblemDetail problem = problems.of(request, status, name, sentence(status));
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(known.getHeaders());
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(problem, headers, status);
  }

  private static String sentence(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "There is nothing at this address.";
      case METHOD_NOT_ALLOWED ->
          "This address does not take that method; the Allow header lists those it takes.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json.";
      case NOT_ACCEPTABLE ->
          "This address cannot answer in a format that the Accept header asks for.";
      default -> status.getReasonPhrase() + ".";
    };
  }

  private static CrmException.FieldError unreadable(@Nullable Throwable cause) {
    return switch (cause) {
      case UnrecognizedPropertyException p ->
          new CrmException.FieldError(p.getPropertyName(), "is not known here");
      case DatabindException d when !d.getPath().isEmpty() ->
          new CrmException.FieldError(path(d), "is not of the kind that is asked for");
      case JacksonException j ->
          new CrmException.FieldError("body", "is not JSON that can be read");
      case null, default -> new CrmException.FieldError("body", "is missing or cannot be read");
    };
  }

  private static String path(DatabindException e) {
    var path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      @Nullable String name = step.getPropertyName();
      if (name == null) path.append('[').append(step.getIndex()).append(']');
      else path.append(path.isEmpty() ? "" : ".").append(name);
    }
    return path.toString();
  }

  private ResponseEntity<ProblemDetail> invalid(
      HttpServletRequest request, List<CrmException.FieldError> errors) {
    return answer(problems.of(request, new CrmException.Invalid(errors)));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
