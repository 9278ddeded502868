package com.invicrm.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.invicrm.tenancy.Tenants;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The settings of workspaces, remembered for a few seconds.
@Component
class Settings {
  private final TenantStore store;
  private final Transactions steps;
  private final Cache<UUID, Tenant> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(3)).build();

  Settings(TenantStore store, Transactions steps) {
    this.store = store;
    this.steps = steps;
  }

  /// Of the running work's workspace.
  Tenant current() {
    return known.get(Tenants.required().value(), id -> steps.read(store::current));
  }

  void forget(UUID tenant) {
    known.invalidate(tenant);
  }
}
