package com.invicrm.demo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One mail.
///
/// @param at by the clock in Kuwait
/// @param answers the mail before it in its conversation
record Letter(
    LocalDateTime at,
    Address address,
    String subject,
    String text,
    Nature nature,
    @Nullable Letter answers) {
  /// Who writes to whom.
  record Address(Person from, List<Person> to, List<Person> cc) {}

  /// Whether a person wrote it, to some or to many, or their machine.
  enum Nature {
    person,
    bulk,
    auto
  }

  boolean concerns(Person who) {
    return Stream.of(List.of(address.from()), address.to(), address.cc())
        .anyMatch(people -> people.contains(who));
  }

  /// The same in each mailbox that holds it.
  String id() {
    return "<%s.%s@%s>"
        .formatted(
            at.atZone(Days.ZONE).toEpochSecond(),
            Integer.toHexString((subject + text).hashCode()).toLowerCase(Locale.ROOT),
            address.from().domain());
  }

  String line() {
    return answers == null || nature == Nature.auto ? subject : "Re: " + subject;
  }

  String body() {
    return nature == Nature.auto
        ? text
        : text + address.from().ending(answers == null, Script.isArabic(text)) + quoted();
  }

  private String quoted() {
    if (answers == null || !address.from().quotes()) return "";
    return Words.introduction(answers) + "\n" + answers.text().replaceAll("(?m)^", "> ");
  }
}
