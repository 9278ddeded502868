package com.invicrm.ask;

import com.invicrm.ask.Answer.Action;
import com.invicrm.ask.Answer.Item;
import com.invicrm.ask.Answer.Section;
import com.invicrm.ask.Answer.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An answer while it is written: every item names where it comes from.
final class Draft {
  private final List<Section> sections = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private int hidden;

  int source(String type, UUID id, String label) {
    Source source = new Source(type, id, label);
    int known = sources.indexOf(source);
    if (known >= 0) return known;
    sources.add(source);
    return sources.size() - 1;
  }

  Item item(String text, @Nullable String detail, @Nullable Instant at, int source) {
    return new Item(
        text,
        Optional.ofNullable(detail).filter(d -> !d.isEmpty()),
        Optional.ofNullable(at),
        source);
  }

  /// A section without items is left out.
  void section(String title, List<Item> items) {
    if (!items.isEmpty()) sections.add(new Section(title, List.copyOf(items)));
  }

  void propose(Action action) {
    actions.add(action);
  }

  void hide(long more) {
    hidden += (int) more;
  }

  Answer done(String title, String text) {
    return new Answer(
        title, text, List.copyOf(sections), List.copyOf(actions), List.copyOf(sources), hidden);
  }
}
