package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.v1.DealShapes.UserRefJson;
import com.invicrm.rest.v1.SharingJson.CountsJson;
import com.invicrm.rest.v1.SharingJson.MailboxJson;
import com.invicrm.rest.v1.SharingJson.MailboxesJson;
import com.invicrm.rest.v1.SharingJson.PreviewJson;
import com.invicrm.rest.v1.SharingJson.ThreadJson;
import com.invicrm.sync.Mailboxes;
import com.invicrm.timeline.Access;
import com.invicrm.timeline.Sharing;
import com.invicrm.timeline.Timeline;
import com.invicrm.timeline.TimelineQuery;
import com.invicrm.timeline.WhoSees;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What colleagues see of one's mail.
@RestController
@RequestMapping("/api/v1/sharing")
class SharingController {
  record MailboxInput(@NotNull Access access) {}

  private final Mailboxes mailboxes;
  private final Sharing sharing;
  private final WhoSees whoSees;
  private final Mail mail;
  private final SharingNames names;

  SharingController(
      Mailboxes mailboxes, Sharing sharing, WhoSees whoSees, Mail mail, SharingNames names) {
    this.mailboxes = mailboxes;
    this.sharing = sharing;
    this.whoSees = whoSees;
    this.mail = mail;
    this.names = names;
  }

  /// Mail as a colleague sees it.
  @org.springframework.stereotype.Component
  record Mail(Timeline timeline, ActivityAnswers answers, Users users) {}

  @GetMapping("/mailboxes")
  @PreAuthorize("hasAuthority('records:read')")
  MailboxesJson listMailboxSharing(@AuthenticationPrincipal Viewer viewer) {
    return new MailboxesJson(mailboxes(mailboxes.decided(viewer)));
  }

  @PutMapping("/mailboxes/{id}")
  @PreAuthorize("hasAuthority('records:write')")
  MailboxJson shareMailbox(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @Valid @RequestBody MailboxInput body) {
    sharing.change(viewer, id, mailboxes.decided(viewer, id), body.access());
    return mailboxes(Set.of(id)).getFirst();
  }

  @GetMapping("/threads/{id}")
  @PreAuthorize("hasAuthority('records:read')")
  ThreadJson readThreadSharing(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    WhoSees.OfThread thread = whoSees.ofThread(viewer, id);
    return ThreadJson.of(
        thread,
        viewer.userId(),
        names.of(viewer, thread.rule().stream().toList(), thread.requests()));
  }

  @GetMapping("/preview")
  @PreAuthorize("hasAuthority('records:read')")
  PreviewJson previewSharing(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam UUID userId,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    var user = mail.users().read(userId);
    var query = new TimelineQuery(Optional.empty(), limit, Optional.ofNullable(cursor));
    PageJson<ActivityJson> page =
        mail.answers().page(mail.timeline().ofOwner(viewer, userId, query));
    return new PreviewJson(
        new UserRefJson(user.id(), user.name()),
        CountsJson.of(whoSees.counts(viewer, userId)),
        page.data(),
        page.nextCursor());
  }

  private List<MailboxJson> mailboxes(Set<UUID> ids) {
    Map<UUID, UUID> channels = mailboxes.channels(ids);
    Map<UUID, Integer> mails = sharing.mails(channels.keySet());
    Map<UUID, Access> shared = sharing.ofMailboxes(ids);
    return mailboxes.addresses(ids).entrySet().stream()
        .map(m -> {
          int count =
              channels.entrySet().stream()
                  .filter(c -> c.getValue().equals(m.getKey()))
                  .mapToInt(c -> mails.getOrDefault(c.getKey(), 0))
                  .sum();
          Access access = shared.getOrDefault(m.getKey(), Access.metadata);
          return new MailboxJson(m.getKey(), m.getValue(), access, count);
        })
        .sorted(Comparator.comparing(MailboxJson::address))
        .toList();
  }
}
