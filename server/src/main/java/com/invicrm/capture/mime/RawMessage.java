package com.invicrm.capture.mime;

/// A mail as its source gave it.
public record RawMessage(MessageRef ref, Content content) {
  /// The forms in which sources give mail.
  public sealed interface Content {}

  /// A whole mail as it travelled (RFC 5322).
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of 25 MB would be a waste
  public record Rfc822Bytes(byte[] bytes) implements Content {}

  /// A mail as Gmail took it apart: its header is that of the outermost part.
  public record GmailParts(MailPart whole) implements Content {}
}
