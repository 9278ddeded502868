package com.invicrm.people;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The receipt of an erasure: what was masked, when and by whom, and nothing that says of whom.
///
/// @param by the user who erased
/// @param finishedAt when the last of it was masked; null until then
public record Erasure(
    UUID id,
    UUID contactId,
    Status status,
    @Nullable Reason reason,
    Map<ErasedKind, Integer> counts,
    UUID by,
    Instant createdAt,
    @Nullable Instant finishedAt) {
  public Erasure {
    counts = ImmutableMap.copyOf(counts);
  }

  /// How far it is: mails are masked one after the other, or it broke off and waits to be asked for
  /// again.
  public enum Status {
    running,
    done,
    failed
  }

  /// On what ground, after Article 17 (1) of the GDPR.
  public enum Reason {
    notNeeded,
    consentWithdrawn,
    objection,
    unlawful,
    legalObligation
  }

  /// What an erasure would mask.
  ///
  /// @param addresses that are theirs now
  /// @param formerAddresses that were theirs once: theirs still, or somebody else's
  public record Preview(
      UUID contactId,
      String displayName,
      List<String> addresses,
      List<String> formerAddresses,
      Map<ErasedKind, Integer> counts) {
    public Preview {
      counts = ImmutableMap.copyOf(counts);
    }
  }

  /// What somebody asks for.
  ///
  /// @param confirm the person's name or an address of theirs
  /// @param formerAddresses those of them whose mail is theirs too
  public record Order(
      @Nullable String confirm, @Nullable Reason reason, List<String> formerAddresses) {}
}
