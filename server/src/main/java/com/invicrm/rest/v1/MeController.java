package com.invicrm.rest.v1;

import com.invicrm.access.User;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.access.Workspace;
import com.invicrm.rest.v1.Shapes.TenantJson;
import com.invicrm.rest.v1.Shapes.UserJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whoever is signed in.
@RestController
@RequestMapping("/api/v1/me")
class MeController {
  record MeJson(UserJson user, TenantJson tenant, Set<String> permissions) {}

  record UserPatch(
      @Nullable
          @Size(min = 1, max = 200)
          @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
          String name,
      @Nullable @IsLocale String locale,
      @Nullable @IsTimezone String timezone) {}

  private final Users users;
  private final Workspace workspace;

  MeController(Users users, Workspace workspace) {
    this.users = users;
    this.workspace = workspace;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('me')")
  MeJson me(@AuthenticationPrincipal Viewer viewer) {
    return me(viewer, users.read(viewer.userId()));
  }

  @PatchMapping
  @PreAuthorize("hasAuthority('me:write')")
  MeJson updateMe(@AuthenticationPrincipal Viewer viewer, @Valid @RequestBody UserPatch body) {
    return me(viewer, users.change(viewer, body.name(), body.locale(), body.timezone()));
  }

  private MeJson me(Viewer viewer, User user) {
    return new MeJson(
        UserJson.of(user),
        TenantJson.of(workspace.remembered()),
        new TreeSet<>(viewer.permissions()));
  }
}
