package com.invicrm.sync;

import com.invicrm.tenancy.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many mailboxes of one workspace are read at once in this process: half of what can be, so
/// that a workspace with hundreds of them leaves room for others.
@Component
class TenantShares {
  private static final int MOST = 8;

  private final Map<TenantId, Integer> running = new ConcurrentHashMap<>();

  /// Whether one more may be read; whoever may leaves again.
  boolean enter(TenantId tenant) {
    if (running.merge(tenant, 1, Integer::sum) <= MOST) return true;
    leave(tenant);
    return false;
  }

  void leave(TenantId tenant) {
    running.computeIfPresent(tenant, (_, n) -> n > 1 ? n - 1 : null);
  }
}
