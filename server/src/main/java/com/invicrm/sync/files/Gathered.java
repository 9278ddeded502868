package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.invicrm.capture.mime.MailParser;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mail of an mbox whose lines are coming in.
///
/// A Content-Length field says how long the body is; `From ` lines in it are then no envelopes, if
/// it is true. It often is not, so the first such line is remembered.
final class Gathered {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length:\\s*(\\d{1,9})\\s*");
  private static final Pattern ESCAPED = Pattern.compile(">+From .*", Pattern.DOTALL);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private boolean header = true;
  private boolean tooLarge;
  private long declared = -1;
  private long body;
  private int inside = -1;
  private boolean cut;

  void add(byte[] line, boolean begins) {
    cut = false;
    if (!header) body += line.length;
    else if (begins) readHeader(line);
    if (!fits(line)) tooLarge = true;
    else bytes.write(line, 0, line.length);
  }

  private void readHeader(byte[] line) {
    if (Mbox.isEmpty(line)) {
      header = false;
    } else if (line.length < 100 && (line[0] | 0x20) == 'c') {
      Matcher length = LENGTH.matcher(new String(line, ISO_8859_1));
      if (length.matches()) declared = Long.parseLong(length.group(1));
    }
  }

  /// Whether the declared length reaches beyond what is here.
  boolean isWithinDeclared() {
    return !header && declared > body;
  }

  /// Whether it ended where it should, but for the empty line that an mbox puts between mails.
  boolean endsAsDeclared() {
    return !header && declared >= 0 && body >= declared && body - declared <= 2;
  }

  boolean isBeyondDeclared() {
    return body - declared > 2;
  }

  boolean fits(byte[] line) {
    return !tooLarge && bytes.size() + line.length <= MailParser.LARGEST;
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  boolean isEmpty() {
    return bytes.size() <= 2;
  }

  /// Remembers that the next line looks like an envelope.
  void markInside() {
    if (inside < 0) inside = bytes.size();
  }

  boolean hasInside() {
    return inside >= 0;
  }

  /// Takes out what came from the first line on that looked like an envelope.
  byte[] cut() {
    byte[] all = bytes.toByteArray();
    bytes.reset();
    bytes.write(all, 0, inside);
    byte[] rest = Arrays.copyOfRange(all, inside, all.length);
    inside = -1;
    declared = -1;
    cut = true;
    return rest;
  }

  /// Whether the line that comes next was judged before.
  boolean isCut() {
    return cut;
  }

  /// The mail as it was before it was put into the file, and nothing is gathered any more.
  ///
  /// `>From ` stood for `From `, unless the file leaves `From ` as it is.
  byte[] take() {
    byte[] raw = bytes.toByteArray();
    byte[] mail = Arrays.copyOf(raw, raw.length - separator(raw));
    boolean quoted = !hasInside();
    reset();
    return quoted ? unquoted(mail) : mail;
  }

  void reset() {
    bytes.reset();
    header = true;
    tooLarge = false;
    declared = -1;
    body = 0;
    inside = -1;
    cut = false;
  }

  private static int separator(byte[] raw) {
    int n = raw.length;
    if (n >= 2 && raw[n - 1] == '\n' && raw[n - 2] == '\n') return 1;
    boolean crlf = n >= 4 && raw[n - 1] == '\n' && raw[n - 2] == '\r' && raw[n - 3] == '\n';
    return crlf ? 2 : 0;
  }

  private static byte[] unquoted(byte[] mail) {
    var out = new ByteArrayOutputStream(mail.length);
    int from = 0;
    for (int i = 0; i < mail.length; i++) {
      boolean begins = i == 0 || mail[i - 1] == '\n';
      if (!begins || mail[i] != '>' || !isEscaped(mail, i)) continue;
      out.write(mail, from, i - from);
      from = i + 1;
    }
    if (from == 0) return mail;
    out.write(mail, from, mail.length - from);
    return out.toByteArray();
  }

  private static boolean isEscaped(byte[] mail, int at) {
    int length = Math.min(100, mail.length - at);
    return ESCAPED.matcher(new String(mail, at, length, ISO_8859_1)).matches();
  }
}
