package com.invicrm.rest.live;

import com.invicrm.tenancy.RecordChanged;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;

/// Gathers news after commits and announces it ten times a second.
///
/// NOTIFY inside the changing transaction would make PostgreSQL commit one at a time. News is a
/// hint: what does not fit is dropped, since a reader that missed one is no worse off than one that
/// reloads.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LiveNews {
  private final BlockingQueue<RecordChanged> waiting = new ArrayBlockingQueue<>(10_000);
  private final LiveStore store;

  LiveNews(LiveStore store) {
    this.store = store;
  }

  @TransactionalEventListener
  void heard(RecordChanged news) {
    boolean _ = waiting.offer(news);
  }

  @Scheduled(fixedDelay = 100)
  void announce() {
    Set<RecordChanged> news = new LinkedHashSet<>();
    waiting.drainTo(news, 5_000);
    if (!news.isEmpty()) store.announce(news);
  }
}
