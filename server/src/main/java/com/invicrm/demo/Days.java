package com.invicrm.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Days as stories name them: `-12` is the twelfth working day before today, `+3` the third after
/// it, `today` is today, and `sunday` the last one with a whole day between it and today;
/// `sunday-2` is two working days before that.
record Days(LocalDate today) {
  static final ZoneId ZONE = ZoneId.of("Asia/Kuwait");

  static final List<DayOfWeek> WORKING =
      List.of(
          DayOfWeek.SUNDAY,
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY);

  /// How a story writes a day; it stands at the beginning of lines, and in texts within braces.
  static final String NAME = "today|sunday(?:-\\d+)?|[-+]\\d+";

  private static final Pattern IN_TEXT = Pattern.compile("\\{(" + NAME + ")( date)?}");

  LocalDate on(String name) {
    if (name.equals("today")) return today;
    if (!name.startsWith("sunday")) return shifted(today, Integer.parseInt(name));
    String shift = name.substring("sunday".length());
    return shifted(lastSunday(), shift.isEmpty() ? 0 : Integer.parseInt(shift));
  }

  /// A text whose `{-12}` are named by their weekdays and whose `{-12 date}` by their dates, in its
  /// own language.
  String told(String text) {
    boolean arabic = Script.isArabic(text);
    return IN_TEXT
        .matcher(text)
        .replaceAll(m -> {
          LocalDate day = on(m.group(1));
          return m.group(2) == null
              ? name(day, arabic)
              : DateTimeFormatter.ofPattern("d MMMM", locale(arabic)).format(day);
        });
  }

  /// A day by its name in the week.
  static String name(LocalDate day, boolean arabic) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale(arabic));
  }

  private static Locale locale(boolean arabic) {
    return Locale.of(arabic ? "ar" : "en");
  }

  /// Whoever waited since then has had a working day to ask again.
  private LocalDate lastSunday() {
    LocalDate day = today.minusDays(2);
    while (day.getDayOfWeek() != DayOfWeek.SUNDAY) day = day.minusDays(1);
    return day;
  }

  /// So many working days after a day, or before it.
  static LocalDate shifted(LocalDate from, int days) {
    LocalDate day = from;
    for (int left = Math.abs(days); left > 0; ) {
      day = day.plusDays(Integer.signum(days));
      if (WORKING.contains(day.getDayOfWeek())) left--;
    }
    return day;
  }
}
