package com.invicrm.slack;

import com.invicrm.ask.Answer;
import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The small print under an answer: what it rests on, and how much of that the asker may not read.
record SourceLine(Texts texts, WebPages web) {
  Optional<LayoutBlock> of(Answer answer) {
    List<String> parts = new ArrayList<>();
    List<String> names = names(answer);
    if (!names.isEmpty()) parts.add(texts.of("sources", joined(names)));
    if (answer.hidden() > 0) parts.add(texts.of("hidden", answer.hidden()));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(Pieces.context(String.join(" · ", parts)));
  }

  private List<String> names(Answer answer) {
    List<String> names = new ArrayList<>();
    int activities = 0;
    for (Answer.Source source : answer.sources()) {
      if (source.type().equals("activity")) activities++;
      else names.add(web.link(source, source.label()));
    }
    if (activities > 0) names.add(texts.of("activities", activities));
    return names;
  }

  /// As many whole names as there is room for: half of one would be half a link.
  private static String joined(List<String> names) {
    var words = new StringBuilder();
    for (String name : names) {
      if (words.length() + name.length() > Pieces.LONGEST_SECTION - Pieces.LONGEST_LINE)
        return words + ", …";
      words.append(words.isEmpty() ? "" : ", ").append(name);
    }
    return words.toString();
  }
}
