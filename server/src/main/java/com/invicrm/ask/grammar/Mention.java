package com.invicrm.ask.grammar;

/// A time that stands in a sentence, from one token to before another.
///
/// @param grain how coarse it is
record Mention(int from, int to, When when, Grain grain, Bound bound) {
  enum Grain {
    day,
    part,
    period,
    rolling,
    year
  }

  /// The word before it.
  enum Bound {
    none,
    since,
    by,
    before,
    after,
    edge
  }

  static Mention day(int from, int to, When when) {
    return new Mention(from, to, when, Grain.day, Bound.none);
  }

  static Mention period(int from, int to, When when) {
    return new Mention(from, to, when, Grain.period, Bound.none);
  }

  Mention bounded(int start, Bound by) {
    return new Mention(start, to, when, grain, by);
  }

  Mention with(int start, int end) {
    return new Mention(start, end, when, grain, bound);
  }

  int length() {
    return to - from;
  }
}
