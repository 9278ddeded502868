package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.v1.SharingJson.RequestJson;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Page;
import com.invicrm.timeline.Access;
import com.invicrm.timeline.AccessRequest;
import com.invicrm.timeline.AccessRequest.Subject;
import com.invicrm.timeline.AccessRequests;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Asking colleagues for access to their mail, and answering.
@RestController
@RequestMapping("/api/v1/access-requests")
class AccessRequestsController {
  record RequestInput(@Nullable UUID threadId, @Nullable UUID contactId, @NotNull Access access) {
    Subject subject() {
      if (threadId != null && contactId == null) return new Subject.OfThread(threadId);
      if (contactId != null && threadId == null) return new Subject.OfPerson(contactId);
      throw new CrmException.Invalid("threadId", "or contactId must be given, and not both");
    }
  }

  record GrantInput(@NotNull Access access) {}

  record RequestsJson(List<RequestJson> data) {}

  private final AccessRequests requests;
  private final SharingNames names;

  AccessRequestsController(AccessRequests requests, SharingNames names) {
    this.requests = requests;
    this.names = names;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<RequestJson> listAccessRequests(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "received") AccessRequest.Side side,
      @RequestParam Optional<AccessRequest.Status> status,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    Page<AccessRequest> page = requests.page(viewer, side, status, cursor, limit);
    var called = names.of(viewer, List.of(), page.data());
    return PageJson.of(page.map(r -> RequestJson.of(r, viewer.userId(), called)));
  }

  @PostMapping
  @PreAuthorize("hasAuthority('records:write')")
  @ResponseStatus(HttpStatus.CREATED)
  RequestsJson askForAccess(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody RequestInput body) {
    List<AccessRequest> asked = requests.ask(viewer, body.subject(), body.access());
    var called = names.of(viewer, List.of(), asked);
    return new RequestsJson(
        asked.stream().map(r -> RequestJson.of(r, viewer.userId(), called)).toList());
  }

  @PostMapping("/{id}/grant")
  @PreAuthorize("hasAuthority('records:write')")
  RequestJson grantAccess(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @Valid @RequestBody GrantInput body) {
    return json(viewer, requests.grant(viewer, id, body.access()));
  }

  @PostMapping("/{id}/decline")
  @PreAuthorize("hasAuthority('records:write')")
  RequestJson declineAccess(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return json(viewer, requests.decline(viewer, id));
  }

  @PostMapping("/{id}/revoke")
  @PreAuthorize("hasAuthority('records:write')")
  RequestJson revokeAccess(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return json(viewer, requests.revoke(viewer, id));
  }

  private RequestJson json(Viewer viewer, AccessRequest request) {
    return RequestJson.of(request, viewer.userId(), names.of(viewer, List.of(), List.of(request)));
  }
}
