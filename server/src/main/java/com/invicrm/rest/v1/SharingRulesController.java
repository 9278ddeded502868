package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.v1.SharingJson.RuleJson;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Page;
import com.invicrm.timeline.Access;
import com.invicrm.timeline.SharingRule;
import com.invicrm.timeline.SharingRule.Subject;
import com.invicrm.timeline.SharingRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Exceptions from what one's mailboxes share: of a conversation, a person, a domain.
@RestController
@RequestMapping("/api/v1/sharing/rules")
class SharingRulesController {
  record RuleInput(
      @Nullable UUID threadId,
      @Nullable UUID contactId,
      @Nullable @Size(min = 1, max = 253) String domain,
      @NotNull Access access) {
    Subject subject() {
      List<Subject> given = new ArrayList<>();
      if (threadId != null) given.add(new Subject.OfThread(threadId));
      if (contactId != null) given.add(new Subject.OfPerson(contactId));
      if (domain != null) given.add(new Subject.OfDomain(domain));
      if (given.size() == 1) return given.getFirst();
      throw new CrmException.Invalid(
          "threadId", "or contactId or domain must be given, and only one of them");
    }
  }

  private final SharingRules rules;
  private final SharingNames names;

  SharingRulesController(SharingRules rules, SharingNames names) {
    this.rules = rules;
    this.names = names;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<RuleJson> listSharingRules(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    Page<SharingRule> page = rules.page(viewer, cursor, limit);
    var called = names.of(viewer, page.data(), List.of());
    return PageJson.of(page.map(r -> RuleJson.of(r, called)));
  }

  @PutMapping
  @PreAuthorize("hasAuthority('records:write')")
  RuleJson putSharingRule(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody RuleInput body) {
    SharingRule rule = rules.put(viewer, body.subject(), body.access());
    return RuleJson.of(rule, names.of(viewer, List.of(rule), List.of()));
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAuthority('records:write')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteSharingRule(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    rules.remove(viewer, id);
  }
}
