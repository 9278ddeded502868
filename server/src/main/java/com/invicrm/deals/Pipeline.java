package com.invicrm.deals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A way that deals go, stage by stage.
///
/// @param isDefault where deals go that name no pipeline; one of a workspace is
/// @param stages in their order
/// @param source `person` or `demo`
/// @param version raised by one with every change of it or of its stages
public record Pipeline(
    UUID id,
    String name,
    boolean isDefault,
    List<Stage> stages,
    String source,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
