package com.invicrm.capture;

/// Mails of invented people, as text; lines end as in files.
final class Mails {
  private Mails() {}

  static String mail(String from, String to, String date, String subject, String text) {
    return mail("", from, to, date, subject, text);
  }

  /// The same with further fields of the header, each ended by a line break.
  static String mail(
      String further, String from, String to, String date, String subject, String text) {
    return further
        + "From: "
        + from
        + "\nTo: "
        + to
        + "\nDate: "
        + date
        + "\nSubject: "
        + subject
        + "\n\n"
        + text
        + "\n";
  }

  static String id(String id) {
    return "Message-ID: <" + id + "@mail.example>\n";
  }
}
