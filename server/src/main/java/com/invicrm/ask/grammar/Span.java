package com.invicrm.ask.grammar;

import java.time.LocalDate;

/// Days from `start` to before `end`.
record Span(LocalDate start, LocalDate end) {
  static Span of(LocalDate day) {
    return new Span(day, day.plusDays(1));
  }

  boolean isDay() {
    return start.plusDays(1).equals(end);
  }

  LocalDate last() {
    return end.minusDays(1);
  }

  @Override
  public String toString() {
    return start + "/" + end;
  }
}
