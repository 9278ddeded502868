package com.invicrm.rest.v1;

import com.invicrm.access.ChangeUser;
import com.invicrm.access.Link;
import com.invicrm.access.NewUser;
import com.invicrm.access.Role;
import com.invicrm.access.SignInLinks;
import com.invicrm.access.User;
import com.invicrm.access.UserChange;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.v1.Shapes.UserJson;
import com.invicrm.tenancy.Cursor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The workspace's people.
@RestController
@RequestMapping("/api/v1/users")
class UsersController {
  record NewUserRequest(
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 320) String email,
      @NotBlank @Size(min = 10, max = 200) String password,
      @NotNull Role role) {}

  record UserUpdate(
      @Nullable
          @Size(min = 1, max = 200)
          @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
          String name,
      @Nullable Role role,
      User.@Nullable Status status) {}

  record SignInLinkRequest(@Nullable Boolean resetTotp) {}

  record SignInLinkJson(String link, Instant expiresAt) {}

  private final Users users;
  private final ChangeUser changing;
  private final SignInLinks links;

  UsersController(Users users, ChangeUser changing, SignInLinks links) {
    this.users = users;
    this.changing = changing;
    this.links = links;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<UserJson> listUsers(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    @Nullable UUID after =
        cursor == null ? null : Cursor.read(cursor, 1, parts -> UUID.fromString(parts.getFirst()));
    return PageJson.of(users.page(after, limit).map(UserJson::of));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAuthority('users:manage')")
  UserJson createUser(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody NewUserRequest body) {
    return UserJson.of(
        users.add(
            viewer, new NewUser(body.name().strip(), body.email(), body.password(), body.role())));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('users:manage')")
  UserJson updateUser(@PathVariable UUID id, @Valid @RequestBody UserUpdate body) {
    @Nullable String name = body.name() == null ? null : body.name().strip();
    return UserJson.of(changing.change(id, new UserChange(name, body.role(), body.status())));
  }

  @PostMapping("/{id}/sign-in-link")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAuthority('users:manage')")
  SignInLinkJson createSignInLink(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @Valid @RequestBody(required = false) @Nullable SignInLinkRequest body) {
    boolean resets = body != null && Boolean.TRUE.equals(body.resetTotp());
    Link link =
        links.create(viewer, id, resets ? SignInLinks.Step.resetTotp : SignInLinks.Step.keepTotp);
    return new SignInLinkJson(link.url(), link.expiresAt());
  }
}
