package com.invicrm.slack;

import static com.slack.api.model.block.element.BlockElements.button;

import com.invicrm.ask.Answer;
import com.invicrm.ask.Asked;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An answer as Block Kit (https://docs.slack.dev/reference/block-kit/blocks), within Slack's
/// limits, in the asker's language and zone.
record AnswerBlocks(Texts texts, ZoneId zone, WebPages web) {
  /// The action of a button whose value is a question.
  static final String ASK = "ask";

  private static final int MOST_BLOCKS = 50;
  private static final int MOST_BUTTONS = 5;
  private static final int LONGEST_VALUE = 2000;

  Message of(Asked asked, String question) {
    Answer answer = asked.answer();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Pieces.header(answer.title()));
    if (!answer.text().isBlank()) blocks.add(Pieces.words(answer.text()));
    answer.sections().forEach(s -> blocks.addAll(list(answer, s)));
    blocks.addAll(alternatives(asked));
    if (!answer.actions().isEmpty()) blocks.add(proposals(answer, question));
    Stream<LayoutBlock> shown = blocks.stream().limit(MOST_BLOCKS - 1);
    return Message.of(
        answer.title(),
        Stream.concat(shown, new SourceLine(texts, web).of(answer).stream()).toList());
  }

  private List<LayoutBlock> list(Answer answer, Answer.Section section) {
    List<LayoutBlock> blocks = new ArrayList<>();
    var words = new StringBuilder("*" + Pieces.line(section.title()) + "*");
    for (Answer.Item item : section.items()) {
      String line = "• " + line(answer, item);
      if (words.length() + line.length() >= Pieces.LONGEST_SECTION) {
        blocks.add(Pieces.section(words.toString()));
        words.setLength(0);
      }
      words.append(words.isEmpty() ? "" : "\n").append(line);
    }
    blocks.add(Pieces.section(words.toString()));
    return blocks;
  }

  private String line(Answer answer, Answer.Item item) {
    String words = item.detail().map(d -> d + ": ").orElse("") + item.text();
    String day = item.at().map(at -> linked(answer, item, day(at)) + " · ").orElse("");
    return day + Pieces.line(words);
  }

  private String linked(Answer answer, Answer.Item item, String words) {
    boolean isKnown = item.source() >= 0 && item.source() < answer.sources().size();
    return isKnown ? web.link(answer.sources().get(item.source()), words) : Pieces.line(words);
  }

  private List<LayoutBlock> alternatives(Asked asked) {
    List<LayoutBlock> rows =
        asked.alternatives().stream()
            .filter(a -> a.question().length() <= LONGEST_VALUE)
            .map(this::alternative)
            .toList();
    boolean isAnswered = !asked.answer().sources().isEmpty();
    return rows.isEmpty() || !isAnswered
        ? rows
        : Stream.concat(Stream.of(Pieces.context(texts.of("others"))), rows.stream()).toList();
  }

  private LayoutBlock alternative(Asked.Alternative other) {
    String detail = other.detail().map(d -> "\n" + Pieces.line(d)).orElse("");
    String words = "*" + Pieces.line(other.label()) + "*" + detail;
    BlockElement thisOne =
        button(b ->
            b.actionId(ASK)
                .text(Pieces.label(texts.of(other.contactId().isPresent() ? "thisOne" : "ask")))
                .value(other.question()));
    return Blocks.section(s -> s.text(Pieces.mrkdwn(words)).accessory(thisOne));
  }

  /// Nothing is saved from here: the web app shows the proposals for review.
  private LayoutBlock proposals(Answer answer, String question) {
    String page = web.ask(question);
    List<BlockElement> buttons = new ArrayList<>();
    answer.actions().stream()
        .limit(MOST_BUTTONS)
        .forEach(action -> {
          String id = "open-" + buttons.size();
          buttons.add(button(b -> b.actionId(id).text(Pieces.label(action.label())).url(page)));
        });
    return Blocks.actions(a -> a.elements(buttons));
  }

  private String day(Instant at) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(texts.locale())
        .format(at.atZone(zone));
  }
}
