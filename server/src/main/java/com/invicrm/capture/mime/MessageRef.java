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
public record MessageRef(String providerId, List<String> labels, @Nullable Instant receivedAt) {
  public MessageRef {
    labels = ImmutableList.copyOf(labels);
  }
}
