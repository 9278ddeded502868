package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.timeline.Activity;
import com.invicrm.timeline.Timeline;
import com.invicrm.timeline.TimelineQuery;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What happened with a person or a company.
@RestController
class TimelineController {
  private final Timeline timeline;
  private final ActivityAnswers answers;

  TimelineController(Timeline timeline, ActivityAnswers answers) {
    this.timeline = timeline;
    this.answers = answers;
  }

  @GetMapping("/api/v1/contacts/{id}/timeline")
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<ActivityJson> contactTimeline(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(required = false) Activity.@Nullable Kind kind) {
    return answers.page(timeline.ofContact(viewer, id, query(kind, limit, cursor)));
  }

  @GetMapping("/api/v1/companies/{id}/timeline")
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<ActivityJson> companyTimeline(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(required = false) Activity.@Nullable Kind kind) {
    return answers.page(timeline.ofCompany(viewer, id, query(kind, limit, cursor)));
  }

  private static TimelineQuery query(
      Activity.@Nullable Kind kind, int limit, @Nullable String cursor) {
    return new TimelineQuery(Optional.ofNullable(kind), limit, Optional.ofNullable(cursor));
  }
}
