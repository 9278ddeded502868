package com.invicrm.ask;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A question with its answer.
///
/// @param alternatives others that were meant perhaps
public record Asked(ParsedQuery parsed, Answer answer, List<Alternative> alternatives) {
  /// Somebody else who fits; ask `question` instead.
  public record Alternative(
      String label, Optional<String> detail, String question, UUID contactId) {}
}
