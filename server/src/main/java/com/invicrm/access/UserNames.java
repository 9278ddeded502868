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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The names of colleagues, which stand beside almost everything, remembered for a few seconds.
@Component
class UserNames {
  private record Who(TenantId tenant, UUID user) {}

  private final UserStore store;
  private final Transactions steps;
  private final ApplicationEventPublisher news;
  private final Cache<Who, String> known =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofSeconds(3)).build();

  UserNames(UserStore store, Transactions steps, ApplicationEventPublisher news) {
    this.store = store;
    this.steps = steps;
    this.news = news;
  }

  Map<UUID, String> of(Collection<UUID> ids) {
    return known
        .getAll(ids.stream().map(UserNames::who).collect(Collectors.toSet()), this::read)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(e -> e.getKey().user(), Map.Entry::getValue));
  }

  /// One of them is about to be another.
  void changed(UUID user) {
    news.publishEvent(new Eviction(Eviction.Kind.user, user));
  }

  void forget(UUID user) {
    known.asMap().keySet().removeIf(who -> who.user().equals(user));
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
