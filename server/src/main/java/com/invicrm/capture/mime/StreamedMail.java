package com.invicrm.capture.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/// Takes a mail's bytes apart as they stream by.
final class StreamedMail {
  private final Parts parts;
  private List<Headers.Field> fields = new ArrayList<>();
  private Headers ofMail = new Headers(List.of());
  private int depth;

  private StreamedMail(Parts parts) {
    this.parts = parts;
  }

  /// Hands its parts on, and answers its header.
  static Headers read(byte[] bytes, Parts parts) throws IOException, MimeException {
    var stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
    // A mail inside a mail is an attachment.
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(bytes));
    var mail = new StreamedMail(parts);
    for (EntityState s = stream.getState(); s != EntityState.T_END_OF_STREAM; s = stream.next()) {
      mail.take(s, stream);
    }
    return mail.ofMail;
  }

  private void take(EntityState state, MimeTokenStream stream) throws IOException {
    parts.pause();
    switch (state) {
      case T_START_HEADER -> fields = new ArrayList<>();
      case T_FIELD -> field(stream.getField());
      case T_END_HEADER -> {
        if (depth == 0) ofMail = new Headers(fields);
      }
      case T_START_MULTIPART -> {
        depth++;
        parts.enter();
      }
      case T_END_MULTIPART -> {
        depth--;
        parts.leave();
      }
      case T_BODY -> {
        String type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        var content = new PartContent.Streamed(stream.getDecodedInputStream());
        parts.part(new Headers(fields), type, "", content);
      }
      default -> {}
    }
  }

  private void field(Field field) {
    if (fields.size() >= Headers.MOST_FIELDS) return;
    byte[] raw = field.getRaw().toByteArray();
    int colon = 0;
    while (colon < raw.length && raw[colon] != ':') colon++;
    int from = Math.min(raw.length, colon + 1);
    String value = Charsets.decode(Arrays.copyOfRange(raw, from, raw.length), null);
    fields.add(new Headers.Field(field.getName().strip(), Headers.unfolded(value.strip())));
  }
}
