package com.invicrm.ask.grammar;

import com.invicrm.ask.grammar.Mention.Bound;
import com.invicrm.ask.grammar.Mention.Grain;
import java.time.DayOfWeek;
import java.util.Optional;

/// Reads days by their names: "today", "next Friday", "Monday of next week", "this afternoon".
final class Days {
  private final Sentence sentence;

  Days(Sentence sentence) {
    this.sentence = sentence;
  }

  Optional<Mention> read(int from) {
    int at = sentence.skip(from, "on");
    return relative(from, from)
        .or(() -> weekday(from, at))
        .or(() -> part(from, from))
        .map(this::withPart);
  }

  private Optional<Mention> relative(int from, int at) {
    return sentence.find(at, "date").map(m -> Mention.day(from, m.to(), day(m.kind())));
  }

  private static When day(String kind) {
    int offset =
        switch (kind) {
          case "tomorrow" -> 1;
          case "yesterday" -> -1;
          case "aftertomorrow" -> 2;
          case "beforeyesterday" -> -2;
          default -> 0;
        };
    return (calendar, lean) -> calendar.period(Unit.day, offset);
  }

  private Optional<Mention> weekday(int from, int at) {
    Optional<Match> before = sentence.find(at, "rel");
    int day = before.map(Match::to).orElse(at);
    Optional<Match> named = sentence.find(day, "day");
    if (named.isEmpty()) return Optional.empty();
    DayOfWeek weekday = DayOfWeek.of(Integer.parseInt(named.get().kind()));
    int next = named.get().to();
    Optional<Mention> week = inWeek(from, next, weekday);
    if (week.isPresent()) return week;
    if (before.isEmpty() && sentence.starts(next, "unit.week") && sentence.is(next, "week")) {
      return Optional.of(
          Mention.day(from, next + 1, (calendar, lean) -> calendar.weekAfter(weekday)));
    }
    Optional<Match> after = before.isPresent() ? Optional.empty() : sentence.find(next, "rel");
    boolean unit =
        after
            .filter(m -> sentence.starts(m.to(), "unit") || sentence.starts(m.to(), "month"))
            .isPresent();
    Which which =
        before.or(() -> unit ? Optional.empty() : after).map(Days::which).orElse(Which.plain);
    int end = unit ? next : after.map(Match::to).orElse(next);
    return Optional.of(
        Mention.day(from, end, (calendar, lean) -> calendar.weekday(weekday, which, lean)));
  }

  /// "Friday of next week", "next week Friday" is read from the other side.
  private Optional<Mention> inWeek(int from, int at, DayOfWeek weekday) {
    int next = sentence.skip(at, "of");
    return new Periods(sentence)
        .week(next)
        .map(w ->
            Mention.day(
                from,
                w.to(),
                (calendar, lean) -> calendar.weekdayOf(weekday, w.when().on(calendar, lean))));
  }

  private Optional<Mention> part(int from, int at) {
    int start = sentence.skip(at, "on");
    return sentence
        .find(start, "part")
        .filter(m -> !m.kind().equals("noon"))
        .map(m ->
            new Mention(from, m.to(), (c, lean) -> Span.of(c.today()), Grain.part, Bound.none));
  }

  /// A part of the day behind a day belongs to it.
  private Mention withPart(Mention mention) {
    return part(mention.to(), mention.to())
        .map(p -> mention.with(mention.from(), p.to()))
        .orElse(mention);
  }

  static Which which(Match relative) {
    return switch (relative.kind()) {
      case "next" -> Which.next;
      case "last", "past" -> Which.last;
      case "this", "coming" -> Which.current;
      default -> Which.plain;
    };
  }
}
