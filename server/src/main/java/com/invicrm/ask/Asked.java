package com.invicrm.ask;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A question with its answer.
///
/// @param alternatives others that were meant perhaps, or what else can be asked
public record Asked(ParsedQuery parsed, Answer answer, List<Alternative> alternatives) {
  /// Another question to ask instead.
  ///
  /// @param contactId somebody else who fits; empty for an example of what can be asked
  public record Alternative(
      String label, Optional<String> detail, String question, Optional<UUID> contactId) {
    static Alternative example(String question) {
      return new Alternative(question, Optional.empty(), question, Optional.empty());
    }
  }
}
