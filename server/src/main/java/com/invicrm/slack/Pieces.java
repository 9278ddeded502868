package com.invicrm.slack;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import java.util.List;

/// The small parts of messages, within Slack's limits. Words are anybody's; what is called mrkdwn
/// was made of [#line]s.
final class Pieces {
  /// Slack takes 3,000 characters and cuts without a word.
  static final int LONGEST_SECTION = 2800;

  static final int LONGEST_LINE = 400;
  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_LABEL = 75;

  private Pieces() {}

  static LayoutBlock header(String words) {
    return Blocks.header(h -> h.text(plain(words, LONGEST_HEADER)));
  }

  static LayoutBlock words(String words) {
    return section(SlackText.text(words, LONGEST_SECTION));
  }

  static LayoutBlock section(String mrkdwn) {
    return Blocks.section(s -> s.text(mrkdwn(mrkdwn)));
  }

  /// Small print.
  static LayoutBlock context(String mrkdwn) {
    List<ContextBlockElement> elements = List.of(mrkdwn(mrkdwn));
    return Blocks.context(c -> c.elements(elements));
  }

  static String line(String words) {
    return SlackText.line(words, LONGEST_LINE);
  }

  /// What stands on a button.
  static PlainTextObject label(String words) {
    return plain(words, LONGEST_LABEL);
  }

  /// Slack looks for no further links, names or channels in it.
  static MarkdownTextObject mrkdwn(String mrkdwn) {
    return MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build();
  }

  private static PlainTextObject plain(String words, int limit) {
    return PlainTextObject.builder().text(SlackText.line(words, limit)).emoji(false).build();
  }
}
