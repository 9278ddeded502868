package com.invicrm.timeline;

import java.util.ArrayList;
import java.util.List;

/// A part of a mail's text that its author did not write just then.
///
/// @param from where it begins, in UTF-16 code units
/// @param to where it ends, exclusively
public record TextMark(Kind kind, int from, int to) {
  private static final int QUOTE = 0;
  private static final int SIGNATURE = 1;

  /// The mark as it is stored.
  String numbers() {
    return (kind == Kind.quote ? QUOTE : SIGNATURE) + "," + from + "," + to;
  }

  /// The marks that are stored as three numbers each.
  static List<TextMark> of(Integer[] numbers) {
    List<TextMark> marks = new ArrayList<>();
    for (int i = 0; i + 2 < numbers.length; i += 3) {
      marks.add(
          new TextMark(
              numbers[i] == QUOTE ? Kind.quote : Kind.signature, numbers[i + 1], numbers[i + 2]));
    }
    return marks;
  }

  /// What it is: a mail that is answered or forwarded, or a signature.
  public enum Kind {
    quote,
    signature
  }
}
