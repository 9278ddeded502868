package com.invicrm.capture.mime;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeTokenStream;

/// Gathers a mail's parts as they stream by: texts are kept, everything else is described.
final class Parts {
  static final int DEEPEST = 50;
  private static final int MOST_FIELDS = 2000;
  private static final int MOST_ATTACHMENTS = 1000;
  private static final int LONGEST_PARAMETERS = 20_000;

  private final Deadline deadline;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final List<Attachment> attachments = new ArrayList<>();
  private List<Headers.Field> fields = new ArrayList<>();
  private Headers ofMail = new Headers(List.of());
  private int depth;

  Parts(Deadline deadline) {
    this.deadline = deadline;
  }

  Headers headers() {
    return ofMail;
  }

  Body body() {
    String source = html.toString();
    String readable = text.isEmpty() && !html.isEmpty() ? HtmlText.of(source) : text.toString();
    return new Body(readable, html.isEmpty() ? null : source, attachments);
  }

  void take(EntityState state, MimeTokenStream stream) throws IOException {
    deadline.check();
    switch (state) {
      case T_START_HEADER -> fields = new ArrayList<>();
      case T_FIELD -> field(stream.getField());
      case T_END_HEADER -> {
        if (depth == 0) ofMail = new Headers(fields);
      }
      case T_START_MULTIPART -> {
        if (++depth > DEEPEST) throw new TooDeep();
      }
      case T_END_MULTIPART -> depth--;
      case T_BODY -> part(new Headers(fields), stream);
      default -> {}
    }
  }

  private void field(Field field) {
    if (fields.size() >= MOST_FIELDS) return;
    byte[] raw = field.getRaw().toByteArray();
    int colon = 0;
    while (colon < raw.length && raw[colon] != ':') colon++;
    int from = Math.min(raw.length, colon + 1);
    String value = Charsets.decode(Arrays.copyOfRange(raw, from, raw.length), null);
    fields.add(new Headers.Field(field.getName().strip(), unfolded(value.strip())));
  }

  /// Without line breaks; the blanks that folding put behind them stay (RFC 5322, section 2.2.3).
  private static String unfolded(String value) {
    if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) return value;
    return value.replace("\r", "").replace("\n", "").strip();
  }

  private void part(Headers headers, MimeTokenStream stream) throws IOException {
    String contentType = parameters(headers, "content-type", "text/plain");
    String type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
    String disposition = parameters(headers, "content-disposition", "");
    String name =
        Parameters.find(disposition, "filename")
            .or(() -> Parameters.find(contentType, "name"))
            .orElse("");
    boolean shown =
        name.isEmpty() && !disposition.toLowerCase(Locale.ROOT).startsWith("attachment");
    InputStream content = stream.getDecodedInputStream();
    if (shown && type.equals("text/plain")) {
      append(text, content, contentType);
    } else if (shown && type.equals("text/html")) {
      append(html, content, contentType);
    } else {
      describe(name, type, content);
    }
  }

  private static String parameters(Headers headers, String field, String otherwise) {
    String value = headers.first(field).orElse(otherwise);
    return value.substring(0, Math.min(value.length(), LONGEST_PARAMETERS));
  }

  private static void append(StringBuilder texts, InputStream content, String contentType)
      throws IOException {
    String charset = Parameters.find(contentType, "charset").orElse(null);
    if (!texts.isEmpty()) texts.append('\n');
    texts.append(Charsets.decode(content.readAllBytes(), charset).replace("\r\n", "\n"));
  }

  private void describe(String name, String type, InputStream content) throws IOException {
    if (attachments.size() >= MOST_ATTACHMENTS) return;
    MessageDigest hash = sha256();
    var buffer = new byte[16 * 1024];
    long size = 0;
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      hash.update(buffer, 0, n);
      size += n;
    }
    attachments.add(new Attachment(name, type, size, HexFormat.of().formatHex(hash.digest())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  static final class TooDeep extends RuntimeException {}
}
