package com.invicrm.sync;

import java.time.Instant;
import java.util.UUID;

/// Whose mail is not kept.
///
/// @param pattern an address, a domain with all below it, or either with `*`
public record LogRule(UUID id, Scope scope, String pattern, Instant since) {
  /// For whose mailboxes it holds.
  public enum Scope {
    mine,
    workspace
  }
}
