package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.sync.LogRule;
import com.invicrm.sync.LogRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whose mail is not kept: in one's own mailboxes, or in all of the workspace.
@RestController
@RequestMapping("/api/v1/log-rules")
class LogRulesController {
  record LogRuleJson(UUID id, LogRule.Scope scope, String pattern, Instant since) {
    static LogRuleJson of(LogRule rule) {
      return new LogRuleJson(rule.id(), rule.scope(), rule.pattern(), rule.since());
    }
  }

  record LogRulesJson(List<LogRuleJson> data) {}

  record LogRuleInput(
      @NotNull @Size(min = 1, max = 320) String pattern, LogRule.@NotNull Scope scope) {}

  record LogRuleRemovedJson(int mails, boolean files) {}

  private final LogRules rules;

  LogRulesController(LogRules rules) {
    this.rules = rules;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('mail:import')")
  LogRulesJson listLogRules(@AuthenticationPrincipal Viewer viewer) {
    return new LogRulesJson(rules.all(viewer).stream().map(LogRuleJson::of).toList());
  }

  @PostMapping
  @PreAuthorize("hasAuthority('mail:import')")
  @ResponseStatus(HttpStatus.CREATED)
  LogRuleJson createLogRule(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody LogRuleInput body) {
    return LogRuleJson.of(rules.add(viewer, body.pattern(), body.scope()));
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAuthority('mail:import')")
  LogRuleRemovedJson deleteLogRule(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    LogRules.Removed removed = rules.remove(viewer, id);
    return new LogRuleRemovedJson(removed.mails(), removed.files());
  }
}
