package com.invicrm.sync;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.invicrm.access.ContactPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/// A mailbox at a provider, and how it is.
public record Integration(
    UUID id,
    UUID userId,
    String provider,
    String address,
    Optional<Instant> connectedAt,
    State state,
    Rules rules,
    Counts counts,
    Progress progress,
    Times times,
    Optional<Hindrance> hindrance,
    Optional<Audit> audit) {

  /// How it is, in one word.
  public enum State {
    /// Its owner has not let it begin.
    held,
    importing,
    live,
    /// What happened is looked up in a full listing.
    repairing,
    /// The provider asked for patience.
    cooling,
    /// The owner has to allow it anew.
    reauth,
    paused,
    /// Something stands in the way that does not go by itself, or has not for a while.
    error,
    disconnected,
    /// What came of it is being taken back.
    closing
  }

  /// What is read of it, and who becomes a contact.
  ///
  /// @param only labels of which a mail must have one; empty for all mail
  /// @param without labels whose mail is left out
  /// @param policy empty takes the workspace's
  /// @param includeOwnDomain empty takes the workspace's
  public record Rules(
      Set<String> only,
      Set<String> without,
      Internal internal,
      Optional<ContactPolicy> policy,
      Optional<Boolean> includeOwnDomain) {
    public Rules {
      only = ImmutableSet.copyOf(only);
      without = ImmutableSet.copyOf(without);
    }
  }

  /// What becomes of mail among colleagues alone.
  public enum Internal {
    read,
    skipped
  }

  /// What became of its mails; together they are all that were seen.
  ///
  /// @param skipped by reason
  /// @param contacts people that appeared from it
  /// @param companies that appeared from it
  public record Counts(
      int imported,
      int merged,
      Map<String, Integer> skipped,
      int gone,
      int pending,
      int poison,
      int contacts,
      int companies) {
    public Counts {
      skipped = ImmutableMap.copyOf(skipped);
    }

    /// All mails that were seen.
    public int seen() {
      int passedOver = skipped.values().stream().mapToInt(Integer::intValue).sum();
      return imported + merged + passedOver + gone + pending + poison;
    }
  }

  /// How far and how fast it is.
  ///
  /// @param share of the mails that are seen, while they are imported; empty before they are listed
  /// @param left how long that takes at the pace that the provider allows
  /// @param units that may be spent now
  /// @param unitsAMinute of how many
  public record Progress(
      OptionalDouble share, Optional<Duration> left, int units, int unitsAMinute) {}

  /// When something happened, or will.
  public record Times(
      Optional<Instant> lastSuccess, Optional<Instant> nextRun, Optional<Instant> coolUntil) {}

  /// What stands in the way.
  ///
  /// @param code a [Trouble], or `testingMode`
  public record Hindrance(String code, Optional<Instant> since) {}

  /// What the last audit found.
  ///
  /// @param listed mails that the provider has
  /// @param missing of them that were not here
  /// @param extra mails that the provider has no longer
  public record Audit(Instant at, int listed, int missing, int extra) {}

  /// A mail that could not be read.
  ///
  /// @param reason in words
  public record Problem(String id, Optional<Instant> receivedAt, String reason) {}

  /// What became of a mailbox that was disconnected.
  ///
  /// @param told whether the provider took the consent back
  public record Disconnected(Integration integration, boolean told) {}

  /// What becomes of what came of a mailbox when it is disconnected.
  public enum Data {
    keep,
    takeBack
  }
}
