package com.invicrm.access;

import com.invicrm.nodes.Redis;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Makes every node forget what changed, once it is committed.
///
/// Word goes by Redis and is there at once; without one, other nodes remember for three seconds
/// more at most.
@Component
class Evictions {
  private static final String CHANNEL = "invicrm:evict";

  private final Tokens tokens;
  private final ApiKeyTokens keys;
  private final KnownUsers users;
  private final Settings settings;
  private final Redis redis;

  Evictions(Tokens tokens, ApiKeyTokens keys, KnownUsers users, Settings settings, Redis redis) {
    this.tokens = tokens;
    this.keys = keys;
    this.users = users;
    this.settings = settings;
    this.redis = redis;
    redis.listen(CHANNEL, text -> forget(Eviction.read(text)));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void committed(Eviction change) {
    forget(change);
    boolean _ = redis.tell(CHANNEL, change.toString());
  }

  private void forget(Eviction change) {
    switch (change.kind()) {
      case session -> tokens.forgetSession(change.id());
      case key -> keys.forget(v -> v.via().id().equals(change.id()));
      case user -> {
        tokens.forgetUser(change.id());
        keys.forget(v -> v.userId().equals(change.id()));
        users.forget(change.id());
      }
      case workspace -> {
        settings.forget(change.id());
        users.forgetAll(change.id());
      }
    }
  }
}
