package com.invicrm.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An organisation that people outside the workspace work for.
///
/// @param domains registrable domains as A-labels, the main one first
/// @param tags by name
/// @param contactCount how many people work there now
/// @param lastContactedAt the newest human contact with any of its people
/// @param source `person`, `mail` or `demo`
/// @param version raised by one with every change
public record Company(
    UUID id,
    String name,
    List<String> domains,
    List<String> tags,
    int contactCount,
    @Nullable Instant lastContactedAt,
    String source,
    int version,
    Instant createdAt,
    Instant updatedAt,
    boolean isDeleted) {}
