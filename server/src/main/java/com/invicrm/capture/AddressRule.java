package com.invicrm.capture;

import java.time.Instant;

/// What people said of an address or a domain, against the workspace's contact policy.
///
/// @param subject a normalised address, or a domain for all addresses in it and below it
public record AddressRule(String subject, Verdict verdict, Instant since) {
  /// Whether the subject makes contacts.
  public enum Verdict {
    always,
    never
  }

  /// Whether it is about one address only.
  boolean isOfOneAddress() {
    return subject.indexOf('@') >= 0;
  }
}
