package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.deals.DealFilter;
import com.invicrm.deals.DealStatus;
import com.invicrm.deals.Deals;
import com.invicrm.deals.Pipeline;
import com.invicrm.deals.PipelineEdit;
import com.invicrm.deals.Pipelines;
import com.invicrm.deals.StageEdit;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.Patch;
import com.invicrm.rest.v1.DealShapes.PipelineJson;
import com.invicrm.rest.v1.DealShapes.StageTotalJson;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The ways that deals go.
@RestController
@RequestMapping("/api/v1/pipelines")
class PipelinesController {
  private static final Set<String> FIELDS = Set.of("name", "isDefault", "stages");
  private static final Set<String> STAGE_FIELDS = Set.of("id", "name", "kind", "probability");

  private final Pipelines pipelines;
  private final Deals deals;
  private final Users users;

  PipelinesController(Pipelines pipelines, Deals deals, Users users) {
    this.pipelines = pipelines;
    this.deals = deals;
    this.users = users;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<PipelineJson> listPipelines(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    return PageJson.of(pipelines.page(Optional.ofNullable(cursor), limit).map(PipelineJson::of));
  }

  @PostMapping
  @PreAuthorize("hasAuthority('records:manage')")
  ResponseEntity<PipelineJson> createPipeline(
      @AuthenticationPrincipal Viewer viewer, @RequestBody JsonNode body) {
    Pipeline made = pipelines.create(viewer, edit(body), users.read(viewer.userId()).locale());
    return ResponseEntity.created(URI.create("/api/v1/pipelines/" + made.id()))
        .eTag(Etags.of(made.version()))
        .body(PipelineJson.of(made));
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('records:read')")
  ResponseEntity<PipelineJson> readPipeline(@PathVariable UUID id) {
    return answer(pipelines.find(id));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('records:manage')")
  ResponseEntity<PipelineJson> updatePipeline(
      @PathVariable UUID id,
      @RequestBody JsonNode body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    pipelines.find(id);
    return answer(pipelines.change(id, edit(body), Etags.expected(ifMatch).orElse(null)));
  }

  @GetMapping("/{id}/totals")
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<StageTotalJson> totalPipeline(@PathVariable UUID id) {
    pipelines.find(id);
    return new PageJson<>(
        deals.totals(DealFilter.ofPipeline(id)).stream().map(StageTotalJson::of).toList(), null);
  }

  private static ResponseEntity<PipelineJson> answer(Pipeline pipeline) {
    return ResponseEntity.ok().eTag(Etags.of(pipeline.version())).body(PipelineJson.of(pipeline));
  }

  private static PipelineEdit edit(JsonNode body) {
    var patch = new Patch(body, FIELDS);
    var edit =
        new PipelineEdit(
            patch.text("name", 200),
            patch.flag("isDefault"),
            patch.objects("stages", 30, STAGE_FIELDS, PipelinesController::stage));
    patch.check();
    return edit;
  }

  private static StageEdit stage(Patch stage) {
    return new StageEdit(
        stage.id("id").value(),
        stage.text("name", 100).value(),
        stage.choice("kind", DealStatus.class).value(),
        stage.number("probability", 0, 100).value());
  }
}
