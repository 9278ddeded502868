package com.invicrm;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many carriers virtual threads run on: few, so that those at work are not in each other's
/// way, and many as soon as the few stand still.
///
/// Loading a class pins a virtual thread to its carrier (JEP 491 says why). When all carriers wait
/// so for what a thread without one was about to do, they wait for ever; more carriers end that. So
/// a thread of its own sees whether a new virtual thread still gets its turn.
final class Carriers {
  private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

  /// What the JDK reads when the first virtual thread starts.
  private static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  static final int FEW = 2 * PROCESSORS;
  static final int MANY = Math.max(32, 2 * FEW);

  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final Duration CALM = Duration.ofMinutes(1);

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  /// Begins with many, since most classes are loaded first; leaves it alone where somebody has set
  /// the JDK's own property.
  static void keep() {
    if (System.getProperty(PROPERTY) != null) return;
    System.setProperty(PROPERTY, String.valueOf(MANY));
    Thread.ofPlatform().daemon().name("carriers").start(() -> new Carriers().watch(CALM));
  }

  /// @param calm how long nothing stands still before few are enough
  void watch(Duration calm) {
    try {
      while (true) {
        awaitCalm(calm);
        scheduler.setParallelism(FEW);
        while (isMoving()) rest();
        scheduler.setParallelism(MANY);
        LOG.info("{} carriers stood still, so there are {} for a while", FEW, MANY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitCalm(Duration calm) throws InterruptedException {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < calm.toNanos()) {
      if (!isMoving()) begun = System.nanoTime();
      rest();
    }
  }

  private static void rest() throws InterruptedException {
    Thread.sleep(BETWEEN);
  }

  private static boolean isMoving() throws InterruptedException {
    var ran = new CountDownLatch(1);
    Thread.startVirtualThread(ran::countDown);
    return ran.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
