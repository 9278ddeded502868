package com.invicrm.rest.v1;

import com.invicrm.access.ContactPolicy;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.people.Edit;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.Patch;
import com.invicrm.rest.v1.IntegrationJson.AllJson;
import com.invicrm.rest.v1.IntegrationJson.DisconnectedJson;
import com.invicrm.rest.v1.IntegrationJson.LabelsJson;
import com.invicrm.rest.v1.IntegrationJson.ProblemJson;
import com.invicrm.rest.v1.IntegrationJson.RetriedJson;
import com.invicrm.sync.ConnectMailbox;
import com.invicrm.sync.DisconnectMailbox;
import com.invicrm.sync.Integration;
import com.invicrm.sync.Integration.Internal;
import com.invicrm.sync.Integration.Rules;
import com.invicrm.sync.Integrations;
import com.invicrm.sync.MailboxControls;
import com.invicrm.sync.MailboxLabels;
import com.invicrm.sync.PreviewMailbox;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Mailboxes at providers: how they are, and what their owners do with them.
@RestController
@RequestMapping("/api/v1/integrations")
class IntegrationsController {
  private static final Set<String> SETTINGS =
      Set.of("labelsOnly", "labelsWithout", "skipInternal", "contactPolicy", "includeOwnDomain");
  private static final int MOST_LABELS = 100;

  record DisconnectRequest(Integration.@NotNull Data data) {}

  private final MailboxView view;
  private final MailboxControls controls;
  private final DisconnectMailbox disconnect;
  private final ConnectMailbox connect;
  private final Users users;

  IntegrationsController(
      MailboxView view,
      MailboxControls controls,
      DisconnectMailbox disconnect,
      ConnectMailbox connect,
      Users users) {
    this.view = view;
    this.controls = controls;
    this.disconnect = disconnect;
    this.connect = connect;
    this.users = users;
  }

  /// What is read of mailboxes without changing them.
  @Component
  record MailboxView(Integrations integrations, MailboxLabels labels, PreviewMailbox preview) {}

  @GetMapping
  @PreAuthorize("hasAuthority('mail:import')")
  AllJson listIntegrations(@AuthenticationPrincipal Viewer viewer) {
    List<Integration> all = view.integrations().all(viewer);
    var names = users.names(all.stream().map(Integration::userId).distinct().toList());
    return new AllJson(
        all.stream().map(i -> IntegrationJson.of(i, viewer, names)).toList(), connect.isSetUp());
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('mail:import')")
  IntegrationJson readIntegration(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return json(viewer, view.integrations().read(viewer, id));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('mail:import')")
  IntegrationJson updateIntegration(
      @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
    controls.change(viewer, id, before -> edit(body).apply(before));
    return readIntegration(viewer, id);
  }

  @PostMapping("/{id}/sync")
  @PreAuthorize("hasAuthority('mail:import')")
  IntegrationJson syncIntegration(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    controls.readNow(viewer, id);
    return readIntegration(viewer, id);
  }

  @PostMapping("/{id}/pause")
  @PreAuthorize("hasAuthority('mail:import')")
  IntegrationJson pauseIntegration(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    controls.pause(viewer, id);
    return readIntegration(viewer, id);
  }

  @PostMapping("/{id}/resume")
  @PreAuthorize("hasAuthority('mail:import')")
  IntegrationJson resumeIntegration(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    controls.resume(viewer, id);
    return readIntegration(viewer, id);
  }

  @PostMapping("/{id}/start")
  @PreAuthorize("hasAuthority('mail:import')")
  IntegrationJson startIntegration(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    controls.start(viewer, id);
    return readIntegration(viewer, id);
  }

  @PostMapping("/{id}/disconnect")
  @PreAuthorize("hasAuthority('mail:undo')")
  DisconnectedJson disconnectIntegration(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @Valid @RequestBody DisconnectRequest body) {
    Integration.Disconnected done = disconnect.disconnect(viewer, id, body.data());
    return new DisconnectedJson(json(viewer, done.integration()), done.told());
  }

  @GetMapping("/{id}/problems")
  @PreAuthorize("hasAuthority('mail:import')")
  PageJson<ProblemJson> listIntegrationProblems(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    return PageJson.of(
        view.integrations().problems(viewer, id, cursor, limit).map(ProblemJson::of));
  }

  @PostMapping("/{id}/problems/retry")
  @PreAuthorize("hasAuthority('mail:import')")
  RetriedJson retryIntegrationProblems(
      @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return new RetriedJson(controls.retry(viewer, id));
  }

  @GetMapping("/{id}/preview")
  @PreAuthorize("hasAuthority('mail:import')")
  PreviewJson previewIntegration(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return PreviewJson.of(view.preview().of(viewer, id));
  }

  @GetMapping("/{id}/labels")
  @PreAuthorize("hasAuthority('mail:import')")
  LabelsJson listIntegrationLabels(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return new LabelsJson(view.labels().of(viewer, id));
  }

  private static UnaryOperator<Rules> edit(JsonNode body) {
    Patch patch = new Patch(body, SETTINGS);
    Edit<List<String>> only = patch.texts("labelsOnly", MOST_LABELS, 200);
    Edit<List<String>> without = patch.texts("labelsWithout", MOST_LABELS, 200);
    Edit<Boolean> skipInternal = patch.flag("skipInternal");
    Edit<ContactPolicy> policy = patch.choice("contactPolicy", ContactPolicy.class);
    Edit<Boolean> ownDomain = patch.flag("includeOwnDomain");
    patch.check();
    return before ->
        new Rules(
            labels(only, before.only()),
            labels(without, before.without()),
            internal(skipInternal, before.internal()),
            Optional.ofNullable(policy.over(before.policy().orElse(null))),
            Optional.ofNullable(ownDomain.over(before.includeOwnDomain().orElse(null))));
  }

  private static Set<String> labels(Edit<List<String>> edit, Set<String> before) {
    if (!edit.given()) return before;
    @Nullable List<String> labels = edit.value();
    return labels == null ? Set.of() : new HashSet<>(labels);
  }

  private static Internal internal(Edit<Boolean> edit, Internal before) {
    if (!edit.given()) return before;
    return Boolean.TRUE.equals(edit.value()) ? Internal.skipped : Internal.read;
  }

  private IntegrationJson json(Viewer viewer, Integration integration) {
    return IntegrationJson.of(integration, viewer, users.names(List.of(integration.userId())));
  }
}
