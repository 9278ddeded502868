package com.invicrm.sync;

import com.invicrm.access.ContactPolicy;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file of mail that was handed in, and how far it is.
///
/// @param owner the mailbox's address
/// @param error when failed: what happened and what to do
public record Import(
    UUID id,
    Status status,
    String owner,
    String fileName,
    ContactPolicy contactPolicy,
    boolean includeOwnDomain,
    Counts counts,
    Bytes bytes,
    @Nullable String error,
    Times times) {
  /// How it stands.
  public enum Status {
    running,
    done,
    failed
  }

  /// What became of the mails, and who appeared.
  ///
  /// @param skipped by reason
  public record Counts(
      int seen,
      int imported,
      int merged,
      Map<String, Integer> skipped,
      int failed,
      int contacts,
      int companies) {
    static final Counts NONE = new Counts(0, 0, 0, Map.of(), 0, 0, 0);

    public Counts {
      skipped = Map.copyOf(skipped);
    }
  }

  /// How far the file is read.
  public record Bytes(long read, long all) {}

  /// When it was handed in, begun, ended.
  public record Times(
      Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {}
}
