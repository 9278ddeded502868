package com.invicrm.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.TestRedis;
import com.invicrm.nodes.Redis;
import com.invicrm.tenancy.CannotStart;
import com.invicrm.tenancy.CrmException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// How often somebody may, counted in one process and by several on one Redis.
class LimitsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T09:00:20Z"));
  private final String ann = UUID.randomUUID().toString();

  @Test
  void oneProcessCountsWithinTheMinuteOnTheClock() {
    node("", "invicrm.limits.user=3")
        .run(context -> {
          Limits limits = context.getBean(Limits.class);
          assertThat(limits.take(Limit.user, ann)).isEqualTo(new Taken(true, 3, 2, 40));
          take(limits, 2);
          assertThat(limits.take(Limit.user, ann)).isEqualTo(new Taken(false, 3, 0, 40));
          assertThat(limits.take(Limit.user, "ben").allowed()).isTrue();
          assertThat(limits.take(Limit.browser, ann).allowed()).isTrue();
          now.set(Instant.parse("2026-03-02T09:00:59.999Z"));
          assertThat(limits.take(Limit.user, ann)).isEqualTo(new Taken(false, 3, 0, 1));
          now.set(Instant.parse("2026-03-02T09:01:00Z"));
          assertThat(limits.take(Limit.user, ann)).isEqualTo(new Taken(true, 3, 2, 60));
        });
  }

  @Test
  void manyAtOnceAreNoWayAround() {
    node("", "invicrm.limits.user=100")
        .run(context -> assertThat(passed(context.getBean(Limits.class))).isEqualTo(100));
  }

  @Test
  void twoProcessesOnOneRedisCountTogether() {
    try (var redis = new TestRedis()) {
      node(redis.url(), "invicrm.limits.user=100")
          .run(one ->
              node(redis.url(), "invicrm.limits.user=100")
                  .run(other -> {
                    take(other.getBean(Limits.class), 30);
                    assertThat(passed(one.getBean(Limits.class))).isBetween(68L, 72L);
                    Taken refused = other.getBean(Limits.class).take(Limit.user, ann);
                    assertThat(refused.allowed()).isFalse();
                    assertThat(refused.reset()).isBetween(1, 60);
                    assertThat(other.getBean(Limits.class).take(Limit.user, "ben").remaining())
                        .isEqualTo(99);
                  }));
    }
  }

  @Test
  void whatIsForgottenIsForgottenEverywhere() {
    try (var redis = new TestRedis()) {
      node(redis.url(), "invicrm.limits.account=2")
          .run(one -> {
            Limits limits = one.getBean(Limits.class);
            IntStream.range(0, 3).forEach(_ -> limits.take(Limit.account, ann));
            assertThat(limits.take(Limit.account, ann).allowed()).isFalse();
            limits.forget(Limit.account, ann);
            assertThat(limits.take(Limit.account, ann).remaining()).isEqualTo(1);
          });
    }
  }

  @Test
  void whileRedisIsAwayAProcessGoesOnByItselfFromWhereTheyWere() {
    now.set(Instant.now());
    try (var redis = new TestRedis()) {
      node(redis.url(), "invicrm.limits.account=10")
          .run(one -> {
            Limits limits = one.getBean(Limits.class);
            IntStream.range(0, 6).forEach(_ -> limits.take(Limit.account, ann));
            redis.kill();
            assertThat(limits.take(Limit.account, ann).remaining()).isEqualTo(3);
            assertThat(one.getBean(Redis.class).isAway()).isTrue();
            redis.restart();
            Awaitility.await().until(() -> !one.getBean(Redis.class).isAway());
            assertThat(limits.take(Limit.account, ann).remaining()).isEqualTo(9);
          });
    }
  }

  @Test
  void aRedisThatIsNotThereYetHoldsNobodyUp() {
    node("redis://localhost:1", "invicrm.limits.user=2")
        .run(context -> {
          assertThat(context.getBean(Redis.class).isAway()).isTrue();
          assertThat(context.getBean(Limits.class).take(Limit.user, ann).remaining()).isEqualTo(1);
        });
  }

  @Test
  void aRefusalSaysWhenToTryAgain() {
    assertThatThrownBy(() -> new Taken(false, 10, 0, 840).orRefuse("Too many."))
        .isInstanceOfSatisfying(
            CrmException.LimitReached.class,
            e -> {
              assertThat(e).hasMessage("Too many. Try again in 14 minutes.");
              assertThat(e.reset()).isEqualTo(840);
            });
    assertThat(new Taken(false, 10, 0, 1).refusal("Too many."))
        .hasMessage("Too many. Try again in a second.");
  }

  @Test
  void aSettingThatIsNoNumberIsRefusedInWords() {
    for (String bad : new String[] {"many", "0", "-1"}) {
      node("", "invicrm.limits.user=" + bad)
          .run(context ->
              assertThat(context)
                  .hasFailed()
                  .getFailure()
                  .hasRootCauseInstanceOf(CannotStart.class)
                  .rootCause()
                  .hasMessageContaining("invicrm.limits.user"));
    }
    node("localhost", "invicrm.limits.user=1")
        .run(context ->
            assertThat(context)
                .getFailure()
                .hasStackTraceContaining("CannotStart: INVICRM_REDIS_URL"));
  }

  private ApplicationContextRunner node(String redis, String... settings) {
    return new ApplicationContextRunner()
        .withBean(Clock.class, this::clock)
        .withUserConfiguration(Redis.class, Limits.class)
        .withPropertyValues("invicrm.redis-url=" + redis)
        .withPropertyValues(settings);
  }

  private Clock clock() {
    InstantSource source = now::get;
    return source.withZone(ZoneOffset.UTC);
  }

  private void take(Limits limits, int times) {
    for (int i = 0; i < times; i++) assertThat(limits.take(Limit.user, ann).allowed()).isTrue();
  }

  /// How many of 256 are let through, sixteen at once: more, on a slow machine, would have some not
  /// wait for Redis and count by themselves.
  private long passed(Limits limits) throws Exception {
    Callable<Boolean> one = () -> limits.take(Limit.user, ann).allowed();
    try (var threads = Executors.newFixedThreadPool(16)) {
      return threads.invokeAll(Collections.nCopies(256, one), 30, TimeUnit.SECONDS).stream()
          .filter(LimitsTest::isTrue)
          .count();
    }
  }

  private static boolean isTrue(Future<Boolean> result) {
    return result.state() == Future.State.SUCCESS && result.resultNow();
  }
}
