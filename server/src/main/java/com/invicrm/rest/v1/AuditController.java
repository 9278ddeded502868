package com.invicrm.rest.v1;

import com.invicrm.access.AuditEntry;
import com.invicrm.access.AuditLog;
import com.invicrm.access.AuditQuery;
import com.invicrm.access.Users;
import com.invicrm.rest.PageJson;
import com.invicrm.tenancy.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What people did.
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
  record ActorJson(
      UUID id,
      String name,
      @Nullable String via,
      @Nullable UUID credentialId,
      @Nullable String address) {}

  record EntryJson(
      UUID id,
      Instant at,
      String action,
      @Nullable ActorJson actor,
      @Nullable UUID subjectId,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after,
      boolean isMasked) {}

  private final AuditLog log;
  private final Users users;

  AuditController(AuditLog log, Users users) {
    this.log = log;
    this.users = users;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('audit:read')")
  PageJson<EntryJson> listAudit(
      @RequestParam Optional<UUID> userId,
      @RequestParam Optional<UUID> subjectId,
      @RequestParam
          Optional<
                  @Size(max = 60)
                  @Pattern(
                      regexp = "[a-zA-Z]+(\\.[a-zA-Z]+)?",
                      message =
                          "must be an action such as contact.changed, or the part before the dot")
                  String>
              action,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam Optional<@Size(max = 2000) String> cursor) {
    Page<AuditEntry> page =
        log.page(new AuditQuery(userId, subjectId, action, from, to, cursor, limit));
    Map<UUID, String> names =
        users.names(
            page.data().stream()
                .map(AuditEntry::actor)
                .filter(Objects::nonNull)
                .map(AuditEntry.Actor::userId)
                .collect(Collectors.toSet()));
    return PageJson.of(page.map(e -> json(e, names)));
  }

  private static EntryJson json(AuditEntry entry, Map<UUID, String> names) {
    return new EntryJson(
        entry.id(),
        entry.at(),
        entry.action(),
        entry.actor() == null ? null : actor(entry.actor(), names),
        entry.subjectId(),
        entry.before(),
        entry.after(),
        entry.isMasked());
  }

  private static ActorJson actor(AuditEntry.Actor actor, Map<UUID, String> names) {
    return new ActorJson(
        actor.userId(),
        names.getOrDefault(actor.userId(), ""),
        actor.via() == null ? null : actor.via().name(),
        actor.credentialId(),
        actor.address());
  }
}
