package com.invicrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Virtual threads that wait for each other's classes go on, though no carrier is left.
class CarriersTest {
  private static final CountDownLatch READY = new CountDownLatch(1);

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final int before = scheduler.getParallelism();
  private final Thread watching =
      Thread.ofPlatform().daemon().unstarted(() -> new Carriers().watch(Duration.ofSeconds(2)));

  /// Its initialization waits, and pins whoever does it or waits for it.
  private static final class Slow {
    static {
      try {
        READY.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    static void touch() {}
  }

  @BeforeEach
  void watch() {
    watching.start();
    Awaitility.await().until(() -> scheduler.getParallelism() == Carriers.FEW);
  }

  @AfterEach
  void end() throws InterruptedException {
    watching.interrupt();
    watching.join();
    READY.countDown();
    scheduler.setParallelism(before);
  }

  @Test
  void whoWaitsForAThreadWithoutACarrierGoesOn() throws InterruptedException {
    var done = new CountDownLatch(Carriers.FEW);
    for (int i = 0; i < Carriers.FEW; i++) {
      Thread.startVirtualThread(() -> {
        Slow.touch();
        done.countDown();
      });
    }
    Awaitility.await().until(() -> scheduler.getMountedVirtualThreadCount() >= Carriers.FEW);
    Thread.startVirtualThread(READY::countDown);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
