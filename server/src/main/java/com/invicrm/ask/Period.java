package com.invicrm.ask;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Days of a question, from `start` to before `end`.
record Period(LocalDate start, LocalDate end) {
  /// As frames write it: `2026-03-01/2026-04-01`.
  static Optional<Period> read(Object written) {
    if (!(written instanceof String text) || text.indexOf('/') < 0) return Optional.empty();
    try {
      int slash = text.indexOf('/');
      return Optional.of(
          new Period(
              LocalDate.parse(text.substring(0, slash)),
              LocalDate.parse(text.substring(slash + 1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Period of(LocalDate day) {
    return new Period(day, day.plusDays(1));
  }

  boolean holds(Instant at, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    return !day.isBefore(start) && day.isBefore(end);
  }
}
