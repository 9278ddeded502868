package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.sync.Lease.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reading begins ten minutes behind the head, and forgets what lies before.
class CursorsTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void readingBeginsWhereTheHeadWasTenMinutesAgo() {
    List<Mark> marks = List.of(mark("1", -30), mark("2", -11), mark("3", -9), mark("4", -1));
    assertThat(Cursors.start(marks, NOON).cursor()).isEqualTo("2");
  }

  @Test
  void aYoungMailboxIsReadFromItsFirstPlace() {
    assertThat(Cursors.start(List.of(mark("1", -2), mark("2", -1)), NOON).cursor()).isEqualTo("1");
  }

  @Test
  void whatLiesBeforeIsForgotten() {
    List<Mark> after = Cursors.after(List.of(mark("1", -30), mark("2", -11)), "9", NOON);
    assertThat(after).containsExactly(mark("2", -11), new Mark("9", NOON));
  }

  @Test
  void theHeadNeverGoesBack() {
    List<Mark> marks = List.of(mark("100", -30), mark("200", -5));
    assertThat(Cursors.after(marks, "150", NOON)).isEqualTo(marks);
    assertThat(Cursors.after(marks, "99", NOON)).isEqualTo(marks);
  }

  @Test
  void theLogStaysShortHoweverOftenItIsRead() {
    List<Mark> marks = List.of(mark("1", 0));
    for (int i = 1; i < 1_000; i++) {
      Instant now = NOON.plusSeconds(5L * i);
      marks = Cursors.after(marks, String.valueOf(1 + i), now);
      assertThat(marks.getFirst().at()).isBeforeOrEqualTo(now);
    }
    assertThat(marks).hasSizeLessThan(13);
  }

  private static Mark mark(String cursor, int minutes) {
    return new Mark(cursor, NOON.plus(Duration.ofMinutes(minutes)));
  }
}
