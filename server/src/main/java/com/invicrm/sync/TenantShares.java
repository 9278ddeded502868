package com.invicrm.sync;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.invicrm.jobs.Turns;
import com.invicrm.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many mailboxes of one workspace are read at once in this process: half of what can be, so
/// that a workspace with hundreds of them leaves room for others.
///
/// Those that find no place come back when it is likely to be their turn, and whoever had one
/// stands behind them.
@Component
class TenantShares {
  static final int MOST = Turns.AT_ONCE / 2;

  /// A turn is a fifteenth of what may be spent in a minute, so long turns take four seconds.
  private static final Duration TURN = Duration.ofSeconds(4);

  private static final Duration LONGEST = Duration.ofMinutes(3);

  /// Whoever is not back by then is read by another process, or no more.
  private static final Duration GONE = LONGEST.multipliedBy(2);

  private record Mailbox(TenantId tenant, UUID channel) {}

  private final Map<TenantId, Integer> running = new ConcurrentHashMap<>();
  private final Cache<Mailbox, Boolean> waiting =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(GONE).build();

  /// Whether one more may be read; whoever may leaves again.
  boolean enter(TenantId tenant, UUID channel) {
    var mailbox = new Mailbox(tenant, channel);
    if (running.merge(tenant, 1, Integer::sum) <= MOST) {
      waiting.invalidate(mailbox);
      return true;
    }
    leave(tenant);
    waiting.put(mailbox, true);
    return false;
  }

  void leave(TenantId tenant) {
    running.computeIfPresent(tenant, (_, n) -> n > 1 ? n - 1 : null);
  }

  /// How long it takes until all that wait now had their turn; nothing when none waits.
  Duration line(TenantId tenant) {
    long before = waiting.asMap().keySet().stream().filter(m -> m.tenant().equals(tenant)).count();
    Duration wait = TURN.multipliedBy(before).dividedBy(MOST);
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
