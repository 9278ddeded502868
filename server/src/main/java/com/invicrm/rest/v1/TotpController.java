package com.invicrm.rest.v1;

import com.invicrm.access.TotpSettings;
import com.invicrm.access.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own second step.
@RestController
@RequestMapping("/api/v1/me/totp")
class TotpController {
  record TotpJson(boolean enabled, int recoveryCodesLeft) {}

  record CodeRequest(@NotBlank @Size(max = 40) String code) {}

  record OffRequest(
      @Nullable @Size(max = 200) String password, @Nullable @Size(max = 40) String code) {}

  record CodesJson(List<String> recoveryCodes) {}

  private final TotpSettings settings;

  TotpController(TotpSettings settings) {
    this.settings = settings;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('me')")
  TotpJson totp(@AuthenticationPrincipal Viewer viewer) {
    TotpSettings.State state = settings.state(viewer);
    return new TotpJson(state.isOn(), state.recoveryCodesLeft());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAuthority('me:write')")
  TotpSettings.Setup setUpTotp(@AuthenticationPrincipal Viewer viewer) {
    return settings.setUp(viewer);
  }

  @PostMapping("/confirm")
  @PreAuthorize("hasAuthority('me:write')")
  CodesJson confirmTotp(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody CodeRequest body) {
    return new CodesJson(settings.confirm(viewer, body.code()));
  }

  @PostMapping("/off")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('me:write')")
  void switchTotpOff(@AuthenticationPrincipal Viewer viewer, @Valid @RequestBody OffRequest body) {
    settings.switchOff(
        viewer, Optional.ofNullable(body.password()), Optional.ofNullable(body.code()));
  }
}
