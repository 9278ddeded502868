package com.invicrm.ask.grammar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/// Days and periods as somebody in a zone means them.
///
/// @param weekStart Sunday in most of the Gulf, Monday elsewhere
/// @param monthFirst whether 3/4 is the fourth of March
record Calendar(LocalDateTime now, DayOfWeek weekStart, boolean monthFirst) {
  private static final Set<String> SUNDAY =
      Set.of("Asia/Kuwait", "Asia/Riyadh", "Asia/Qatar", "Asia/Bahrain", "Asia/Muscat");

  private static final int WEEK = 7;
  private static final int MONTHS = 12;
  private static final int MONTHS_PER_QUARTER = 3;

  static Calendar of(LocalDateTime now, ZoneId zone) {
    DayOfWeek start = SUNDAY.contains(zone.getId()) ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY;
    return new Calendar(now, start, zone.getId().startsWith("America/"));
  }

  LocalDate today() {
    return now.toLocalDate();
  }

  /// "Next Friday" is the Friday of next week; "last Friday" is the latest one.
  Span weekday(DayOfWeek day, Which which, Lean lean) {
    LocalDate today = today();
    return Span.of(
        switch (which) {
          case next -> period(Unit.week, 1).start().with(TemporalAdjusters.nextOrSame(day));
          case last -> today.with(TemporalAdjusters.previous(day));
          case current ->
              lean == Lean.past
                  ? today.with(TemporalAdjusters.previousOrSame(day))
                  : today.with(TemporalAdjusters.nextOrSame(day));
          case plain ->
              lean == Lean.past
                  ? today.with(TemporalAdjusters.previous(day))
                  : today.with(TemporalAdjusters.next(day));
        });
  }

  /// "Friday week": seven days after the next Friday.
  Span weekAfter(DayOfWeek day) {
    return Span.of(today().with(TemporalAdjusters.next(day)).plusDays(WEEK));
  }

  /// The day of a week, a month, and so on.
  Span weekdayOf(DayOfWeek day, Span week) {
    return Span.of(week.start().with(TemporalAdjusters.nextOrSame(day)));
  }

  /// A whole week, month, quarter or year: this one, or so many later.
  Span period(Unit unit, int offset) {
    LocalDate today = today();
    return switch (unit) {
      case week, fortnight -> {
        LocalDate start = today.with(TemporalAdjusters.previousOrSame(weekStart));
        yield new Span(start.plusDays((long) WEEK * offset), start.plusDays(WEEK * (offset + 1L)));
      }
      case month -> months(today.withDayOfMonth(1).plusMonths(offset), 1);
      case quarter ->
          months(
              today
                  .with(IsoFields.DAY_OF_QUARTER, 1L)
                  .plusMonths((long) MONTHS_PER_QUARTER * offset),
              MONTHS_PER_QUARTER);
      case year -> year(today.getYear() + offset);
      case day, hour, minute -> Span.of(today.plusDays(offset));
    };
  }

  /// The days of rest: Friday and Saturday where the week starts on Sunday.
  Span weekend(int offset) {
    LocalDate end = period(Unit.week, offset).end();
    return new Span(end.minusDays(2), end);
  }

  /// The last working day of this week or a later one.
  LocalDate lastWorkday(Span week) {
    DayOfWeek last = weekStart == DayOfWeek.SUNDAY ? DayOfWeek.THURSDAY : DayOfWeek.FRIDAY;
    return week.start().with(TemporalAdjusters.nextOrSame(last));
  }

  Span year(int year) {
    return months(LocalDate.of(year, 1, 1), MONTHS);
  }

  Span quarter(int quarter, Optional<Integer> year, Lean lean) {
    int now = today().get(IsoFields.QUARTER_OF_YEAR);
    int in = year.orElse(year(Integer.compare(quarter, now), lean));
    return months(LocalDate.of(in, MONTHS_PER_QUARTER * (quarter - 1) + 1, 1), MONTHS_PER_QUARTER);
  }

  Span half(int half, Optional<Integer> year) {
    int months = MONTHS / 2;
    return months(LocalDate.of(year.orElse(today().getYear()), months * (half - 1) + 1, 1), months);
  }

  Span month(int month, Optional<Integer> year, Which which, Lean lean) {
    int now = today().getMonthValue();
    int order = Integer.compare(month, now);
    int in =
        switch (which) {
          case next -> order > 0 ? today().getYear() : today().getYear() + 1;
          case last -> order < 0 ? today().getYear() : today().getYear() - 1;
          case current -> today().getYear();
          case plain -> year(order, lean);
        };
    return months(LocalDate.of(year.orElse(in), month, 1), 1);
  }

  /// The 27th: of this month, or of the next or the one before when it lies on the wrong side.
  Span dayOfMonth(int day, Lean lean) {
    LocalDate month = today().withDayOfMonth(1);
    int current = today().getDayOfMonth();
    int step =
        lean == Lean.past ? (day > current ? -1 : 0) : lean == Lean.future && day < current ? 1 : 0;
    LocalDate in = month.plusMonths(step);
    return Span.of(in.withDayOfMonth(Math.min(day, in.lengthOfMonth())));
  }

  Span monthDay(int month, int day, Lean lean) {
    LocalDate date = date(today().getYear(), month, day).orElse(today());
    int order = date.compareTo(today());
    if (lean == Lean.past && order > 0) return Span.of(date.minusYears(1));
    return Span.of(lean == Lean.future && order < 0 ? date.plusYears(1) : date);
  }

  /// The last so many days, weeks or months through today.
  Span back(Length length) {
    return new Span(length.before(today()), today().plusDays(1));
  }

  /// The next so many days, weeks or months from today.
  Span ahead(Length length) {
    return new Span(today(), length.after(today()).plusDays(1));
  }

  static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private int year(int order, Lean lean) {
    int year = today().getYear();
    if (lean == Lean.past && order > 0) return year - 1;
    return lean == Lean.future && order < 0 ? year + 1 : year;
  }

  private static Span months(LocalDate start, int months) {
    return new Span(start, start.plusMonths(months));
  }
}
