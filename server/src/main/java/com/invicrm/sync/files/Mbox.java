package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.invicrm.sync.files.Checkpoint.Lengths;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/// Splits an mbox file (RFC 4155) into mails.
///
/// A mail begins at a line `From …` that follows an empty line and ends in a time and a year: a
/// sentence that begins so does not split. Where a mail's Content-Length ends at such a line or at
/// the end of the file, those within it do not split either (mboxcl2); once one proves false, none
/// is trusted.
final class Mbox {
  private static final Pattern ENVELOPE = Pattern.compile("From .*\\d{1,2}:\\d{2}.*\\d{4}.*");
  private static final int LONGEST_ENVELOPE = 1000;
  private static final byte[] NOTHING = new byte[0];

  private final String place;
  private final List<String> labels;
  private final Trail trail;
  private final Marks marks;
  private final Gathered mail = new Gathered();
  private int before;
  private int number;
  private Lengths lengths = Lengths.trusted;
  private boolean whole = true;

  Mbox(String place, List<String> labels, Trail trail, Marks marks) {
    this.place = place;
    this.labels = labels;
    this.trail = trail;
    this.marks = marks;
  }

  /// Hears where each mail ends.
  interface Marks {
    /// Of a file in an archive: nobody can begin in the middle of it.
    Marks NONE = (_, _) -> {};

    void at(long offset, Lengths lengths);
  }

  /// Reads on from a checkpoint, at whose offset the stream stands.
  void read(InputStream in, Checkpoint from) throws IOException {
    before = from.items();
    number = before;
    lengths = from.lengths();
    var lines = new Lines(in, from.offset());
    split(lines);
    if (mail.hasInside() && !mail.endsAsDeclared()) {
      goBack(lines, NOTHING);
      split(lines);
    }
    if (!whole) warn();
    end(lines.offset());
  }

  private void split(Lines lines) throws IOException {
    boolean afterEmpty = true;
    for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
      boolean begins = lines.isBeginning();
      boolean envelope = begins && afterEmpty && isEnvelope(line);
      if (envelope && isWithin()) mail.markInside();
      if (envelope && !isWithin() && (!mail.hasInside() || mail.endsAsDeclared())) {
        end(lines.offset() - line.length);
        number++;
      } else if (mail.hasInside() && (mail.isBeyondDeclared() || !mail.fits(line))) {
        goBack(lines, line);
      } else {
        mail.add(line, begins);
      }
      afterEmpty = mail.isCut() || (begins && isEmpty(line));
      whole = line[line.length - 1] == '\n';
    }
  }

  private boolean isWithin() {
    return lengths == Lengths.trusted && mail.isWithinDeclared();
  }

  /// The Content-Length was false: the first line that looked like an envelope was one.
  private void goBack(Lines lines, byte[] line) {
    lengths = Lengths.ignored;
    lines.unread(line);
    lines.unread(mail.cut());
  }

  private void end(long nextOffset) {
    marks.at(nextOffset, lengths);
    boolean tooLarge = mail.isTooLarge();
    boolean empty = mail.isEmpty();
    byte[] bytes = mail.take();
    if (number == before) return;
    if (tooLarge) {
      trail.problem(where(), "It is larger than 25 MB.", "Nothing; all other mails are imported.");
    } else if (empty) {
      trail.skipped("empty");
    } else {
      trail.mail(new FoundMail(where(), labels, bytes));
    }
  }

  private void warn() {
    trail.warning(
        where(),
        "The file ends in the middle of this mail; it is imported as far as it goes.",
        "If the file is cut off, make it again and hand it in again; nothing comes twice.");
  }

  private String where() {
    return place + ", mail " + number;
  }

  private boolean isEnvelope(byte[] line) {
    int from = number == before && line.length > 3 && (line[0] & 0xff) == 0xef ? 3 : 0;
    if (line.length < from + 6 || line.length > LONGEST_ENVELOPE || line[from] != 'F') return false;
    String text = new String(line, from, line.length - from, ISO_8859_1).strip();
    return number == before ? text.startsWith("From ") : ENVELOPE.matcher(text).matches();
  }

  static boolean isEmpty(byte[] line) {
    return line[0] == '\n' || (line.length > 1 && line[0] == '\r' && line[1] == '\n');
  }
}
