package com.invicrm.timeline;

import java.util.Optional;

/// Which page of a timeline.
///
/// @param kind only these
/// @param cursor of the page before
public record TimelineQuery(Optional<Activity.Kind> kind, int limit, Optional<String> cursor) {}
