package com.invicrm.capture.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Encoded words in header fields (RFC 2047).
///
/// Neighbours in one charset are joined as bytes before they are decoded, since some senders split
/// inside a character. A word that makes no sense stays as written.
public final class EncodedWords {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s]*?)(?:\\*[^?]*)?\\?([bBqQ])\\?([^?]*)\\?=");

  private final StringBuilder decoded = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String charset = "";

  private EncodedWords() {}

  /// The text of a header field's value.
  public static String decode(String text) {
    if (!text.contains("=?")) return text;
    return new EncodedWords().run(text);
  }

  private String run(String text) {
    Matcher word = WORD.matcher(text);
    int from = 0;
    while (word.find()) {
      between(text.substring(from, word.start()));
      word(word);
      from = word.end();
    }
    between(text.substring(from));
    flush();
    return decoded.toString();
  }

  /// White space between two encoded words is not part of the text (RFC 2047, 6.2).
  private void between(String plain) {
    if (pending.size() > 0 && plain.isBlank()) return;
    flush();
    decoded.append(plain);
  }

  private void word(Matcher word) {
    String name = word.group(1).toLowerCase(Locale.ROOT);
    if (!name.equals(charset)) flush();
    charset = name;
    byte[] bytes = bytes(word.group(2), word.group(3));
    pending.write(bytes, 0, bytes.length);
  }

  private void flush() {
    if (pending.size() > 0) decoded.append(Charsets.decode(pending.toByteArray(), charset));
    pending.reset();
  }

  private static byte[] bytes(String encoding, String text) {
    return encoding.equalsIgnoreCase("b") ? base64(text) : quoted(text);
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return text.getBytes(ISO_8859_1);
    }
  }

  private static byte[] quoted(String text) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c == '=' && i + 2 < text.length() ? hex(text, i + 1) : -1;
      if (value >= 0) i += 2;
      bytes.write(value >= 0 ? value : c == '_' ? ' ' : c);
    }
    return bytes.toByteArray();
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
