package com.invicrm.rest.v1;

import com.invicrm.access.EmailAddresses;
import com.invicrm.access.Viewer;
import com.invicrm.capture.AddressRules;
import com.invicrm.capture.Correspondent;
import com.invicrm.capture.Correspondents;
import com.invicrm.capture.Rejudging;
import com.invicrm.rest.v1.AddressRulesController.AddressRuleJson;
import com.invicrm.rest.v1.CorrespondentsController.CorrespondentJson;
import com.invicrm.sync.Mailboxes;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Why somebody is, or is not, here.
@RestController
class DecisionsController {
  record DecisionsJson(
      String address,
      @Nullable String name,
      @Nullable UUID contactId,
      Correspondent.Outcome decision,
      String reason,
      @Nullable AddressRuleJson rule,
      boolean rejudging,
      List<CorrespondentJson> mailboxes,
      List<MailDecisions.Json> data,
      @Nullable String nextCursor) {}

  private final Correspondents correspondents;
  private final AddressRules rules;
  private final Rejudging rejudging;
  private final Mailboxes mailboxes;
  private final MailDecisions mails;

  DecisionsController(
      Correspondents correspondents,
      AddressRules rules,
      Rejudging rejudging,
      Mailboxes mailboxes,
      MailDecisions mails) {
    this.correspondents = correspondents;
    this.rules = rules;
    this.rejudging = rejudging;
    this.mailboxes = mailboxes;
    this.mails = mails;
  }

  @GetMapping("/api/v1/decisions")
  @PreAuthorize("hasAuthority('records:read')")
  DecisionsJson listDecisions(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam @Size(max = 320) String address,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    String norm =
        EmailAddresses.normalise(address)
            .orElseThrow(() -> new CrmException.Invalid("address", "is not an e-mail address"));
    Set<UUID> own = mailboxes.of(viewer, null);
    Map<UUID, String> owners = mailboxes.addresses(own);
    Correspondents.Judged judged = correspondents.judged(own, norm);
    Page<MailDecisions.Json> page = mails.page(viewer, norm, owners, cursor, limit);
    return new DecisionsJson(
        norm,
        judged.name().isEmpty() ? null : judged.name(),
        judged.contactId(),
        judged.decision().outcome(),
        judged.decision().reason(),
        rules.about(norm).map(AddressRuleJson::of).orElse(null),
        rejudging.isPending(),
        judged.rows().stream().map(r -> CorrespondentJson.of(r, owners)).toList(),
        page.data(),
        page.nextCursor().orElse(null));
  }
}
