package com.invicrm.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A key to make.
///
/// @param expiresAt null for never
public record NewApiKey(String name, Set<String> scopes, @Nullable Instant expiresAt) {
  public NewApiKey {
    scopes = Set.copyOf(scopes);
  }
}
