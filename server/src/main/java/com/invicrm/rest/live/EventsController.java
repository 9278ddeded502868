package com.invicrm.rest.live;

import com.invicrm.access.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The stream of live updates (server-sent events).
@RestController
class EventsController {
  private final LiveStreams streams;

  EventsController(LiveStreams streams) {
    this.streams = streams;
  }

  @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @PreAuthorize("hasAuthority('records:read')")
  SseEmitter streamEvents(@AuthenticationPrincipal Viewer viewer, HttpServletResponse response) {
    // nginx holds streams back otherwise.
    response.setHeader("X-Accel-Buffering", "no");
    return streams.open(viewer);
  }
}
