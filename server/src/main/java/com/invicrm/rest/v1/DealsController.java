package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.access.Workspace;
import com.invicrm.deals.Deal;
import com.invicrm.deals.DealEdit;
import com.invicrm.deals.DealFilter;
import com.invicrm.deals.DealQuery;
import com.invicrm.deals.DealSort;
import com.invicrm.deals.DealStatus;
import com.invicrm.deals.Deals;
import com.invicrm.people.Shelf;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.Patch;
import com.invicrm.rest.v1.DealShapes.DealJson;
import com.invicrm.tenancy.CrmException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What is being sold.
@RestController
@RequestMapping("/api/v1/deals")
class DealsController {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "pipelineId",
          "stageId",
          "companyId",
          "contactIds",
          "amount",
          "closeDate",
          "ownerId",
          "tags");

  private final Deals deals;
  private final DealAnswers answers;
  private final Workspace workspace;

  DealsController(Deals deals, DealAnswers answers, Workspace workspace) {
    this.deals = deals;
    this.answers = answers;
    this.workspace = workspace;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<DealJson> listDeals(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(required = false) @Nullable @Size(max = 200) String q,
      @RequestParam Optional<UUID> companyId,
      @RequestParam Optional<UUID> contactId,
      @RequestParam Optional<UUID> pipelineId,
      @RequestParam Optional<UUID> stageId,
      @RequestParam Optional<DealStatus> status,
      @RequestParam Optional<UUID> ownerId,
      @RequestParam Optional<@Size(max = 200) String> tag,
      @RequestParam(defaultValue = "created") DealSort sort,
      @RequestParam(defaultValue = "false") boolean deleted) {
    var filter = new DealFilter(companyId, contactId, pipelineId, stageId, status, ownerId, tag);
    return answers.page(
        deals.page(
            new DealQuery(
                Optional.ofNullable(q).filter(t -> !t.isBlank()),
                filter,
                sort,
                deleted ? Shelf.putAway : Shelf.inUse,
                limit,
                Optional.ofNullable(cursor))));
  }

  @PostMapping
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<DealJson> createDeal(
      @AuthenticationPrincipal Viewer viewer, @RequestBody JsonNode body) {
    Deal deal = deals.create(viewer, edit(body));
    return answers.one(ResponseEntity.created(URI.create("/api/v1/deals/" + deal.id())), deal);
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('records:read')")
  ResponseEntity<DealJson> readDeal(@PathVariable UUID id) {
    return answers.one(ResponseEntity.ok(), deals.find(id));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<DealJson> updateDeal(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestBody JsonNode body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    deals.find(id);
    try {
      return answers.one(
          ResponseEntity.ok(),
          deals.change(viewer, id, edit(body), Etags.expected(ifMatch).orElse(null)));
    } catch (CrmException.Stale e) {
      throw answers.stale(e);
    }
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('records:write')")
  void deleteDeal(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    try {
      deals.putAway(viewer, id, Etags.expected(ifMatch).orElse(null));
    } catch (CrmException.Stale e) {
      throw answers.stale(e);
    }
  }

  @PostMapping("/{id}/restore")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<DealJson> restoreDeal(
      @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return answers.one(ResponseEntity.ok(), deals.restore(viewer, id));
  }

  /// The workspace is asked only when there is an amount without a currency.
  private DealEdit edit(JsonNode body) {
    var patch = new Patch(body, FIELDS);
    var edit =
        new DealEdit(
            patch.text("name", 300),
            patch.id("pipelineId"),
            patch.id("stageId"),
            patch.id("companyId"),
            patch.anyIds("contactIds", 50),
            patch.money("amount", () -> workspace.remembered().currency()),
            patch.day("closeDate"),
            patch.id("ownerId"),
            patch.texts("tags", 50, 200));
    patch.check();
    return edit;
  }
}
