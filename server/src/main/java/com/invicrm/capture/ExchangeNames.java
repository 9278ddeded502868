package com.invicrm.capture;

import com.invicrm.capture.mime.Mail;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Names that exports of Microsoft Exchange keep in fields of their own: `X-From: Brandt, Emeka
/// </O=…>`.
final class ExchangeNames {
  private static final Pattern AFTER_BRACKET = Pattern.compile("(?<=>)\\s*,\\s*");

  private ExchangeNames() {}

  static List<String> sender(Mail mail) {
    return mail.headers().first("x-from").stream().map(ExchangeNames::before).toList();
  }

  /// Names in the order of the field, when each stands before a bracket; else they cannot be told
  /// apart from the commas within.
  static List<String> list(Mail mail, String field) {
    String all = mail.headers().first(field).orElse("");
    List<String> entries = Arrays.asList(AFTER_BRACKET.split(all));
    boolean told =
        entries.stream().allMatch(e -> e.indexOf('<') > 0 && e.indexOf('<') == e.lastIndexOf('<'));
    return told ? entries.stream().map(ExchangeNames::before).toList() : List.of();
  }

  private static String before(String entry) {
    int bracket = entry.indexOf('<');
    return bracket < 0 ? entry : entry.substring(0, bracket);
  }
}
