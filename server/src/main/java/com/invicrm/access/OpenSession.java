package com.invicrm.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sign-in that is good.
///
/// @param device in words, such as `Firefox on Linux`
/// @param address the IP address that it was opened from
/// @param lastUsedAt to within some minutes
public record OpenSession(
    UUID id,
    Credential.Kind kind,
    String device,
    @Nullable String address,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt) {}
