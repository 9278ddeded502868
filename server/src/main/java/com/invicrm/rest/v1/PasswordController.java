package com.invicrm.rest.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.invicrm.access.ChangePassword;
import com.invicrm.access.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own password.
@RestController
class PasswordController {
  record PasswordChange(
      @NotBlank @Size(max = 200) String current,
      @JsonProperty("new") @NotBlank @Size(max = 200) String fresh) {
    @Override
    public String toString() {
      return "PasswordChange[]";
    }
  }

  private final ChangePassword changing;

  PasswordController(ChangePassword changing) {
    this.changing = changing;
  }

  @PostMapping("/api/v1/me/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('me:write')")
  void changePassword(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody PasswordChange body) {
    changing.change(viewer, body.current(), body.fresh());
  }
}
