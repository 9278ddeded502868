package com.invicrm.ask.grammar;

import com.invicrm.ask.grammar.Mention.Grain;
import java.util.Optional;

/// Reads distances from now: "in two weeks", "3 days ago", "قبل اسبوع", and edges of periods: "end
/// of the month", "EOD".
final class Shifts {
  /// A distance in hours or minutes is a time of the day.
  record Soon(int from, int to, Length length) {}

  private final Sentence sentence;
  private final Lengths lengths;

  Shifts(Sentence sentence) {
    this.sentence = sentence;
    this.lengths = new Lengths(sentence);
  }

  Optional<Mention> read(int from) {
    return ago(from).or(() -> ahead(from)).or(() -> edge(from));
  }

  private Optional<Mention> ago(int from) {
    Optional<Match> lead = sentence.find(from, "ago.pre");
    if (lead.isPresent()) {
      if (sentence.starts(lead.get().to(), "day")) return Optional.empty();
      return lengths
          .readBare(lead.get().to())
          .filter(l -> !l.value().unit().isShort())
          .map(l -> back(from, l.to(), l.value()));
    }
    return lengths
        .read(from)
        .filter(l -> !l.value().unit().isShort())
        .flatMap(l -> sentence.find(l.to(), "ago.post").map(m -> back(from, m.to(), l.value())));
  }

  private static Mention back(int from, int to, Length length) {
    return Mention.day(from, to, (calendar, lean) -> Span.of(length.before(calendar.today())));
  }

  private Optional<Mention> ahead(int from) {
    return length(from)
        .filter(l -> !l.value().unit().isShort())
        .map(l -> Mention.day(from, l.to(), (c, lean) -> Span.of(l.value().after(c.today()))));
  }

  /// "In 20 minutes".
  Optional<Soon> soon(int from) {
    return length(from)
        .filter(l -> l.value().unit().isShort())
        .map(l -> new Soon(from, l.to(), l.value()));
  }

  private Optional<Found<Length>> length(int from) {
    Optional<Match> lead = sentence.find(from, "ahead.pre");
    if (lead.isPresent()) return lengths.readBare(lead.get().to()).map(this::withNow);
    return lengths
        .read(from)
        .flatMap(l ->
            sentence.find(l.to(), "ahead.post").map(m -> new Found<>(from, m.to(), l.value())));
  }

  private Found<Length> withNow(Found<Length> length) {
    return new Found<>(length.from(), sentence.skip(length.to(), "ahead.post"), length.value());
  }

  private Optional<Mention> edge(int from) {
    int at = sentence.skip(from, "on");
    return sentence
        .find(at, "edge")
        .map(m -> named(from, m))
        .or(() -> endOf(from, at))
        .or(() -> startOf(from, at))
        .or(() -> restOf(from, at));
  }

  /// "EOD", "month end".
  private Mention named(int from, Match edge) {
    Optional<Match> after = sentence.find(edge.to(), "rel").filter(m -> !m.kind().equals("past"));
    int offset =
        after.map(m -> m.kind().equals("next") ? 1 : m.kind().equals("last") ? -1 : 0).orElse(0);
    Unit unit = Unit.valueOf(edge.kind());
    When when = (calendar, lean) -> calendar.period(unit, offset);
    return last(from, after.map(Match::to).orElse(edge.to()), when, unit == Unit.week);
  }

  private Optional<Mention> endOf(int from, int at) {
    Optional<Match> end = sentence.find(at, "endof");
    if (end.isEmpty()) return Optional.empty();
    int next = end.get().to();
    Periods periods = new Periods(sentence);
    boolean week =
        periods.week(next).isPresent() || sentence.starts(sentence.skip(next, "the"), "unit.week");
    return periods
        .read(next)
        .or(() -> new Dates(sentence).read(next))
        .or(() -> new Days(sentence).read(next))
        .or(() -> bare(next))
        .map(m -> last(from, m.to(), m.when(), week));
  }

  /// "The month" after "end of" is this one.
  private Optional<Mention> bare(int from) {
    int at = sentence.skip(from, "the");
    return lengths
        .unit(at)
        .map(u -> Mention.period(from, u.to(), (c, lean) -> c.period(u.value(), 0)));
  }

  private static Mention last(int from, int to, When when, boolean week) {
    When last = week ? (c, lean) -> Span.of(c.lastWorkday(when.on(c, lean))) : when.end();
    return new Mention(from, to, last, Grain.day, Mention.Bound.edge);
  }

  private Optional<Mention> startOf(int from, int at) {
    return sentence
        .find(at, "startof")
        .flatMap(s ->
            new Periods(sentence)
                .read(s.to())
                .or(() -> new Dates(sentence).read(s.to()))
                .or(() -> bare(s.to()))
                .or(() -> new Days(sentence).read(s.to())))
        .map(m -> Mention.day(from, m.to(), m.when().start()));
  }

  private Optional<Mention> restOf(int from, int at) {
    return sentence
        .find(at, "restof")
        .flatMap(s ->
            new Periods(sentence)
                .read(s.to())
                .or(() -> new Dates(sentence).read(s.to()))
                .or(() -> bare(s.to()))
                .or(() -> new Days(sentence).read(s.to())))
        .map(m -> Mention.period(from, m.to(), m.when().rest()));
  }
}
