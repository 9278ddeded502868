package com.invicrm.capture.mime;

/// One address of a mail.
///
/// @param address normalised as [com.invicrm.access.EmailAddresses] does
/// @param name as written beside it, decoded; empty when there is none
public record MailAddress(String address, String name) {
  private static final int LONGEST_NAME = 200;

  public MailAddress {
    name = CleanText.line(name, LONGEST_NAME);
  }
}
