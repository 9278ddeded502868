package com.invicrm.ask.grammar;

import java.time.LocalDate;
import java.time.LocalDateTime;

/// A length of time, such as two weeks or half a year.
record Length(double count, Unit unit) {
  private static final int MINUTES_PER_HOUR = 60;
  private static final int MONTHS_PER_YEAR = 12;
  private static final int MONTHS_PER_QUARTER = 3;
  private static final int LONGEST_IN_DAYS = 40_000;

  /// The days of a silence; half a year is 180 of them.
  int days() {
    boolean months = unit == Unit.year && !isWhole();
    double days = months ? count * MONTHS_PER_YEAR * Unit.month.days() : count * unit.days();
    return (int) Math.round(Math.min(days, LONGEST_IN_DAYS));
  }

  int minutes() {
    return (int) Math.round(unit == Unit.hour ? count * MINUTES_PER_HOUR : count);
  }

  LocalDate before(LocalDate day) {
    return moved(day, -1);
  }

  LocalDate after(LocalDate day) {
    return moved(day, 1);
  }

  LocalDateTime after(LocalDateTime time) {
    return time.plusMinutes(Math.min(minutes(), LONGEST_IN_DAYS));
  }

  private LocalDate moved(LocalDate day, int sign) {
    double months = count * months();
    boolean calendar = months > 0 && months == Math.rint(months) && months < LONGEST_IN_DAYS;
    return calendar ? day.plusMonths(sign * (long) months) : day.plusDays((long) sign * days());
  }

  private int months() {
    return switch (unit) {
      case month -> 1;
      case quarter -> MONTHS_PER_QUARTER;
      case year -> MONTHS_PER_YEAR;
      default -> 0;
    };
  }

  private boolean isWhole() {
    return count == Math.rint(count);
  }
}
