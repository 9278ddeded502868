package com.invicrm.sync;

import com.invicrm.sync.Lease.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where in a provider's history reading begins: some minutes behind the head, since a change may
/// show late. What is read twice changes nothing.
final class Cursors {
  static final Duration LAG = Duration.ofMinutes(10);
  private static final Duration APART = Duration.ofMinutes(1);

  private Cursors() {}

  /// The newest place that is old enough, else the oldest.
  static Mark start(List<Mark> marks, Instant now) {
    Mark start = marks.getFirst();
    for (Mark mark : marks) {
      if (!mark.at().isAfter(now.minus(LAG))) start = mark;
    }
    return start;
  }

  /// The places after the head was found at a cursor: older ones than where reading begins are not
  /// needed, and the head never goes back.
  static List<Mark> after(List<Mark> marks, String head, Instant now) {
    Mark last = marks.getLast();
    List<Mark> all = new ArrayList<>(marks);
    boolean moved = LedgerChanges.isLater(head, last.cursor());
    if (moved && !last.at().plus(APART).isAfter(now)) all.add(new Mark(head, now));
    int first = all.indexOf(start(all, now));
    return List.copyOf(all.subList(first, all.size()));
  }
}
