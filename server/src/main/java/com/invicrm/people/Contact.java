package com.invicrm.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody outside the workspace.
///
/// @param emails as written, the main one first
/// @param phones as written, the main one first
/// @param company where they work now
/// @param tags by name
/// @param lastContactedAt the newest human mail, call or meeting with them
/// @param source `person`, `mail` or `demo`
/// @param version raised by one with every change
public record Contact(
    UUID id,
    String displayName,
    @Nullable String firstName,
    @Nullable String lastName,
    List<String> emails,
    List<String> phones,
    @Nullable String title,
    @Nullable CompanyRef company,
    List<String> tags,
    @Nullable Instant lastContactedAt,
    String source,
    int version,
    Instant createdAt,
    Instant updatedAt,
    boolean isDeleted) {}
