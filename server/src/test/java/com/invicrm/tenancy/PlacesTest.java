package com.invicrm.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Only so many work at once, the others wait in the order in which they came.
class PlacesTest {
  private static final int AT_ONCE = 1;

  private final Places places = new Places(AT_ONCE);
  private final List<Integer> begun = Collections.synchronizedList(new ArrayList<>());

  @Test
  void whoeverCameFirstIsFirst() throws InterruptedException {
    var go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int number = i;
      Thread thread = Thread.ofPlatform().start(() -> work(number, go));
      threads.add(thread);
      Awaitility.await()
          .until(() -> begun.contains(number) || thread.getState() == Thread.State.WAITING);
    }
    assertThat(begun).containsExactly(0);
    go.countDown();
    for (Thread thread : threads) thread.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(begun).containsExactly(0, 1, 2, 3, 4, 5);
  }

  private void work(int number, CountDownLatch go) {
    places.inTurn(() -> {
      begun.add(number);
      await(go);
      return number;
    });
  }

  @Test
  void workThatFailsGivesItsPlaceBack() {
    for (int i = 0; i <= AT_ONCE; i++) {
      assertThatThrownBy(() -> places.inTurn(PlacesTest::fail)).hasMessage("No");
    }
  }

  private static Object fail() {
    throw new IllegalStateException("No");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
