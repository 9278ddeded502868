package com.invicrm.access;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did.
///
/// @param action `subject.verb`, such as `contact.changed`
/// @param actor null where nobody had signed in
/// @param subjectId what it was done to
/// @param before the values before, of the fields that are otherwise since; null where there were
///   none, or none are kept
/// @param isMasked the values were taken out since, when the person whom they are about was erased
public record AuditEntry(
    UUID id,
    Instant at,
    String action,
    @Nullable Actor actor,
    @Nullable UUID subjectId,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after,
    boolean isMasked) {

  /// Who did it, and how they were signed in.
  ///
  /// @param via null while they were signing in
  /// @param credentialId the session, the key or the link
  /// @param address the IP address that the request came from
  public record Actor(
      UUID userId,
      Credential.@Nullable Kind via,
      @Nullable UUID credentialId,
      @Nullable String address) {}
}
