package com.invicrm.ask.grammar;

import com.invicrm.ask.grammar.Mention.Bound;
import com.invicrm.ask.grammar.Mention.Grain;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads periods: "next week", "last 90 days", "Q2 2026", "the week after next", "this weekend".
final class Periods {
  private final Sentence sentence;

  Periods(Sentence sentence) {
    this.sentence = sentence;
  }

  Optional<Mention> read(int from) {
    int at = sentence.skip(from, "in");
    return rolling(from, at)
        .or(() -> afterNext(from, at))
        .or(() -> current(from, at))
        .or(() -> relative(from, at))
        .or(() -> weekend(from, at))
        .or(() -> part(from, at, "q"))
        .or(() -> part(from, at, "half"))
        .or(() -> toDate(from, at));
  }

  /// "هالشهر" in one word.
  private Optional<Mention> current(int from, int at) {
    return sentence.find(at, "now").map(m -> period(from, m.to(), Unit.valueOf(m.kind()), 0));
  }

  /// A week by its relation to this one.
  Optional<Mention> week(int from) {
    return relative(from, from).filter(m -> isUnit(m, Unit.week));
  }

  Optional<Mention> month(int from) {
    return relative(from, from).filter(m -> isUnit(m, Unit.month));
  }

  private boolean isUnit(Mention mention, Unit unit) {
    for (int i = mention.from(); i < mention.to(); i++) {
      if (sentence.starts(i, "unit." + unit)) return true;
    }
    return false;
  }

  /// "Last 30 days", "the past week", "next two weeks".
  private Optional<Mention> rolling(int from, int at) {
    int start = sentence.skip(at, "the");
    Optional<Match> relative = sentence.find(start, "rel");
    if (relative.isEmpty()) return behind(from, start);
    int next = relative.get().to();
    boolean past = relative.get().kind().equals("past");
    Lengths lengths = new Lengths(sentence);
    Optional<Found<Length>> length = past ? lengths.readBare(next) : lengths.read(next);
    return length
        .filter(l -> !l.value().unit().isShort())
        .map(l -> rolling(from, l.to(), l.value(), relative.get()));
  }

  /// The relation behind a number: "الايام السبعة الماضية", "les 30 derniers jours".
  private Optional<Mention> behind(int from, int start) {
    Optional<Found<BigDecimal>> number = Numbers.read(sentence, start);
    int after = number.map(Found::to).orElse(start);
    Optional<Match> middle =
        number.isEmpty()
            ? Optional.empty()
            : sentence.find(after, "rel").filter(m -> !m.kind().equals("this"));
    Lengths lengths = new Lengths(sentence);
    if (middle.isPresent()) {
      double count = number.get().value().doubleValue();
      return lengths
          .unit(middle.get().to())
          .map(u -> rolling(from, u.to(), new Length(count, u.value()), middle.get()));
    }
    Optional<Found<Length>> length = lengths.read(start);
    return length.flatMap(
        l -> sentence.find(l.to(), "rel").map(m -> rolling(from, m.to(), l.value(), m)));
  }

  private static Mention rolling(int from, int to, Length length, Match relative) {
    boolean back = relative.kind().equals("past") || relative.kind().equals("last");
    When when = (calendar, lean) -> back ? calendar.back(length) : calendar.ahead(length);
    return new Mention(from, to, when, Grain.rolling, Bound.none);
  }

  /// "The week after next", "the month after".
  private Optional<Mention> afterNext(int from, int at) {
    int start = sentence.skip(at, "the");
    Optional<Found<Unit>> unit = new Lengths(sentence).unit(start);
    Optional<Match> after = unit.flatMap(u -> sentence.find(u.to(), "afternext"));
    return after.map(m -> period(from, m.to(), unit.get().value(), 2));
  }

  private Optional<Mention> relative(int from, int at) {
    Optional<Match> before =
        sentence.find(at, "rel").or(() -> sentence.find(sentence.skip(at, "the"), "rel"));
    int place = before.map(Match::to).orElse(sentence.skip(at, "the"));
    Optional<Found<Unit>> unit = new Lengths(sentence).unit(place);
    if (unit.isEmpty() || unit.get().value().isShort()) return Optional.empty();
    int next = unit.get().to();
    Optional<Match> after = sentence.find(next, "rel");
    if (before.isPresent() && after.isPresent() && before.get().kind().equals("this"))
      return Optional.of(period(from, after.get().to(), unit.get().value(), offset(after.get())));
    return before
        .map(b -> period(from, next, unit.get().value(), offset(b)))
        .or(() -> after.map(a -> period(from, a.to(), unit.get().value(), offset(a))));
  }

  private static int offset(Match relative) {
    return switch (relative.kind()) {
      case "next", "coming" -> 1;
      case "last", "past" -> -1;
      default -> 0;
    };
  }

  private static Mention period(int from, int to, Unit unit, int offset) {
    return Mention.period(from, to, (calendar, lean) -> calendar.period(unit, offset));
  }

  private Optional<Mention> weekend(int from, int at) {
    int start = sentence.skip(at, "the");
    Optional<Match> before = sentence.find(start, "rel");
    int place = before.map(Match::to).orElse(start);
    return sentence
        .find(place, "weekend")
        .map(m -> {
          Optional<Match> after = sentence.find(m.to(), "rel");
          int offset =
              before
                  .or(() -> after)
                  .filter(r -> !r.kind().equals("coming"))
                  .map(Periods::offset)
                  .orElse(0);
          int end = before.isPresent() ? m.to() : after.map(Match::to).orElse(m.to());
          return Mention.period(from, end, (calendar, lean) -> calendar.weekend(offset));
        });
  }

  /// A numbered quarter or half of a year.
  private Optional<Mention> part(int from, int at, String family) {
    int start = sentence.skip(at, "the");
    Optional<Match> part = sentence.find(start, family).filter(m -> m.kind().matches("\\d"));
    if (part.isEmpty()) return Optional.empty();
    int number = Integer.parseInt(part.get().kind());
    int place = sentence.skip(part.get().to(), "of");
    int year = new Dates(sentence).yearAt(place);
    Optional<Mention> relative =
        year > 0 ? Optional.empty() : relative(place, place).filter(m -> isUnit(m, Unit.year));
    int end = year > 0 ? place + 1 : relative.map(Mention::to).orElse(part.get().to());
    boolean quarter = family.equals("q");
    return Optional.of(
        Mention.period(
            from,
            end,
            (c, lean) -> {
              Optional<Integer> in =
                  relative
                      .map(r -> r.when().on(c, lean).start().getYear())
                      .or(() -> year > 0 ? Optional.of(year) : Optional.empty());
              return quarter ? c.quarter(number, in, lean) : c.half(number, in);
            }));
  }

  /// "Year to date", "so far this quarter".
  private Optional<Mention> toDate(int from, int at) {
    int start = sentence.skip(at, "the");
    return sentence
        .find(start, "todate")
        .map(m ->
            Mention.period(
                from,
                m.to(),
                (c, lean) ->
                    new Span(c.period(Unit.valueOf(m.kind()), 0).start(), c.today().plusDays(1))));
  }
}
