package com.invicrm.rest.v1;

import com.invicrm.access.Credential;
import com.invicrm.access.OpenSession;
import com.invicrm.access.Sessions;
import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where people are signed in.
@RestController
@RequestMapping("/api/v1")
class SessionsController {
  record SignInSessionJson(
      UUID id,
      Credential.Kind kind,
      String device,
      @Nullable String address,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt,
      boolean current) {}

  private final Sessions sessions;

  SessionsController(Sessions sessions) {
    this.sessions = sessions;
  }

  @GetMapping("/sessions")
  @PreAuthorize("hasAuthority('me')")
  PageJson<SignInSessionJson> listSessions(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    return PageJson.of(
        sessions
            .page(viewer, Optional.ofNullable(cursor), limit)
            .map(s -> json(s, viewer.via().id())));
  }

  @DeleteMapping("/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('me:write')")
  void endOtherSessions(@AuthenticationPrincipal Viewer viewer) {
    sessions.endOthers(viewer);
  }

  @DeleteMapping("/sessions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('me:write')")
  void endSession(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    sessions.end(viewer, id);
  }

  @DeleteMapping("/users/{id}/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('users:manage')")
  void endUserSessions(@PathVariable UUID id) {
    sessions.endAll(id);
  }

  private static SignInSessionJson json(OpenSession session, UUID current) {
    return new SignInSessionJson(
        session.id(),
        session.kind(),
        session.device(),
        session.address(),
        session.createdAt(),
        session.lastUsedAt(),
        session.expiresAt(),
        session.id().equals(current));
  }
}
