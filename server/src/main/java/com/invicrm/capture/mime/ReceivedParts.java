package com.invicrm.capture.mime;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Goes through the parts of a mail that came taken apart.
final class ReceivedParts {
  private ReceivedParts() {}

  /// Hands its parts on, and answers its header.
  static Headers read(MailPart whole, Parts parts) throws IOException {
    take(whole, parts);
    return headers(whole);
  }

  /// How many bytes came with it.
  static long size(MailPart part, int depth) {
    if (depth > Parts.DEEPEST) throw new Parts.TooDeep();
    return switch (part.content()) {
      case MailPart.Bytes(byte[] bytes) -> bytes.length;
      case MailPart.Kept(long _) -> 0;
      case MailPart.Several(List<MailPart> inside) ->
          inside.stream().mapToLong(p -> size(p, depth + 1)).sum();
    };
  }

  private static void take(MailPart part, Parts parts) throws IOException {
    switch (part.content()) {
      case MailPart.Bytes(byte[] bytes) -> hand(part, new PartContent.Sent(bytes), parts);
      case MailPart.Kept(long size) -> hand(part, new PartContent.Kept(size), parts);
      case MailPart.Several(List<MailPart> inside) -> {
        parts.enter();
        for (MailPart one : inside) take(one, parts);
        parts.leave();
      }
    }
  }

  private static void hand(MailPart part, PartContent content, Parts parts) throws IOException {
    parts.part(headers(part), part.type().toLowerCase(Locale.ROOT), part.fileName(), content);
  }

  private static Headers headers(MailPart part) {
    return new Headers(
        part.headers().stream()
            .limit(Headers.MOST_FIELDS)
            .map(f -> new Headers.Field(f.name().strip(), Headers.unfolded(f.value().strip())))
            .toList());
  }
}
