package com.invicrm.timeline;

import java.time.Instant;
import java.util.UUID;

/// What an owner decided about a part of their mail.
///
/// @param since when it was decided last
public record SharingRule(UUID id, Subject subject, Access access, Instant since) {
  /// Which mail.
  public sealed interface Subject {
    /// A conversation.
    record OfThread(UUID id) implements Subject {}

    /// Every mail that names a person, by whatever address of theirs.
    record OfPerson(UUID contactId) implements Subject {}

    /// Every mail that names an address in a domain or below it.
    record OfDomain(String domain) implements Subject {}
  }
}
