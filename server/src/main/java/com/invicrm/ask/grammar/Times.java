package com.invicrm.ask.grammar;

import com.invicrm.ask.grammar.Mention.Bound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Every time that a sentence speaks of, from left to right.
final class Times {
  private static final int LONGEST_LEAD = 3;

  private final Sentence sentence;
  private final List<IntFunction<Optional<Mention>>> readers;

  Times(Sentence sentence) {
    this.sentence = sentence;
    this.readers =
        List.of(
            new Shifts(sentence)::read,
            new Periods(sentence)::read,
            new Days(sentence)::read,
            new Dates(sentence)::read);
  }

  static List<Mention> of(Sentence sentence) {
    Times times = new Times(sentence);
    List<Mention> found = new ArrayList<>();
    int at = 0;
    while (at < sentence.size()) {
      Optional<Mention> mention = times.at(at);
      mention.ifPresent(found::add);
      at = mention.map(Mention::to).orElse(at + 1);
    }
    return found;
  }

  private Optional<Mention> at(int from) {
    return daysOf(from)
        .or(() -> range(from))
        .or(() -> bounded(from))
        .or(() -> bare(from))
        .filter(m -> !isSaid(m));
  }

  /// "Sat down" is no Saturday: a longer phrase says something else.
  private boolean isSaid(Mention mention) {
    return sentence.starting(mention.from()).stream()
        .anyMatch(m -> m.length() > mention.length() && m.isOf("did"));
  }

  private Optional<Mention> bare(int from) {
    return readers.stream()
        .map(r -> r.apply(from))
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(Mention::length));
  }

  /// "Since Monday", "by the end of June", "before Friday".
  private Optional<Mention> bounded(int from) {
    for (Bound bound : List.of(Bound.since, Bound.by, Bound.before, Bound.after)) {
      Optional<Match> lead = sentence.find(from, bound.name());
      if (lead.isEmpty() || lead.get().length() > LONGEST_LEAD) continue;
      Optional<Mention> mention = bare(lead.get().to());
      if (mention.isPresent() && !isAgo(from, mention.get()))
        return mention.map(m -> m.bounded(from, bound));
    }
    return Optional.empty();
  }

  /// "قبل يومين" is two days ago, not before anything.
  private boolean isAgo(int from, Mention mention) {
    return bare(from).filter(m -> m.to() >= mention.to()).isPresent();
  }

  /// "From A to B", "between A and B".
  private Optional<Mention> range(int from) {
    int start = sentence.skip(from, "between");
    Optional<Mention> first = bare(start);
    if (first.isEmpty()) return Optional.empty();
    Optional<Match> to = sentence.find(first.get().to(), "to.time");
    boolean dash = sentence.is(first.get().to(), "-");
    if (to.isEmpty() && !dash) return Optional.empty();
    Optional<Mention> last = bare(to.map(Match::to).orElse(first.get().to() + 1));
    boolean led =
        start > from || dash || to.filter(m -> !sentence.starts(m.from(), "and")).isPresent();
    return last.filter(l -> led)
        .map(l -> Mention.period(from, l.to(), between(first.get().when(), l.when())));
  }

  /// "1 to 15 feb".
  private Optional<Mention> daysOf(int from) {
    Dates dates = new Dates(sentence);
    int first = dates.day(from);
    if (first < 1) return Optional.empty();
    int next = sentence.is(from + 1, "-") ? from + 2 : sentence.skip(from + 1, "to.time");
    if (next == from + 1) return Optional.empty();
    return dates
        .read(next)
        .filter(m -> m.grain() == Mention.Grain.day && dates.day(next) > first)
        .map(m ->
            Mention.period(
                from,
                m.to(),
                (calendar, lean) -> {
                  Span last = m.when().on(calendar, lean);
                  return new Span(last.start().withDayOfMonth(first), last.end());
                }));
  }

  private static When between(When first, When last) {
    return (calendar, lean) -> {
      Span start = first.on(calendar, lean);
      Span end = last.on(calendar, lean);
      return end.end().isAfter(start.start()) ? new Span(start.start(), end.end()) : end;
    };
  }
}
