package com.invicrm.ask;

/// Understands a question: what is wanted, and about whom.
public interface NaturalLanguageParser {
  /// The frame of a question; intent [Intent#unknown] when it makes no sense.
  ParsedQuery parse(Question question);
}
