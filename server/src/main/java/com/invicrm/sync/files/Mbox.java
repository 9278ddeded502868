package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.invicrm.capture.mime.MailParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/// Splits an mbox file (RFC 4155) into mails.
///
/// A mail begins at a line `From …` that follows an empty line and ends in a time and a year: a
/// sentence that begins so does not split. `>From ` in a body was `From ` before it was put into
/// the file.
final class Mbox {
  private static final Pattern ENVELOPE = Pattern.compile("From .*\\d{1,2}:\\d{2}.*\\d{4}.*");
  private static final Pattern ESCAPED = Pattern.compile(">+From .*");
  private static final int LONGEST_ENVELOPE = 1000;

  private final String place;
  private final List<String> labels;
  private final MailSink sink;
  private final ByteArrayOutputStream mail = new ByteArrayOutputStream(1 << 16);
  private int number;
  private boolean tooLarge;

  Mbox(String place, List<String> labels, MailSink sink) {
    this.place = place;
    this.labels = labels;
    this.sink = sink;
  }

  void read(InputStream in) throws IOException {
    var lines = new Lines(in);
    boolean afterEmpty = true;
    for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
      if (afterEmpty && isEnvelope(line)) {
        end();
        number++;
      } else {
        add(line);
      }
      afterEmpty = isEmpty(line);
    }
    end();
  }

  private void add(byte[] line) {
    int from = isEscaped(line) ? 1 : 0;
    if (mail.size() + line.length > MailParser.LARGEST) tooLarge = true;
    else mail.write(line, from, line.length - from);
  }

  private void end() {
    String where = place + ", mail " + number;
    if (tooLarge) {
      sink.problem(where, "It is larger than 25 MB.", "Nothing; all other mails are imported.");
    } else if (mail.size() > 2) {
      sink.mail(where, labels, mail.toByteArray());
    }
    mail.reset();
    tooLarge = false;
  }

  private static boolean isEnvelope(byte[] line) {
    return line.length > 5
        && line[0] == 'F'
        && line.length < LONGEST_ENVELOPE
        && ENVELOPE.matcher(new String(line, ISO_8859_1).strip()).matches();
  }

  private static boolean isEscaped(byte[] line) {
    return line[0] == '>'
        && line.length > 6
        && ESCAPED
            .matcher(new String(line, 0, Math.min(line.length, 100), ISO_8859_1).strip())
            .matches();
  }

  private static boolean isEmpty(byte[] line) {
    return line[0] == '\n' || (line.length > 1 && line[0] == '\r' && line[1] == '\n');
  }

  /// Lines with their ends; pieces of at most 64 KB of longer ones; an empty array at the end.
  private static final class Lines {
    private static final int LONGEST = 1 << 16;
    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST];
    private int from;
    private int to;

    Lines(InputStream in) {
      this.in = in;
    }

    byte[] next() throws IOException {
      var line = new ByteArrayOutputStream(128);
      while (line.size() < LONGEST) {
        if (from == to && !fill()) break;
        int end = from;
        while (end < to && buffer[end] != '\n') end++;
        boolean whole = end < to;
        line.write(buffer, from, end - from + (whole ? 1 : 0));
        from = whole ? end + 1 : end;
        if (whole) break;
      }
      return line.toByteArray();
    }

    private boolean fill() throws IOException {
      from = 0;
      to = Math.max(0, in.read(buffer, 0, buffer.length));
      return to > 0;
    }
  }
}
