package com.invicrm.timeline;

import com.invicrm.tenancy.CrmException.Invalid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When something is to be done: on a day, or on it at a time by the clock on a zone's walls.
///
/// @param time null for all day
/// @param zone IANA; null for all day
public record Due(LocalDate date, @Nullable LocalTime time, @Nullable String zone) {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", java.util.Locale.ROOT);

  /// A day such as `2026-03-12`, or a time such as `2026-03-12T09:00` in a zone.
  ///
  /// @param zone IANA; does not matter for a day
  /// @throws Invalid of field `due` or `timezone`
  public static Due read(String text, String zone) {
    try {
      if (DAY.matcher(text).matches()) return new Due(sensible(LocalDate.parse(text)), null, null);
      LocalDateTime at = LocalDateTime.parse(text);
      return new Due(
          sensible(at.toLocalDate()),
          at.toLocalTime().truncatedTo(ChronoUnit.SECONDS),
          known(zone));
    } catch (DateTimeException e) {
      throw new Invalid(
          "due", "must be a day such as 2026-03-12, or 2026-03-12T09:00 without an offset");
    }
  }

  /// As [#read] takes it, to the second.
  public String written() {
    return time == null ? date.toString() : SECONDS.format(date.atTime(time));
  }

  private static LocalDate sensible(LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > 9999) throw new DateTimeException("year");
    return day;
  }

  private static String known(String zone) {
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw new Invalid("timezone", "must be an IANA zone such as Asia/Kuwait");
    }
    return zone;
  }
}
