package com.invicrm.ask;

import com.invicrm.ask.grammar.Grammar;
import org.springframework.stereotype.Component;

/// The parser that needs no key: the grammar of [Grammar].
@Component
final class BuiltInParser implements NaturalLanguageParser {
  private static final String NAME = "built-in";

  private final Grammar grammar = new Grammar();

  @Override
  public ParsedQuery parse(Question question) {
    Grammar.Frame frame = grammar.parse(question.text(), question.now(), question.zone());
    return new ParsedQuery(frame.intent(), frame.entities(), frame.confidence(), NAME);
  }
}
