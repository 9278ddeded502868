package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a file is, judged by how it begins and not by its name.
enum FileKind {
  gzip,
  zip,
  tar,
  mbox,
  mail,
  empty,
  picture,
  pdf,
  office,
  outlook,
  other;

  /// How many bytes [#of] wants to see.
  static final int HEAD = 4096;

  /// Of UTF-8, read byte by byte.
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private static final Pattern FIELD =
      Pattern.compile("([!-9;-~]{1,76})[ \\t]*:.*", Pattern.DOTALL);
  private static final Set<String> OF_MAIL =
      Set.of(
          "from",
          "to",
          "cc",
          "date",
          "subject",
          "sender",
          "reply-to",
          "message-id",
          "received",
          "return-path",
          "delivered-to",
          "mime-version",
          "content-type");

  boolean isPacked() {
    return this == gzip || this == zip || this == tar;
  }

  static FileKind of(byte[] head) {
    if (head.length == 0) return empty;
    if (starts(head, 0x1f, 0x8b)) return gzip;
    if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) return zip;
    if (head.length > 262 && new String(head, 257, 5, ISO_8859_1).equals("ustar")) return tar;
    FileKind foreign = foreign(head);
    return foreign == other ? text(head) : foreign;
  }

  private static FileKind foreign(byte[] head) {
    if (starts(head, 0x89, 'P', 'N', 'G') || starts(head, 0xff, 0xd8, 0xff)) return picture;
    if (starts(head, 'G', 'I', 'F', '8')) return picture;
    if (starts(head, '%', 'P', 'D', 'F')) return pdf;
    if (starts(head, '!', 'B', 'D', 'N')) return outlook;
    return starts(head, 0xd0, 0xcf, 0x11, 0xe0) ? office : other;
  }

  private static FileKind text(byte[] head) {
    String all = new String(head, ISO_8859_1);
    int from = all.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    while (from < all.length() && "\r\n".indexOf(all.charAt(from)) >= 0) from++;
    if (all.startsWith("From ", from)) return mbox;
    return isHeader(all, from) ? mail : other;
  }

  /// A mail begins with header fields: two at least, or their end in sight, and one that mail has.
  private static boolean isHeader(String text, int start) {
    int fields = 0;
    boolean ofMail = false;
    for (int from = start; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      from = end < 0 ? text.length() : end + 1;
      if (line.isEmpty() || line.equals("\r")) return false;
      Matcher field = FIELD.matcher(line);
      if (field.matches()) {
        fields++;
        ofMail |= OF_MAIL.contains(field.group(1).toLowerCase(Locale.ROOT));
        if (fields >= 2 && ofMail) return true;
      } else if (!line.startsWith(" ") && !line.startsWith("\t")) {
        return false;
      }
    }
    return false;
  }

  private static boolean starts(byte[] head, int... magic) {
    if (head.length < magic.length) return false;
    for (int i = 0; i < magic.length; i++) if ((head[i] & 0xff) != magic[i]) return false;
    return true;
  }
}
