package com.invicrm.ask;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An answer for any channel; every fact in it points at its source.
///
/// @param hidden how many activities were counted whose subject the viewer may not see
public record Answer(
    String title,
    String text,
    List<Section> sections,
    List<Action> actions,
    List<Source> sources,
    int hidden) {
  /// A titled list.
  public record Section(String title, List<Item> items) {}

  /// One line of a section.
  ///
  /// @param source an index into the answer's sources
  public record Item(String text, Optional<String> detail, Optional<Instant> at, int source) {}

  /// A proposal; nothing is saved until somebody carries it out.
  public record Action(String method, String path, Map<String, Object> body, String label) {}

  /// Where a fact comes from: `contact`, `company`, `activity`, `deal`, `task` or `pipeline`.
  public record Source(String type, UUID id, String label) {}
}
