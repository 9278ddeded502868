package com.invicrm.rest.v1;

import com.invicrm.access.AcceptSignInLink;
import com.invicrm.access.Register;
import com.invicrm.access.Registration;
import com.invicrm.access.Sessions;
import com.invicrm.access.SignIns;
import com.invicrm.access.Viewer;
import com.invicrm.rest.Cookies;
import com.invicrm.rest.v1.SessionAnswers.SessionJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Registering, signing in and out.
@RestController
@RequestMapping("/api/v1/auth")
class AuthController {
  record RegistrationRequest(
      @NotBlank @Size(max = 200) String tenantName,
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 320) String email,
      @NotBlank @Size(min = 10, max = 200) String password,
      @Nullable @IsLocale String locale,
      @Nullable @IsTimezone String timezone,
      @Nullable Boolean cookie) {}

  record LoginRequest(
      @NotBlank @Size(max = 320) String email,
      @NotBlank @Size(max = 200) String password,
      @Nullable @Size(max = 40) String code,
      @Nullable Boolean cookie) {}

  record SecondStepRequest(
      @NotBlank @Size(max = 2000) String challenge,
      @NotBlank @Size(max = 40) String code,
      @Nullable Boolean cookie) {}

  record LinkRequest(
      @NotBlank @Size(max = 200) String token,
      @NotBlank @Size(max = 200) String password,
      @Nullable @Size(max = 40) String code,
      @Nullable Boolean cookie) {}

  private final Register registering;
  private final AcceptSignInLink links;
  private final SignIns signIns;
  private final Sessions sessions;
  private final SessionAnswers answers;

  AuthController(
      Register registering,
      SignIns signIns,
      AcceptSignInLink links,
      Sessions sessions,
      SessionAnswers answers) {
    this.registering = registering;
    this.links = links;
    this.signIns = signIns;
    this.sessions = sessions;
    this.answers = answers;
  }

  @PostMapping("/register")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("permitAll()")
  SessionJson register(
      @Valid @RequestBody RegistrationRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    var registration =
        new Registration(
            body.tenantName().strip(),
            body.name().strip(),
            body.email(),
            body.password(),
            Objects.requireNonNullElse(body.locale(), "en"),
            Objects.requireNonNullElse(body.timezone(), "UTC"));
    return answers.answer(
        body.cookie(), kind -> registering.register(registration, kind), request, response);
  }

  @PostMapping("/login")
  @PreAuthorize("permitAll()")
  SessionJson login(
      @Valid @RequestBody LoginRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answers.answer(
        body.cookie(),
        kind ->
            signIns.signIn(body.email(), body.password(), Optional.ofNullable(body.code()), kind),
        request,
        response);
  }

  @PostMapping("/totp")
  @PreAuthorize("permitAll()")
  SessionJson finishSignIn(
      @Valid @RequestBody SecondStepRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answers.answer(
        body.cookie(),
        kind -> signIns.finish(body.challenge(), body.code(), kind),
        request,
        response);
  }

  @PostMapping("/link")
  @PreAuthorize("permitAll()")
  SessionJson acceptSignInLink(
      @Valid @RequestBody LinkRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answers.answer(
        body.cookie(),
        kind -> links.accept(body.token(), body.password(), Optional.ofNullable(body.code()), kind),
        request,
        response);
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('me:write')")
  void logout(
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response) {
    sessions.end(viewer, viewer.via().id());
    Cookies.clear(request, response);
  }
}
