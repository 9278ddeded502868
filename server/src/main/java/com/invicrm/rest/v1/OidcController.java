package com.invicrm.rest.v1;

import com.invicrm.access.OidcSettings;
import com.invicrm.access.Providers;
import com.invicrm.access.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The workspace's own sign-in provider.
@RestController
@RequestMapping("/api/v1/tenant/oidc")
class OidcController {
  record OidcRequest(
      @NotBlank @Size(max = 500) String issuer,
      @NotBlank @Size(max = 500) String clientId,
      @Nullable @Size(min = 1, max = 2000) String clientSecret) {
    @Override
    public String toString() {
      return "OidcRequest[" + issuer + "]";
    }
  }

  private final Providers providers;

  OidcController(Providers providers) {
    this.providers = providers;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('users:manage')")
  OidcSettings oidc() {
    return providers.own();
  }

  @PutMapping
  @PreAuthorize("hasAuthority('users:manage')")
  OidcSettings putOidc(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody OidcRequest body) {
    return providers.put(
        viewer, body.issuer().strip(), body.clientId().strip(), body.clientSecret());
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('users:manage')")
  void deleteOidc() {
    providers.delete();
  }
}
