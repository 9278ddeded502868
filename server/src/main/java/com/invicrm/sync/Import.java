package com.invicrm.sync;

import com.invicrm.access.ContactPolicy;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file of mail that was handed in, and how far it is.
///
/// @param owner the mailbox's address
/// @param decisions of a rehearsal: `contact:` or `none:` and the rule, to how many addresses
/// @param undone mails that were taken back, or left to another import that holds them too
/// @param error when failed: what happened and what to do
public record Import(
    UUID id,
    Status status,
    String owner,
    String fileName,
    Rules rules,
    Counts counts,
    Map<String, Integer> decisions,
    int undone,
    Bytes bytes,
    @Nullable String error,
    Times times) {
  public Import {
    decisions = Map.copyOf(decisions);
  }

  /// How it stands.
  public enum Status {
    running,
    done,
    failed,
    undoing,
    undone
  }

  /// Whether mails are taken in, or it is only told what would become of them.
  public enum Mode {
    real,
    rehearsal
  }

  /// What was asked for.
  public record Rules(ContactPolicy contactPolicy, boolean includeOwnDomain, Mode mode) {}

  /// What became of the mails, and who appeared.
  ///
  /// @param seen imported, merged and failed
  /// @param skipped passed over on purpose, by reason
  /// @param problems how many rows tell what people should know
  public record Counts(
      int seen,
      int imported,
      int merged,
      Map<String, Integer> skipped,
      int failed,
      int contacts,
      int companies,
      int problems) {
    public Counts {
      skipped = Map.copyOf(skipped);
    }
  }

  /// How far the file is read.
  ///
  /// @param perSecond lately; 0 when not known
  public record Bytes(long read, long all, double perSecond) {}

  /// When it was handed in, begun, ended.
  public record Times(
      Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {}
}
