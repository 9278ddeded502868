package com.invicrm.people;

import java.time.Instant;
import java.util.UUID;

/// A word that people put on records, to find them again.
///
/// @param version raised by one with every change
public record Tag(
    UUID id,
    String name,
    String source,
    int version,
    Instant createdAt,
    Instant updatedAt,
    boolean isDeleted) {}
