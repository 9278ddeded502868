package com.invicrm.capture;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address seen in a mailbox, and whether it became a contact and why.
///
/// @param mailbox the integration
/// @param name the best name seen beside it; may be empty
/// @param inbound unique mails from it
/// @param outbound unique mails to it
/// @param latest the newest of them; null when none has a date that can be
public record Correspondent(
    UUID mailbox,
    String address,
    String name,
    int inbound,
    int outbound,
    @Nullable Instant latest,
    Decision decision) {
  Correspondent with(Decision other) {
    return new Correspondent(mailbox, address, name, inbound, outbound, latest, other);
  }

  /// Whether an address became a contact.
  public enum Outcome {
    contact,
    none
  }

  /// What was decided of an address.
  ///
  /// @param reason the rule: wroteTo, everyone, known, ownDomain, neverWroteTo, massMail,
  ///   automated, role, policyOff, deleted
  public record Decision(Outcome outcome, String reason) {
    static Decision contact(String reason) {
      return new Decision(Outcome.contact, reason);
    }

    static Decision none(String reason) {
      return new Decision(Outcome.none, reason);
    }

    boolean isContact() {
      return outcome == Outcome.contact;
    }
  }
}
