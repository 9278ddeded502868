package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.Patch;
import com.invicrm.tenancy.CrmException;
import com.invicrm.timeline.Activities;
import com.invicrm.timeline.Activity;
import com.invicrm.timeline.ActivityEdit;
import com.invicrm.timeline.Timeline;
import com.invicrm.timeline.TimelineQuery;
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

/// What happened: mail, notes, calls and meetings.
@RestController
@RequestMapping("/api/v1/activities")
class ActivitiesController {
  private static final Set<String> FIELDS =
      Set.of("subject", "text", "occurredAt", "durationMinutes", "contactIds");
  private static final Set<String> NEW_FIELDS =
      Set.of("kind", "subject", "text", "occurredAt", "durationMinutes", "contactIds");

  private final Activities activities;
  private final Timeline timeline;
  private final ActivityAnswers answers;

  ActivitiesController(Activities activities, Timeline timeline, ActivityAnswers answers) {
    this.activities = activities;
    this.timeline = timeline;
    this.answers = answers;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<ActivityJson> listActivities(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(required = false) Activity.@Nullable Kind kind,
      @RequestParam(defaultValue = "false") boolean deleted) {
    var query = new TimelineQuery(Optional.ofNullable(kind), limit, Optional.ofNullable(cursor));
    Timeline.Shelf shelf = deleted ? Timeline.Shelf.putAway : Timeline.Shelf.inUse;
    return answers.page(timeline.ofWorkspace(viewer, shelf, query));
  }

  @PostMapping
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<ActivityJson> createActivity(
      @AuthenticationPrincipal Viewer viewer, @RequestBody JsonNode body) {
    Activity made = activities.create(viewer, kind(body), edit(body, NEW_FIELDS));
    return answers.one(ResponseEntity.created(URI.create("/api/v1/activities/" + made.id())), made);
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('records:read')")
  ResponseEntity<ActivityJson> readActivity(
      @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return answers.one(ResponseEntity.ok(), timeline.read(viewer, id));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<ActivityJson> updateActivity(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestBody JsonNode body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    timeline.read(viewer, id);
    try {
      return answers.one(
          ResponseEntity.ok(),
          activities.change(viewer, id, edit(body, FIELDS), Etags.expected(ifMatch)));
    } catch (CrmException.Stale e) {
      throw answers.stale(e);
    }
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('records:write')")
  void deleteActivity(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    timeline.read(viewer, id);
    try {
      activities.putAway(viewer, id, Etags.expected(ifMatch));
    } catch (CrmException.Stale e) {
      throw answers.stale(e);
    }
  }

  @PostMapping("/{id}/restore")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<ActivityJson> restoreActivity(
      @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return answers.one(ResponseEntity.ok(), activities.restore(viewer, id));
  }

  private static Activity.Kind kind(JsonNode body) {
    return switch (body.path("kind").asString("")) {
      case "note" -> Activity.Kind.note;
      case "call" -> Activity.Kind.call;
      case "meeting" -> Activity.Kind.meeting;
      default -> throw new CrmException.Invalid("kind", "must be note, call or meeting");
    };
  }

  private static ActivityEdit edit(JsonNode body, Set<String> fields) {
    var patch = new Patch(body, fields);
    var edit =
        new ActivityEdit(
            patch.text("subject", 500),
            patch.text("text", 100_000),
            patch.instant("occurredAt"),
            patch.number("durationMinutes", 0, 10_080),
            patch.ids("contactIds", 50));
    patch.check();
    return edit;
  }
}
