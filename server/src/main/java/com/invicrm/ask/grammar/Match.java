package com.invicrm.ask.grammar;

/// Tokens that say a concept: from the first to before `to`.
record Match(String concept, int from, int to, Language language) {
  int length() {
    return to - from;
  }

  /// Whether the concept is `family` or one of its kinds, such as `day.5` of `day`.
  boolean isOf(String family) {
    return concept.startsWith(family)
        && (concept.length() == family.length() || concept.charAt(family.length()) == '.');
  }

  /// The kind within a family: `5` of `day.5`.
  String kind() {
    return concept.substring(concept.indexOf('.') + 1);
  }
}
