package com.invicrm.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key for a program, without what lets it in.
///
/// @param prefix how the key begins, to recognise it
/// @param scopes permissions that it reaches, as far as its user's role allows them
/// @param expiresAt null when it never ends by itself
/// @param lastUsedAt to within some minutes; null when it never was
public record ApiKey(
    UUID id,
    UUID userId,
    String name,
    String prefix,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {
  public ApiKey {
    scopes = List.copyOf(scopes);
  }
}
