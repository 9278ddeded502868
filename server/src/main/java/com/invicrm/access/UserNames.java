package com.invicrm.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The names of colleagues, which stand beside almost everything, remembered for a few seconds.
@Component
class UserNames {
  private record Who(TenantId tenant, UUID user) {}

  private final UserStore store;
  private final Transactions steps;
  private final Cache<Who, String> known =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofSeconds(3)).build();

  UserNames(UserStore store, Transactions steps) {
    this.store = store;
    this.steps = steps;
  }

  Map<UUID, String> of(Collection<UUID> ids) {
    return known
        .getAll(ids.stream().map(UserNames::who).collect(Collectors.toSet()), this::read)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(e -> e.getKey().user(), Map.Entry::getValue));
  }

  void forget(UUID user) {
    known.invalidate(who(user));
  }

  private Map<Who, String> read(java.util.Set<? extends Who> missing) {
    Collection<UUID> ids = missing.stream().map(Who::user).toList();
    return steps.read(() -> store.names(ids)).entrySet().stream()
        .collect(Collectors.toMap(e -> who(e.getKey()), Map.Entry::getValue));
  }

  private static Who who(UUID user) {
    return new Who(Tenants.required(), user);
  }
}
