package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.people.ErasedAddresses;
import com.invicrm.people.ErasedKind;
import com.invicrm.people.Erasure;
import com.invicrm.people.Erasures;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.v1.DealShapes.UserRefJson;
import com.invicrm.tenancy.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Erasing people, and the receipts.
@RestController
class ErasuresController {
  record PreviewJson(
      UUID contactId,
      String displayName,
      List<String> addresses,
      List<String> formerAddresses,
      Map<ErasedKind, Integer> counts) {
    static PreviewJson of(Erasure.Preview p) {
      return new PreviewJson(
          p.contactId(), p.displayName(), p.addresses(), p.formerAddresses(), p.counts());
    }
  }

  record ErasureInput(
      @NotNull @Size(min = 1, max = 320) String confirm,
      Erasure.@Nullable Reason reason,
      @Nullable @Size(max = 50) List<@NotNull @Size(max = 320) String> formerAddresses) {
    Erasure.Order order() {
      return new Erasure.Order(
          confirm, reason, Objects.requireNonNullElse(formerAddresses, List.of()));
    }
  }

  record ErasureJson(
      UUID id,
      UUID contactId,
      Erasure.Status status,
      Erasure.@Nullable Reason reason,
      Map<ErasedKind, Integer> counts,
      UserRefJson by,
      Instant createdAt,
      @Nullable Instant finishedAt) {
    static ErasureJson of(Erasure e, Map<UUID, String> names) {
      return new ErasureJson(
          e.id(),
          e.contactId(),
          e.status(),
          e.reason(),
          e.counts(),
          new UserRefJson(e.by(), names.getOrDefault(e.by(), "")),
          e.createdAt(),
          e.finishedAt());
    }
  }

  private final Erasures erasures;
  private final ErasedAddresses addresses;
  private final Users users;

  ErasuresController(Erasures erasures, ErasedAddresses addresses, Users users) {
    this.erasures = erasures;
    this.addresses = addresses;
    this.users = users;
  }

  @GetMapping("/api/v1/contacts/{id}/erasure")
  @PreAuthorize("hasAuthority('people:erase')")
  PreviewJson previewErasure(@PathVariable UUID id) {
    return PreviewJson.of(erasures.preview(id));
  }

  @PostMapping("/api/v1/contacts/{id}/erasure")
  @PreAuthorize("hasAuthority('people:erase')")
  ResponseEntity<ErasureJson> eraseContact(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @Valid @RequestBody ErasureInput body) {
    return ResponseEntity.accepted().body(json(erasures.erase(viewer, id, body.order())));
  }

  @GetMapping("/api/v1/erasures")
  @PreAuthorize("hasAuthority('people:erase')")
  PageJson<ErasureJson> listErasures(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam Optional<@Size(max = 2000) String> cursor) {
    Page<Erasure> page = erasures.page(cursor, limit);
    Map<UUID, String> names =
        users.names(page.data().stream().map(Erasure::by).collect(Collectors.toSet()));
    return PageJson.of(page.map(e -> ErasureJson.of(e, names)));
  }

  @GetMapping("/api/v1/erasures/{id}")
  @PreAuthorize("hasAuthority('people:erase')")
  ErasureJson readErasure(@PathVariable UUID id) {
    return json(erasures.find(id));
  }

  @DeleteMapping("/api/v1/erased-addresses")
  @PreAuthorize("hasAuthority('people:erase')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void liftErasedAddress(@RequestParam @Size(max = 320) String address) {
    addresses.lift(address);
  }

  private ErasureJson json(Erasure erasure) {
    return ErasureJson.of(erasure, users.names(List.of(erasure.by())));
  }
}
