package com.invicrm.ask;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The parser that needs no key: phrases with a place for a name, in English and Arabic.
@Component
final class BuiltInParser implements NaturalLanguageParser {
  private static final String NAME = "built-in";
  private static final int LONGEST_BARE_NAME = 4;

  private static final List<Phrase> PHRASES =
      Phrase.list(
          """
          what s happening with *
          what is happening with *
          what s going on with *
          what is going on with *
          what s new with *
          what is new with *
          what s up with *
          what s the latest with *
          what s the latest on *
          what is the latest on *
          what about *
          how are things with *
          how is it going with *
          where are we with *
          where do we stand with *
          any news from *
          any news on *
          any news about *
          any update on *
          news about *
          tell me about *
          who is *
          who s *
          show me *
          find *
          look up *
          catch me up on *
          brief me on *
          when did we last talk to *
          when did i last talk to *
          when did we last hear from *
          last contact with *
          ماذا يحدث مع *
          ما الجديد مع *
          ما الجديد عن *
          ما اخبار *
          ما هي اخبار *
          شنو اخبار *
          شنو صار مع *
          شصار مع *
          وش اخبار *
          وش صار مع *
          ايش اخبار *
          اخبار *
          من هو *
          من هي *
          """);

  @Override
  public ParsedQuery parse(Question question) {
    List<Word> words = Word.split(question.text());
    return PHRASES.stream()
        .flatMap(p -> p.nameIn(words, question.text()).stream())
        .findFirst()
        .map(name -> lookup(name, 0.95))
        .or(() -> bareName(words, question.text()).map(name -> lookup(name, 0.6)))
        .orElse(new ParsedQuery(Intent.unknown, Map.of(), 0, NAME));
  }

  private static ParsedQuery lookup(String name, double confidence) {
    return new ParsedQuery(Intent.contact_lookup, Map.of("contactName", name), confidence, NAME);
  }

  /// A few words without a digit are taken for a name: people type what they look for.
  private static Optional<String> bareName(List<Word> words, String text) {
    boolean fits =
        !words.isEmpty()
            && words.size() <= LONGEST_BARE_NAME
            && words.stream().noneMatch(w -> w.text().chars().anyMatch(Character::isDigit));
    return fits
        ? Optional.of(text.substring(words.getFirst().from(), words.getLast().to()))
        : Optional.empty();
  }
}
