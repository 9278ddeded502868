package com.invicrm.ask.grammar;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Optional;

/// Reads times of the day: "at 4:15pm", "half past two", "15h30", "الساعة خمس العصر".
final class Clocks {
  private static final int NOON = 12;
  private static final int HOURS = 24;
  private static final int MINUTES = 60;
  private static final int QUARTER = 15;
  private static final int EARLIEST_MORNING = 7;

  private final Sentence sentence;

  Clocks(Sentence sentence) {
    this.sentence = sentence;
  }

  Optional<Found<LocalTime>> read(int from) {
    return named(from).or(() -> past(from)).or(() -> figures(from));
  }

  private Optional<Found<LocalTime>> named(int from) {
    int at = sentence.skip(from, "clock");
    if (sentence.starts(at, "part.noon")) {
      return Optional.of(new Found<>(from, sentence.skip(at, "part.noon"), LocalTime.NOON));
    }
    return sentence
        .find(at, "part.midnight")
        .map(m -> new Found<>(from, m.to(), LocalTime.MIDNIGHT));
  }

  /// "Half past four", "quarter to five".
  private Optional<Found<LocalTime>> past(int from) {
    int at = sentence.skip(from, "clock");
    return past(from, at, "halfpast", MINUTES / 2)
        .or(() -> past(from, at, "quarterpast", QUARTER))
        .or(() -> past(from, at, "quarterto", -QUARTER));
  }

  private Optional<Found<LocalTime>> past(int from, int at, String concept, int minutes) {
    Optional<Match> said = sentence.find(at, concept);
    if (said.isEmpty()) return Optional.empty();
    Optional<Found<BigDecimal>> hour = Numbers.read(sentence, said.get().to());
    return hour.filter(h -> isHour(h.value()))
        .map(h -> meridiem(from, h.to(), h.value().intValue(), 0))
        .map(f -> new Found<>(from, f.to(), f.value().plusMinutes(minutes)));
  }

  private Optional<Found<LocalTime>> figures(int from) {
    int at = sentence.skip(from, "clock");
    boolean led = at > from;
    if (!sentence.has(at)) return Optional.empty();
    String text = sentence.at(at).text();
    if (sentence.at(at).isNumber() && text.matches("\\d{1,2}[:.]\\d{2}")) {
      boolean colon = text.indexOf(':') > 0;
      return colon || led || isMeridiem(at + 1) ? minutes(from, at, text) : Optional.empty();
    }
    Optional<Found<BigDecimal>> hour = Numbers.read(sentence, at).filter(h -> isHour(h.value()));
    if (hour.isEmpty()) return Optional.empty();
    int next = hour.get().to();
    if (isHourMark(next)) return french(from, next, hour.get().value().intValue());
    boolean said = isMeridiem(next) || sentence.starts(next, "oclock") || (led && isFree(next));
    return said
        ? Optional.of(quarters(from, next, hour.get().value().intValue()))
        : Optional.empty();
  }

  private Optional<Found<LocalTime>> minutes(int from, int at, String text) {
    String[] parts = text.split("[:.]", -1);
    int hour = Integer.parseInt(parts[0]);
    int minute = Integer.parseInt(parts[1]);
    if (hour >= HOURS || minute >= MINUTES) return Optional.empty();
    return Optional.of(meridiem(from, at + 1, hour, minute));
  }

  /// "15h30": an h right behind the number, in languages that write so.
  private boolean isHourMark(int at) {
    return sentence.has(at)
        && sentence.at(at).is("h")
        && sentence.at(at - 1).touches(sentence.at(at));
  }

  private Optional<Found<LocalTime>> french(int from, int mark, int hour) {
    boolean led = sentence.starts(from, "clock");
    int next = mark + 1;
    boolean minutes =
        sentence.has(next)
            && sentence.at(mark).touches(sentence.at(next))
            && sentence.at(next).text().matches("[0-5]\\d");
    if (!led || hour >= HOURS) return Optional.empty();
    int minute = minutes ? Integer.parseInt(sentence.at(next).text()) : 0;
    return Optional.of(new Found<>(from, minutes ? next + 1 : next, LocalTime.of(hour, minute)));
  }

  /// "الساعة خمس ونص", "five and a half" never.
  private Found<LocalTime> quarters(int from, int next, int hour) {
    if (sentence.starts(next, "clock.half")) {
      return meridiem(from, sentence.skip(next, "clock.half"), hour, MINUTES / 2);
    }
    if (sentence.starts(next, "clock.quarter")) {
      return meridiem(from, sentence.skip(next, "clock.quarter"), hour, QUARTER);
    }
    if (sentence.starts(next, "clock.less")) {
      Found<LocalTime> full = meridiem(from, sentence.skip(next, "clock.less"), hour, 0);
      return new Found<>(from, full.to(), full.value().minusMinutes(QUARTER));
    }
    return meridiem(from, sentence.skip(next, "oclock"), hour, 0);
  }

  /// The hour with what says which half of the day it lies in; without it, an hour of work.
  private Found<LocalTime> meridiem(int from, int next, int hour, int minute) {
    int in = hour % HOURS;
    int part = sentence.skip(next, "on");
    if (in > NOON || in == 0) return new Found<>(from, next, LocalTime.of(in, minute));
    if (isAfternoon(part) || isBefore(from, "tonight")) {
      return new Found<>(from, end(part, next), LocalTime.of(in == NOON ? in : in + NOON, minute));
    }
    if (isMorning(part)) {
      return new Found<>(from, end(part, next), LocalTime.of(in == NOON ? 0 : in, minute));
    }
    boolean afternoon = in < EARLIEST_MORNING && !isBefore(from, "part.morning");
    boolean evening = in < NOON && isBefore(from, "part.evening");
    return new Found<>(from, next, LocalTime.of(afternoon || evening ? in + NOON : in, minute));
  }

  private boolean isBefore(int from, String part) {
    return sentence.endsBefore(from, part);
  }

  private int end(int part, int next) {
    for (String concept : new String[] {"pm", "am", "part"}) {
      if (sentence.starts(part, concept)) return sentence.skip(part, concept);
    }
    return next;
  }

  private boolean isAfternoon(int at) {
    return sentence.starts(at, "pm")
        || sentence.starts(at, "part.afternoon")
        || sentence.starts(at, "part.evening")
        || sentence.starts(at, "part.lunch")
        || sentence.starts(at, "part.night");
  }

  private boolean isMorning(int at) {
    return sentence.starts(at, "am") || sentence.starts(at, "part.morning");
  }

  private boolean isMeridiem(int at) {
    return isAfternoon(at)
        || isMorning(at)
        || isAfternoon(sentence.skip(at, "on"))
        || isMorning(sentence.skip(at, "on"));
  }

  /// Whether nothing follows that makes the number a count of something.
  private boolean isFree(int at) {
    return !sentence.starts(at, "unit")
        && !sentence.starts(at, "x")
        && !sentence.starts(at, "cur")
        && !sentence.is(at, "%")
        && !sentence.starts(at, "ordinal")
        && !sentence.starts(at, "month");
  }

  private static boolean isHour(BigDecimal value) {
    return value.scale() <= 0
        && value.signum() >= 0
        && value.intValue() <= HOURS
        && value.precision() <= 2;
  }
}
