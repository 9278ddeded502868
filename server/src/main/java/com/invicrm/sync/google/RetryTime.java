package com.invicrm.sync.google;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When one may ask again: seconds or a date in a field (RFC 9110, 10.2.3), or a time amid words.
final class RetryTime {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}t\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:z|[+-]\\d{2}:\\d{2})");

  private RetryTime() {}

  static Optional<Instant> of(Optional<String> field, String message, Instant now) {
    return field.flatMap(f -> inField(f.strip(), now)).or(() -> inText(message));
  }

  private static Optional<Instant> inField(String field, Instant now) {
    if (SECONDS.matcher(field).matches()) {
      return Optional.of(now.plusSeconds(Long.parseLong(field)));
    }
    try {
      return Optional.of(
          OffsetDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> inText(String message) {
    Matcher time = TIME.matcher(message.toLowerCase(Locale.ROOT));
    if (!time.find()) return Optional.empty();
    try {
      return Optional.of(OffsetDateTime.parse(time.group().toUpperCase(Locale.ROOT)).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
