package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.fixtures.google.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No minute ever holds more units than the provider allows, and hardly fewer.
class UnitBudgetTest {
  private static final int LIMIT = 6_000;
  private static final Instant START = Instant.parse("2026-11-27T08:00:00Z");

  private final SettableClock clock = new SettableClock();
  private final Deque<Spent> window = new ArrayDeque<>();
  private int inWindow;

  private record Spent(Instant at, int units) {}

  @Test
  void anHourOfWorkInTurnsNeverExceedsTheLimitAndUsesNearlyAllOfIt() {
    var random = new Random(3);
    clock.set(START);
    long all = 0;
    double left = 0;
    Duration idle = Duration.ofMinutes(1);
    while (clock.instant().isBefore(START.plus(Duration.ofHours(1)))) {
      var budget = new UnitBudget(clock, LIMIT, left, idle);
      for (int spent = 0; spent < 400; ) {
        int units = new int[] {20, 20, 40, 5, 2}[random.nextInt(5)];
        pass(budget.reserve(units, Instant.MAX));
        spend(units);
        spent += units;
        all += units;
      }
      left = budget.left();
      idle = Duration.ofMillis(random.nextInt(700));
      pass(idle);
    }
    assertThat(all).isGreaterThan(60 * LIMIT * 95L / 100);
  }

  @Test
  void whatCannotBeSpentBeforeTheTurnEndsIsNotTaken() {
    clock.set(START);
    var budget = new UnitBudget(clock, LIMIT, 0, Duration.ZERO);
    double before = budget.left();
    assertThatThrownBy(() -> budget.reserve(200, START.plusSeconds(1)))
        .isInstanceOf(SourceException.TurnOver.class);
    assertThat(budget.left()).isEqualTo(before);
  }

  private void pass(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  private void spend(int units) {
    Instant now = clock.instant();
    window.addLast(new Spent(now, units));
    inWindow += units;
    while (!window.getFirst().at().isAfter(now.minus(Duration.ofMinutes(1)))) {
      inWindow -= window.removeFirst().units();
    }
    assertThat(inWindow).isLessThanOrEqualTo(LIMIT);
  }
}
