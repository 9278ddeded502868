package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.people.Edit;
import com.invicrm.people.Shelf;
import com.invicrm.people.Tag;
import com.invicrm.people.Tags;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.Patch;
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

/// The words that people put on records.
@RestController
@RequestMapping("/api/v1/tags")
class TagsController {
  private final Tags tags;

  TagsController(Tags tags) {
    this.tags = tags;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<Tag> listTags(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(defaultValue = "false") boolean deleted) {
    return PageJson.of(
        tags.page(deleted ? Shelf.putAway : Shelf.inUse, Optional.ofNullable(cursor), limit));
  }

  @PostMapping
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<Tag> createTag(
      @AuthenticationPrincipal Viewer viewer, @RequestBody JsonNode body) {
    Tag tag = tags.create(viewer, name(body));
    return ResponseEntity.created(URI.create("/api/v1/tags/" + tag.id()))
        .eTag(Etags.of(tag.version()))
        .body(tag);
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('records:read')")
  ResponseEntity<Tag> readTag(@PathVariable UUID id) {
    return answer(tags.find(id));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('records:manage')")
  ResponseEntity<Tag> updateTag(
      @PathVariable UUID id,
      @RequestBody JsonNode body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    tags.find(id);
    return answer(tags.rename(id, name(body), Etags.expected(ifMatch).orElse(null)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('records:manage')")
  void deleteTag(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    tags.putAway(id, Etags.expected(ifMatch).orElse(null));
  }

  @PostMapping("/{id}/restore")
  @PreAuthorize("hasAuthority('records:manage')")
  ResponseEntity<Tag> restoreTag(@PathVariable UUID id) {
    return answer(tags.restore(id));
  }

  private static ResponseEntity<Tag> answer(Tag tag) {
    return ResponseEntity.ok().eTag(Etags.of(tag.version())).body(tag);
  }

  private static Edit<String> name(JsonNode body) {
    var patch = new Patch(body, Set.of("name"));
    Edit<String> name = patch.text("name", 200);
    patch.check();
    return name;
  }
}
