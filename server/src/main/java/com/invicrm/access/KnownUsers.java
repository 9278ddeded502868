package com.invicrm.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Colleagues, whose names stand beside almost everything, remembered for a few seconds.
@Component
class KnownUsers {
  private record Who(TenantId tenant, UUID user) {}

  private final UserStore store;
  private final Transactions steps;
  private final ApplicationEventPublisher news;
  private final Cache<Who, String> names = remembered();
  private final Cache<Who, User> users = remembered();

  KnownUsers(UserStore store, Transactions steps, ApplicationEventPublisher news) {
    this.store = store;
    this.steps = steps;
    this.news = news;
  }

  private static <T> Cache<Who, T> remembered() {
    return Caffeine.newBuilder()
        .maximumSize(20_000)
        .expireAfterWrite(Duration.ofSeconds(3))
        .build();
  }

  /// @throws CrmException.NotFound when there is none
  User user(UUID id) {
    return users.get(
        who(id),
        _ ->
            steps
                .read(() -> store.find(id))
                .orElseThrow(() -> new CrmException.NotFound("user", id)));
  }

  Map<UUID, String> names(Collection<UUID> ids) {
    return names
        .getAll(ids.stream().map(KnownUsers::who).collect(Collectors.toSet()), this::read)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(e -> e.getKey().user(), Map.Entry::getValue));
  }

  /// One of them is about to be another.
  void changed(UUID user) {
    news.publishEvent(new Eviction(Eviction.Kind.user, user));
  }

  void forget(UUID user) {
    forget(who -> who.user().equals(user));
  }

  /// Where a user has no language or zone of their own, the workspace's is theirs.
  void forgetAll(UUID tenant) {
    forget(who -> who.tenant().value().equals(tenant));
  }

  private void forget(Predicate<Who> changed) {
    names.asMap().keySet().removeIf(changed);
    users.asMap().keySet().removeIf(changed);
  }

  private Map<Who, String> read(Set<? extends Who> missing) {
    Collection<UUID> ids = missing.stream().map(Who::user).toList();
    return steps.read(() -> store.names(ids)).entrySet().stream()
        .collect(Collectors.toMap(e -> who(e.getKey()), Map.Entry::getValue));
  }

  private static Who who(UUID user) {
    return new Who(Tenants.required(), user);
  }
}
