package com.invicrm.capture;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.UUID;

/// What became of a batch of mails.
///
/// @param outcomes in the order given
/// @param contacts people that appeared
/// @param companies companies that appeared
public record Captured(List<Outcome> outcomes, int contacts, int companies) {
  public Captured {
    outcomes = ImmutableList.copyOf(outcomes);
  }

  /// What became of a mail: the message that it is, and whether that is new.
  public record Outcome(String providerId, UUID messageId, Kind kind) {}

  /// Whether a mail is a new message, or a copy of one that is here.
  public enum Kind {
    created,
    merged
  }
}
