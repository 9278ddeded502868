package com.invicrm.sync.google;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.invicrm.capture.mime.Headers;
import com.invicrm.capture.mime.MailPart;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.capture.mime.RawMessage.GmailParts;
import com.invicrm.sync.SourceException.Unreachable;
import com.invicrm.sync.google.GmailJson.Header;
import com.invicrm.sync.google.GmailJson.Message;
import com.invicrm.sync.google.GmailJson.Part;
import com.invicrm.sync.google.GmailJson.PartBody;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message as the Gmail API sent it, on its way to a mail: large texts come on their own.
///
/// @param texts what came on its own, by attachment id
record GmailMail(Message message, Map<String, byte[]> texts) {
  private static final int LARGEST_TEXT = 5 << 20;
  private static final int MOST_TEXTS = 4;

  GmailMail {
    texts = ImmutableMap.copyOf(texts);
  }

  /// The attachment ids of texts that are still to come; none of what is no text, too large or too
  /// many.
  List<String> missing() {
    return texts(message.payload())
        .limit(MOST_TEXTS)
        .filter(id -> !texts.containsKey(id))
        .collect(ImmutableList.toImmutableList());
  }

  /// The same with one more text.
  GmailMail with(String attachmentId, byte[] text) {
    Map<String, byte[]> more = new HashMap<>(texts);
    more.put(attachmentId, text);
    return new GmailMail(message, more);
  }

  RawMessage raw() {
    var ref =
        new MessageRef(
            message.id(),
            message.labelIds(),
            Instant.ofEpochMilli(message.internalDate()),
            message.threadId());
    return new RawMessage(ref, new GmailParts(part(message.payload())));
  }

  /// The bytes of a part, or of what came on its own.
  static byte[] bytes(String data) {
    try {
      return Base64.getUrlDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new Unreachable("Google's answer cannot be read");
    }
  }

  private static Stream<String> texts(Part part) {
    if (isContainer(part)) return part.parts().stream().flatMap(GmailMail::texts);
    PartBody body = part.body();
    if (body == null || body.data() != null || body.size() > LARGEST_TEXT || !isText(part)) {
      return Stream.empty();
    }
    return Stream.ofNullable(body.attachmentId());
  }

  /// What people wrote, rather than something that hangs on it.
  private static boolean isText(Part part) {
    String type = type(part).toLowerCase(Locale.ROOT);
    return (type.equals("text/plain") || type.equals("text/html"))
        && text(part.filename()).isEmpty();
  }

  private MailPart part(Part part) {
    return new MailPart(
        type(part),
        text(part.filename()),
        part.headers().stream().map(GmailMail::field).toList(),
        isContainer(part)
            ? new MailPart.Several(part.parts().stream().map(this::part).toList())
            : content(part));
  }

  private MailPart.Content content(Part part) {
    PartBody body = part.body();
    if (body == null) return new MailPart.Bytes(new byte[0]);
    byte[] text = texts.get(text(body.attachmentId()));
    if (text != null) return new MailPart.Bytes(text);
    String data = body.data();
    if (data != null) return new MailPart.Bytes(bytes(data));
    return body.size() > 0 || body.attachmentId() != null
        ? new MailPart.Kept(body.size())
        : new MailPart.Bytes(new byte[0]);
  }

  /// A mail inside a mail has parts too, but is an attachment.
  private static boolean isContainer(Part part) {
    return type(part).toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static Headers.Field field(Header header) {
    return new Headers.Field(text(header.name()), text(header.value()));
  }

  private static String type(Part part) {
    String type = text(part.mimeType());
    return type.isEmpty() ? "text/plain" : type;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
