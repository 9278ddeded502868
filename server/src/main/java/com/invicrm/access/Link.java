package com.invicrm.access;

import java.time.Instant;
import java.util.UUID;

/// A link that is good once, as it is shown once.
///
/// @param id what it is for: the invitation, or the user
/// @param url the token stands behind its `#`, which no browser sends to a server
public record Link(UUID id, String url, Instant expiresAt) {
  @Override
  public String toString() {
    return "Link[" + id + "]";
  }
}
