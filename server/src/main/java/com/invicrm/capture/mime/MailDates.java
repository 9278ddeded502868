package com.invicrm.capture.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Date field (RFC 5322, 3.3 and the obsolete forms of 4.3), read leniently.
final class MailDates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Integer> ZONES =
      Map.of(
          "edt", -4, "est", -5, "cdt", -5, "cst", -6, "mdt", -6, "mst", -7, "pdt", -7, "pst", -8);
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{1,2})[\\s-]+([a-z]{3})[a-z]*[\\s.,-]+(\\d{2,4})[\\s,]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?[\\d.]*"
              + "\\s*(?:([+-]\\d{2}):?(\\d{2})|([a-z]{1,5}))?",
          Pattern.CASE_INSENSITIVE);

  private MailDates() {}

  static Optional<Instant> parse(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.find()) return Optional.empty();
    int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
    try {
      LocalDateTime local =
          LocalDateTime.of(
              year(date.group(3)),
              month,
              number(date.group(1)),
              number(date.group(4)),
              number(date.group(5)),
              // A leap second has no place in java.time.
              Math.min(59, date.group(6) == null ? 0 : number(date.group(6))));
      return Optional.of(local.toInstant(offset(date)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Years of two and three digits are read as RFC 5322 says (4.3); some programs wrote 0002 for
  /// 02.
  private static int year(String digits) {
    int year = number(digits);
    if (year < 100) return year < 50 ? 2000 + year : 1900 + year;
    return digits.length() == 3 ? 1900 + year : year;
  }

  private static ZoneOffset offset(Matcher date) {
    if (date.group(7) != null) {
      int hours = Integer.parseInt(date.group(7));
      int minutes = number(date.group(8));
      return ZoneOffset.ofHoursMinutes(hours, date.group(7).startsWith("-") ? -minutes : minutes);
    }
    String zone = date.group(9) == null ? "" : date.group(9).toLowerCase(Locale.ROOT);
    return ZoneOffset.ofHours(ZONES.getOrDefault(zone, 0));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
