package com.invicrm.slack;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is good once, over all processes: the primary key lets one of them through.
@Component
class Seen {
  private final SeenStore store;
  private final Clock clock;

  Seen(SeenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Whether this is the first time that the key comes; it is remembered until its age refuses it,
  /// also by a clock that is a little behind this one.
  @Transactional
  boolean isFirst(byte[] key, Instant goodUntil) {
    store.forget(clock.instant().minus(SlackSignature.WINDOW));
    return store.insert(key, goodUntil);
  }
}
