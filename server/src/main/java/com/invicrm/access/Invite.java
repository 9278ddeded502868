package com.invicrm.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invitation of a colleague.
///
/// @param name what they will be called; null lets them say it
/// @param state at the time that it was read
public record Invite(
    UUID id,
    String email,
    @Nullable String name,
    Role role,
    State state,
    UUID invitedBy,
    Instant createdAt,
    Instant expiresAt) {
  /// What became of an invitation.
  public enum State {
    open,
    accepted,
    revoked,
    expired
  }
}
