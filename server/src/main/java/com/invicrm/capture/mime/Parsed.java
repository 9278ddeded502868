package com.invicrm.capture.mime;

/// What came of reading a mail.
public sealed interface Parsed {
  /// It could be read, at least in part.
  record Legible(Mail mail) implements Parsed {}

  /// It could not be read.
  ///
  /// @param reason in words for a person
  record Unreadable(String reason) implements Parsed {}
}
