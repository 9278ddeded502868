package com.invicrm.capture.mime;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a mail lies: what its source says about it, apart from the mail itself.
///
/// @param providerId its id there; for files the SHA-256 of the raw bytes, in hex
/// @param labels folders or labels it lies in
/// @param receivedAt when the mailbox got it, if the source tells
/// @param thread the source's own name for the conversation, with where it is valid, if it has one
public record MessageRef(
    String providerId, List<String> labels, @Nullable Instant receivedAt, @Nullable String thread) {
  public MessageRef {
    labels = ImmutableList.copyOf(labels);
  }

  /// A mail whose source knows no conversations.
  public MessageRef(String providerId, List<String> labels, @Nullable Instant receivedAt) {
    this(providerId, labels, receivedAt, null);
  }
}
