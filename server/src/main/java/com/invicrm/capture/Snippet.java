package com.invicrm.capture;

import com.invicrm.capture.mime.OneLine;
import com.invicrm.timeline.TextMark;
import java.util.List;

/// The first words of what somebody wrote, without the mail that they answer or forward.
final class Snippet {
  private static final int LONGEST = 200;
  private static final int ENOUGH = 4000;

  private Snippet() {}

  static String of(String text, List<TextMark> marks) {
    String own = oneLine(head(TextMarks.unmarked(text, marks)));
    String words = own.isEmpty() ? oneLine(head(text)) : own;
    if (words.length() <= LONGEST) return words;
    int end = words.lastIndexOf(' ', LONGEST);
    int cut = end < LONGEST / 2 ? LONGEST : end;
    return words.substring(0, Character.isHighSurrogate(words.charAt(cut - 1)) ? cut - 1 : cut);
  }

  private static String head(String text) {
    int end = Math.min(text.length(), ENOUGH);
    boolean split =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, split ? end - 1 : end);
  }

  private static String oneLine(String text) {
    return OneLine.of(text);
  }
}
