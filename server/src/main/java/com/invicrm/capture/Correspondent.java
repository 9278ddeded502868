package com.invicrm.capture;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address seen in a mailbox, and whether it became a contact and why.
///
/// @param mailbox the integration
/// @param name the best name seen beside it; may be empty
/// @param inbound unique mails from it
/// @param outbound unique mails to it
/// @param latest the newest of them; null when none has a date that can be
/// @param evidence what speaks for a contact in any of them
public record Correspondent(
    UUID mailbox,
    String address,
    String name,
    int inbound,
    int outbound,
    @Nullable Instant latest,
    Set<Evidence> evidence,
    Decision decision) {
  public Correspondent {
    evidence = ImmutableSet.copyOf(evidence);
  }

  Correspondent with(Decision other) {
    return new Correspondent(mailbox, address, name, inbound, outbound, latest, evidence, other);
  }

  /// What speaks for making a contact.
  public enum Evidence {
    /// The owner wrote to them, not in a mass mail and not by machine.
    wroteTo,
    /// A person wrote from there.
    person
  }

  /// Whether an address became a contact.
  public enum Outcome {
    contact,
    none
  }

  /// What was decided of an address.
  ///
  /// @param reason the rule: wroteTo, everyone, known, ownDomain, neverWroteTo, massMail,
  ///   automated, list, role, policyOff, deleted, erased, always, never
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
