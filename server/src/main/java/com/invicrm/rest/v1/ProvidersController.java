package com.invicrm.rest.v1;

import com.invicrm.access.ProviderSignIns;
import com.invicrm.access.ProviderSignIns.Answer;
import com.invicrm.access.ProviderSignIns.Begun;
import com.invicrm.access.ProviderSignIns.Outcome;
import com.invicrm.access.Providers;
import com.invicrm.rest.Cookies;
import com.invicrm.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in with Google or a workspace's own provider.
@RestController
@RequestMapping("/api/v1/auth")
class ProvidersController {
  record MethodsJson(boolean google, boolean oidc) {}

  record StartRequest(
      @Nullable @Size(max = 1000) String returnTo, @Nullable @Size(max = 200) String invite) {}

  record StartJson(String authorizationUrl) {}

  private final Providers providers;
  private final ProviderSignIns signIns;
  private final SessionAnswers answers;

  ProvidersController(Providers providers, ProviderSignIns signIns, SessionAnswers answers) {
    this.providers = providers;
    this.signIns = signIns;
    this.answers = answers;
  }

  @GetMapping("/methods")
  @PreAuthorize("permitAll()")
  MethodsJson signInMethods(@RequestParam(required = false) @Nullable UUID tenant) {
    return new MethodsJson(
        providers.hasGoogle(), tenant != null && providers.hasOwn(new TenantId(tenant)));
  }

  @PostMapping("/google/start")
  @PreAuthorize("permitAll()")
  StartJson startGoogleSignIn(
      @Valid @RequestBody StartRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    return start(Optional.empty(), body, request, response);
  }

  @GetMapping("/google/callback")
  @PreAuthorize("permitAll()")
  ResponseEntity<Void> googleSignInCallback(
      @RequestParam(required = false) @Nullable @Size(max = 4000) String code,
      @RequestParam(required = false) @Nullable @Size(max = 4000) String state,
      @RequestParam(required = false) @Nullable @Size(max = 400) String error,
      HttpServletRequest request,
      HttpServletResponse response) {
    return finish(Optional.empty(), new Answer(code, state, error), request, response);
  }

  @PostMapping("/oidc/{tenant}/start")
  @PreAuthorize("permitAll()")
  StartJson startOidcSignIn(
      @PathVariable UUID tenant,
      @Valid @RequestBody StartRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    return start(Optional.of(new TenantId(tenant)), body, request, response);
  }

  @GetMapping("/oidc/{tenant}/callback")
  @PreAuthorize("permitAll()")
  ResponseEntity<Void> oidcSignInCallback(
      @PathVariable UUID tenant,
      @RequestParam(required = false) @Nullable @Size(max = 4000) String code,
      @RequestParam(required = false) @Nullable @Size(max = 4000) String state,
      @RequestParam(required = false) @Nullable @Size(max = 400) String error,
      HttpServletRequest request,
      HttpServletResponse response) {
    return finish(
        Optional.of(new TenantId(tenant)), new Answer(code, state, error), request, response);
  }

  private StartJson start(
      Optional<TenantId> tenant,
      StartRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    Begun begun =
        signIns.begin(
            tenant,
            Objects.requireNonNullElse(body.returnTo(), "/"),
            Optional.ofNullable(body.invite()));
    Cookies.setBegun(request, response, begun.note(), ProviderSignIns.GOOD);
    return new StartJson(begun.address().toString());
  }

  private ResponseEntity<Void> finish(
      Optional<TenantId> tenant,
      Answer answer,
      HttpServletRequest request,
      HttpServletResponse response) {
    Outcome outcome = signIns.finish(tenant, answer, Cookies.begun(request));
    Cookies.clearBegun(request, response);
    String to =
        switch (outcome) {
          case Outcome.In in -> {
            answers.setCookie(in.session(), request, response);
            yield in.returnTo();
          }
          case Outcome.Out out -> "/sign-in?problem=" + out.problem();
        };
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(to)).build();
  }
}
