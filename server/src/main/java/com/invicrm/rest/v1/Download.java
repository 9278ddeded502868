package com.invicrm.rest.v1;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The name under which a browser keeps a file (RFC 6266): a plain one, and the real one beside it
/// for all that read RFC 8187.
final class Download {
  private static final int LONGEST = 80;

  /// Also what turns the direction of the text around it, and what a file system takes for a place.
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}/\\\\:*?\"<>|%;]+");

  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

  private Download() {}

  static String as(String name, String extension) {
    String safe = UNSAFE.matcher(name).replaceAll(" ").strip().replaceFirst("^[. ]+", "");
    int end = Math.min(safe.codePointCount(0, safe.length()), LONGEST);
    String real = safe.isEmpty() ? "contact" : safe.substring(0, safe.offsetByCodePoints(0, end));
    return "attachment; filename=\"contact.%2$s\"; filename*=UTF-8''%1$s.%2$s"
        .formatted(encoded(real.strip()), extension);
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (PLAIN.indexOf(c) >= 0) encoded.append(c);
      else encoded.append("%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
