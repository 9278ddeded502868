package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/// What a file is, judged by how it begins and not by its name.
enum FileKind {
  gzip,
  zip,
  tar,
  mbox,
  mail,
  empty,
  other;

  /// How many bytes [#of] wants to see.
  static final int HEAD = 4096;

  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,76}[ \\t]*:.*", Pattern.DOTALL);

  static FileKind of(byte[] head) {
    if (head.length == 0) return empty;
    if (starts(head, 0x1f, 0x8b)) return gzip;
    if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) return zip;
    if (head.length > 262 && new String(head, 257, 5, ISO_8859_1).equals("ustar")) return tar;
    String text =
        new String(head, ISO_8859_1).replaceFirst("^(\\u00EF\\u00BB\\u00BF)?[\\r\\n]*", "");
    if (text.indexOf('\0') >= 0) return other;
    if (text.startsWith("From ")) return mbox;
    return isHeader(text) ? mail : other;
  }

  /// A mail begins with a header field and has a second one or its end in sight.
  private static boolean isHeader(String text) {
    String[] lines = text.split("\\r?\\n", 12);
    int fields = 0;
    for (String line : lines) {
      if (line.isEmpty()) break;
      if (FIELD.matcher(line).matches()) fields++;
      else if (!line.startsWith(" ") && !line.startsWith("\t"))
        return fields >= 2 && line.equals(lines[lines.length - 1]);
    }
    return fields >= 2;
  }

  private static boolean starts(byte[] head, int... magic) {
    if (head.length < magic.length) return false;
    for (int i = 0; i < magic.length; i++) if ((head[i] & 0xff) != magic[i]) return false;
    return true;
  }
}
