package com.invicrm.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a colleague asked an owner to see of their mail, and what the owner gave.
///
/// @param wanted what was asked for last
/// @param granted what holds now, also while more is asked for
public record AccessRequest(
    UUID id,
    Parties parties,
    Subject subject,
    Status status,
    Access wanted,
    Optional<Access> granted,
    Times times) {
  /// Who asks whom.
  public record Parties(UUID ownerId, UUID viewerId) {}

  /// When it was asked and answered last.
  public record Times(Instant askedAt, Optional<Instant> answeredAt) {}

  /// Which mail.
  public sealed interface Subject {
    /// A conversation, with what comes to it later.
    record OfThread(UUID id) implements Subject {}

    /// Every mail that names a person, but conversations that have a rule of their own.
    record OfPerson(UUID contactId) implements Subject {}
  }

  /// How it stands.
  public enum Status {
    asked,
    granted,
    declined,
    revoked
  }

  /// Whose requests.
  public enum Side {
    received,
    made
  }
}
