package com.invicrm.ask.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is to be done, or what was spoken about: the words that are left, as they were written.
final class Subject {
  private static final Set<String> LEADS =
      Set.of("remind", "task", "todo", "log", "polite", "and", "to", "about", "on", "that");
  private static final Set<String> TAILS =
      Set.of("on", "by", "before", "at", "for", "in", "since", "and", "polite");

  private final Reading reading;
  private final Sentence sentence;

  Subject(Reading reading) {
    this.reading = reading;
    this.sentence = reading.sentence();
  }

  /// Of a reminder or a task: all but what asks for it and when.
  Optional<String> toDo() {
    return written(start(0), sentence.size());
  }

  /// Of something that happened: what stands behind "about", a colon, a comma or a dash.
  Optional<String> about() {
    for (int i = sentence.size() - 1; i > 0; i--) {
      if (isCut(i)) {
        Optional<String> rest = written(i + 1, sentence.size());
        if (rest.isPresent()) return rest;
      }
    }
    return Optional.empty();
  }

  private boolean isCut(int i) {
    Token token = sentence.at(i);
    boolean mark = token.isMark() && Set.of(",", ":", "-", ";").contains(token.text());
    boolean inWord =
        mark
            && sentence.has(i + 1)
            && sentence.at(i - 1).touches(token)
            && token.touches(sentence.at(i + 1));
    return (mark && !inWord)
        || (sentence.starts(i, "about") && Names.at(reading.names(), i + 1).isEmpty());
  }

  private int start(int from) {
    int at = from;
    while (sentence.has(at)) {
      int next = isLeft(at) ? lead(at) : at + 1;
      if (next == at) return at;
      at = next;
    }
    return at;
  }

  private int lead(int at) {
    if (sentence.at(at).isMark()) return at + 1;
    int end = at;
    for (String family : LEADS) end = Math.max(end, sentence.skip(at, family));
    return end;
  }

  private Optional<String> written(int from, int to) {
    List<String> parts = new ArrayList<>();
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && isLeft(end)) end++;
      if (end > at) part(at, end).ifPresent(parts::add);
      at = Math.max(end, at + 1);
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
  }

  private Optional<String> part(int from, int to) {
    int first = from;
    int end = to;
    while (first < end && sentence.at(first).isMark()) first++;
    while (end > first && isTail(end - 1)) end--;
    return first == end ? Optional.empty() : Optional.of(sentence.written(first, end));
  }

  private boolean isTail(int i) {
    if (sentence.at(i).isMark()) return true;
    return TAILS.stream().anyMatch(f -> sentence.skip(i, f) == i + 1);
  }

  /// Amounts stay: they are a part of what is to be done.
  private boolean isLeft(int i) {
    boolean time =
        reading.times().stream().anyMatch(m -> m.from() <= i && i < m.to())
            || reading.clock().filter(c -> c.from() <= i && i < c.to()).isPresent()
            || reading.soon().filter(s -> s.from() <= i && i < s.to()).isPresent();
    return !time;
  }
}
