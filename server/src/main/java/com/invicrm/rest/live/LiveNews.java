package com.invicrm.rest.live;

import com.invicrm.nodes.Redis;
import com.invicrm.tenancy.RecordChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;

/// Gathers news after commits and announces it ten times a second, by Redis or by NOTIFY.
///
/// NOTIFY inside the changing transaction would make PostgreSQL commit one at a time. News is a
/// hint: what does not fit is dropped, since a reader that missed one is no worse off than one that
/// reloads. Where a node may not hear Redis, news goes both ways; to hear it twice does no harm.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LiveNews {
  static final String CHANNEL = "invicrm:live";
  private static final Duration WORD_IS_GOOD = Duration.ofSeconds(5);

  private final BlockingQueue<RecordChanged> waiting = new ArrayBlockingQueue<>(10_000);
  private final LiveStore store;
  private final Redis redis;
  private final Clock clock;
  private volatile Instant othersAreDeafUntil = Instant.MIN;

  LiveNews(LiveStore store, Redis redis, Clock clock) {
    this.store = store;
    this.redis = redis;
    this.clock = clock;
  }

  @TransactionalEventListener
  void heard(RecordChanged news) {
    boolean _ = waiting.offer(news);
  }

  @Scheduled(fixedDelay = 100)
  void announce() {
    Set<RecordChanged> news = new LinkedHashSet<>();
    waiting.drainTo(news, 5_000);
    if (news.isEmpty()) return;
    boolean everybodyHears = redis.isSettled() && clock.instant().isAfter(othersAreDeafUntil);
    boolean told =
        redis.tell(CHANNEL, news.stream().map(LiveStore::encode).collect(Collectors.joining("\n")));
    if (!told || !everybodyHears) store.announce(news);
  }

  /// A node that does not hear Redis says so, by NOTIFY, for as long.
  @Scheduled(fixedDelay = 1_000)
  void sayThatThisOneIsDeaf() {
    if (redis.isAway()) store.announceDeafness();
  }

  /// Some node said so.
  void somebodyIsDeaf() {
    othersAreDeafUntil = clock.instant().plus(WORD_IS_GOOD);
  }
}
