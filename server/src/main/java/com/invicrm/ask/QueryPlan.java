package com.invicrm.ask;

/// What is to be read: a checked plan, never SQL.
sealed interface QueryPlan {
  /// What happened with a person lately.
  record ContactLookup(String name) implements QueryPlan {}

  /// Nothing that can be read.
  record Nothing() implements QueryPlan {}

  /// The plan of a frame; a frame that lacks what its intent needs plans nothing.
  static QueryPlan of(ParsedQuery query) {
    return switch (query.intent()) {
      case contact_lookup ->
          query.entities().get("contactName") instanceof String name && !name.isBlank()
              ? new ContactLookup(name)
              : new Nothing();
      default -> new Nothing();
    };
  }
}
