package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.capture.Correspondent;
import com.invicrm.capture.Correspondents;
import com.invicrm.rest.PageJson;
import com.invicrm.sync.Mailboxes;
import com.invicrm.tenancy.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Every address seen in mailboxes, and what became of it.
@RestController
class CorrespondentsController {
  record CorrespondentJson(
      String owner,
      String address,
      @Nullable String name,
      int inbound,
      int outbound,
      @Nullable Instant latest,
      @Nullable UUID contactId,
      Correspondent.Outcome decision,
      String reason) {
    static CorrespondentJson of(Correspondents.Listed listed, Map<UUID, String> owners) {
      Correspondent c = listed.correspondent();
      return new CorrespondentJson(
          owners.getOrDefault(c.mailbox(), ""),
          c.address(),
          c.name().isEmpty() ? null : c.name(),
          c.inbound(),
          c.outbound(),
          c.latest(),
          listed.contactId(),
          c.decision().outcome(),
          c.decision().reason());
    }
  }

  private final Correspondents correspondents;
  private final Mailboxes mailboxes;

  CorrespondentsController(Correspondents correspondents, Mailboxes mailboxes) {
    this.correspondents = correspondents;
    this.mailboxes = mailboxes;
  }

  @GetMapping("/api/v1/correspondents")
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<CorrespondentJson> listCorrespondents(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(required = false) @Nullable @Size(max = 320) String owner,
      @RequestParam(defaultValue = "") @Size(max = 200) String q,
      @RequestParam(defaultValue = "total") Correspondents.Sort sort,
      @RequestParam(required = false) Correspondent.@Nullable Outcome decision) {
    Set<UUID> own = mailboxes.of(viewer, owner);
    if (own.isEmpty()) return new PageJson<>(List.of(), null);
    Page<Correspondents.Listed> page =
        correspondents.page(
            own,
            q.strip().toLowerCase(Locale.ROOT),
            sort,
            Optional.ofNullable(decision),
            cursor,
            limit);
    Map<UUID, String> owners = mailboxes.addresses(own);
    return PageJson.of(page.map(c -> CorrespondentJson.of(c, owners)));
  }
}
