package com.invicrm.rest.v1;

import com.invicrm.access.AcceptInvite;
import com.invicrm.access.Invite;
import com.invicrm.access.Invites;
import com.invicrm.access.Link;
import com.invicrm.access.NewInvite;
import com.invicrm.access.Role;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.v1.SessionAnswers.SessionJson;
import com.invicrm.tenancy.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Invitations of colleagues.
@RestController
@RequestMapping("/api/v1/invites")
class InvitesController {
  record InviteRequest(
      @NotBlank @Size(max = 320) String email,
      @Nullable
          @Size(min = 1, max = 200)
          @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
          String name,
      @NotNull Role role) {}

  record AcceptRequest(
      @NotBlank @Size(max = 200) String token,
      @Nullable
          @Size(min = 1, max = 200)
          @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
          String name,
      @NotBlank @Size(max = 200) String password,
      @Nullable Boolean cookie) {
    @Override
    public String toString() {
      return "AcceptRequest[]";
    }
  }

  record PersonJson(UUID id, String name) {}

  record InviteJson(
      UUID id,
      String email,
      @Nullable String name,
      Role role,
      Invite.State state,
      PersonJson invitedBy,
      Instant createdAt,
      Instant expiresAt) {}

  record NewInviteJson(String link, InviteJson invite) {}

  private final Invites invites;
  private final AcceptInvite accepting;
  private final Users users;
  private final SessionAnswers answers;

  InvitesController(Invites invites, AcceptInvite accepting, Users users, SessionAnswers answers) {
    this.invites = invites;
    this.accepting = accepting;
    this.users = users;
    this.answers = answers;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('users:manage')")
  PageJson<InviteJson> listInvites(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    Page<Invite> page = invites.page(Optional.ofNullable(cursor), limit);
    Map<UUID, String> names =
        users.names(page.data().stream().map(Invite::invitedBy).distinct().toList());
    return PageJson.of(page.map(i -> json(i, names)));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAuthority('users:manage')")
  NewInviteJson createInvite(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody InviteRequest body) {
    @Nullable String name = body.name() == null ? null : body.name().strip();
    Link link = invites.create(viewer, new NewInvite(body.email(), name, body.role()));
    return new NewInviteJson(
        link.url(), json(invites.read(link.id()), users.names(List.of(viewer.userId()))));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('users:manage')")
  void revokeInvite(@PathVariable UUID id) {
    invites.revoke(id);
  }

  @PostMapping("/accept")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("permitAll()")
  SessionJson acceptInvite(
      @Valid @RequestBody AcceptRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<String> name = Optional.ofNullable(body.name()).map(String::strip);
    return answers.answer(
        body.cookie(),
        kind -> accepting.accept(body.token(), name, body.password(), kind),
        request,
        response);
  }

  private static InviteJson json(Invite invite, Map<UUID, String> names) {
    return new InviteJson(
        invite.id(),
        invite.email(),
        invite.name(),
        invite.role(),
        invite.state(),
        new PersonJson(invite.invitedBy(), names.getOrDefault(invite.invitedBy(), "")),
        invite.createdAt(),
        invite.expiresAt());
  }
}
