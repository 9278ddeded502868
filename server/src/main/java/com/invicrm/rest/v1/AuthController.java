package com.invicrm.rest.v1;

import com.invicrm.access.Credential;
import com.invicrm.access.Registration;
import com.invicrm.access.SignIns;
import com.invicrm.access.SignedIn;
import com.invicrm.access.Viewer;
import com.invicrm.rest.Cookies;
import com.invicrm.rest.v1.Shapes.TenantJson;
import com.invicrm.rest.v1.Shapes.UserJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
      @Nullable Boolean cookie) {}

  record SessionJson(@Nullable String token, Instant expiresAt, UserJson user, TenantJson tenant) {}

  private final SignIns signIns;
  private final Clock clock;

  AuthController(SignIns signIns, Clock clock) {
    this.signIns = signIns;
    this.clock = clock;
  }

  @PostMapping("/register")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("permitAll()")
  SessionJson register(
      @Valid @RequestBody RegistrationRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    SignedIn signedIn =
        signIns.register(
            new Registration(
                body.tenantName().strip(),
                body.name().strip(),
                body.email(),
                body.password(),
                Objects.requireNonNullElse(body.locale(), "en"),
                Objects.requireNonNullElse(body.timezone(), "UTC")),
            kind(body.cookie()));
    return session(signedIn, body.cookie(), request, response);
  }

  @PostMapping("/login")
  @PreAuthorize("permitAll()")
  SessionJson login(
      @Valid @RequestBody LoginRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    SignedIn signedIn = signIns.signIn(body.email(), body.password(), kind(body.cookie()));
    return session(signedIn, body.cookie(), request, response);
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('me')")
  void logout(
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response) {
    signIns.signOut(viewer);
    Cookies.clear(request, response);
  }

  private static Credential.Kind kind(@Nullable Boolean cookie) {
    return Boolean.TRUE.equals(cookie) ? Credential.Kind.browser : Credential.Kind.token;
  }

  /// In the cookie form the token stays out of reach of the page's scripts.
  private SessionJson session(
      SignedIn in,
      @Nullable Boolean cookie,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean asCookie = Boolean.TRUE.equals(cookie);
    if (asCookie) {
      Cookies.set(request, response, in.token(), Duration.between(clock.instant(), in.expiresAt()));
    }
    return new SessionJson(
        asCookie ? null : in.token(),
        in.expiresAt(),
        UserJson.of(in.user()),
        TenantJson.of(in.tenant()));
  }
}
