package com.invicrm.capture;

import com.invicrm.timeline.TextMark;
import com.invicrm.timeline.TextMark.Kind;
import java.util.ArrayList;
import java.util.List;

/// What of a mail's text its author did not write just then: the mails that they answer or forward,
/// and their signature. Marked, never cut off; in time that grows with the text.
final class TextMarks {
  /// Above what one reads, no mark is worth its time.
  private static final int LONGEST = 1_000_000;

  /// A quoted line of that many characters may have been broken.
  private static final int BROKEN = 60;

  private final String text;
  private final List<TextLine> lines;
  private final Kind[] kinds;

  private TextMarks(String text) {
    this.text = text;
    this.lines = TextLine.of(text);
    this.kinds = new Kind[lines.size()];
  }

  static List<TextMark> of(String text) {
    if (text.length() > LONGEST) return List.of();
    var marks = new TextMarks(text);
    marks.quotes();
    marks.signatures();
    return marks.ranges();
  }

  /// The text without what is marked.
  static String unmarked(String text, List<TextMark> marks) {
    var own = new StringBuilder();
    int from = 0;
    for (TextMark m : marks) {
      own.append(text, from, m.from());
      from = m.to();
    }
    return own.append(text, from, text.length()).toString();
  }

  private void quotes() {
    int i = 0;
    while (i < lines.size()) {
      int introduction = Introductions.length(lines, i);
      if (introduction > 0) i = introduced(ruled(i), introduction + i - ruled(i));
      else {
        if (lines.get(i).isQuoted()) kinds[i] = Kind.quote;
        i++;
      }
    }
    gaps();
  }

  /// After an introduction come lines with angle brackets, and what follows those is an answer; or
  /// all of the rest is the mail that is quoted.
  private int introduced(int from, int length) {
    mark(from, from + length);
    int next = next(from + length);
    if (next < lines.size() && lines.get(next).isQuoted()) {
      mark(from + length, next);
      return next;
    }
    mark(from + length, lines.size());
    return lines.size();
  }

  private void mark(int from, int to) {
    for (int i = from; i < to; i++) kinds[i] = Kind.quote;
  }

  /// A rule right above belongs to the introduction.
  private int ruled(int at) {
    int above = at - 1;
    while (above >= 0 && lines.get(above).isBlank()) above--;
    boolean rule = above >= 0 && kinds[above] == null && lines.get(above).isRule("_-=", 4);
    return rule ? above : at;
  }

  /// Blank lines within a quote belong to it, and so does the end of a quoted line that a mailer
  /// broke.
  private void gaps() {
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (kinds[i] == null) continue;
      if (last >= 0 && (isGap(last + 1, i) || isBroken(last, i))) mark(last + 1, i);
      last = i;
    }
  }

  private boolean isGap(int from, int to) {
    for (int i = from; i < to; i++) if (!lines.get(i).isBlank()) return false;
    return true;
  }

  private boolean isBroken(int quoted, int next) {
    if (next != quoted + 2 || !lines.get(next).isQuoted()) return false;
    String rest = lines.get(quoted + 1).words();
    return lines.get(quoted).words().length() >= BROKEN
        && !rest.isEmpty()
        && Character.isLowerCase(rest.codePointAt(0));
  }

  private int next(int from) {
    int i = from;
    while (i < lines.size() && lines.get(i).isBlank()) i++;
    return i;
  }

  /// From its first line to the end, or to where a quote begins.
  private void signatures() {
    boolean signed = false;
    boolean said = false;
    for (int i = 0; i < lines.size(); i++) {
      if (kinds[i] != null) signed = false;
      else {
        signed = signed || (said && Signatures.begins(lines, i));
        if (signed) kinds[i] = Kind.signature;
        said = said || !lines.get(i).isBlank();
      }
    }
  }

  private List<TextMark> ranges() {
    List<TextMark> ranges = new ArrayList<>();
    int i = 0;
    while (i < kinds.length) {
      int end = i + 1;
      while (end < kinds.length && kinds[end] == kinds[i]) end++;
      if (kinds[i] != null) {
        ranges.add(
            new TextMark(
                kinds[i],
                lines.get(i).from(),
                end < kinds.length ? lines.get(end).from() : text.length()));
      }
      i = end;
    }
    return ranges;
  }
}
