package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.timeline.Activity;
import com.invicrm.timeline.Timeline;
import com.invicrm.timeline.TimelineQuery;
import com.invicrm.timeline.TimelineQuery.Threads;
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
      @RequestParam(required = false) Activity.@Nullable Kind kind,
      @RequestParam(required = false) @Nullable Collapse collapse,
      @RequestParam(required = false) @Nullable UUID threadId) {
    var query = query(kind, limit, cursor, threads(collapse, threadId));
    return answers.page(timeline.ofContact(viewer, id, query));
  }

  @GetMapping("/api/v1/companies/{id}/timeline")
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<ActivityJson> companyTimeline(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(required = false) Activity.@Nullable Kind kind,
      @RequestParam(required = false) @Nullable Collapse collapse,
      @RequestParam(required = false) @Nullable UUID threadId) {
    var query = query(kind, limit, cursor, threads(collapse, threadId));
    return answers.page(timeline.ofCompany(viewer, id, query));
  }

  private static TimelineQuery query(
      Activity.@Nullable Kind kind, int limit, @Nullable String cursor, Threads threads) {
    return new TimelineQuery(
        Optional.ofNullable(kind), limit, Optional.ofNullable(cursor), threads);
  }

  private static Threads threads(@Nullable Collapse collapse, @Nullable UUID threadId) {
    if (threadId != null) return new Threads.Only(threadId);
    return collapse == null ? new Threads.Open() : new Threads.Collapsed();
  }

  /// What may stand in one row.
  enum Collapse {
    threads
  }
}
