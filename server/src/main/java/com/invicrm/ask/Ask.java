package com.invicrm.ask;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Places;
import org.springframework.stereotype.Component;

/// Answers questions in words from the record; asking never writes.
///
/// Nearly all of it is work for processors, so only a few questions are worked on at once and the
/// others wait, first come first served: with all at once each would be as slow as the last.
@Component
public class Ask {
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private final NaturalLanguageParser parser;
  private final Answers answers;
  private final Places places = new Places(AT_ONCE);

  Ask(NaturalLanguageParser parser, Answers answers) {
    this.parser = parser;
    this.answers = answers;
  }

  /// The frame of a question alone; the record is not asked.
  public ParsedQuery parse(Question question) {
    return places.inTurn(() -> parser.parse(question));
  }

  /// The answer to a question, as far as the viewer may see.
  public Asked answer(Viewer viewer, Question question) {
    return places.inTurn(() -> answers.answer(viewer, question, parser.parse(question)));
  }
}
