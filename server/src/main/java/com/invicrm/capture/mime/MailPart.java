package com.invicrm.capture.mime;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// A part of a mail that its source took apart.
///
/// @param type media type
/// @param fileName as the source names it, for parts whose header does not; empty without one
/// @param headers its own fields, in order
public record MailPart(String type, String fileName, List<Headers.Field> headers, Content content) {
  public MailPart {
    headers = ImmutableList.copyOf(headers);
  }

  /// What a part is made of.
  public sealed interface Content {}

  /// Other parts.
  public record Several(List<MailPart> parts) implements Content {
    public Several {
      parts = ImmutableList.copyOf(parts);
    }
  }

  /// These bytes, without transfer encoding.
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Bytes(byte[] bytes) implements Content {}

  /// So many bytes, which the source kept to itself.
  public record Kept(long size) implements Content {}
}
