package com.invicrm.ask;

import java.util.Map;

/// The frame of a question, such as `{intent: "contact_lookup", entities: {contactName: "John"}}`.
///
/// @param confidence from 0 to 1
/// @param parser which parser understood it: `built-in` or `claude`
public record ParsedQuery(
    Intent intent, Map<String, Object> entities, double confidence, String parser) {
  public ParsedQuery {
    entities = Map.copyOf(entities);
  }
}
