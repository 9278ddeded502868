package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keys for programs: making, seeing and revoking them.
@Component
public class ApiKeys {
  /// A key that was made just now.
  ///
  /// @param key shown once
  public record Made(String key, ApiKey apiKey) {
    @Override
    public String toString() {
      return "Made[" + apiKey + "]";
    }
  }

  /// Whose keys are listed.
  public enum Whose {
    own,
    everybodys
  }

  private final ApiKeyStore store;
  private final DirectoryStore directory;
  private final Transactions steps;
  private final Clock clock;

  ApiKeys(ApiKeyStore store, DirectoryStore directory, Transactions steps, Clock clock) {
    this.store = store;
    this.directory = directory;
    this.steps = steps;
    this.clock = clock;
  }

  /// Those that were not revoked, the newest first.
  ///
  /// @param cursor where the page before ended
  /// @throws CrmException.Forbidden when everybody's are asked for by somebody who manages no users
  public Page<ApiKey> page(Viewer viewer, Whose whose, Optional<String> cursor, int limit) {
    if (whose == Whose.everybodys && !managesUsers(viewer)) {
      throw new CrmException.Forbidden("Your role does not allow this.");
    }
    Optional<UUID> of = whose == Whose.own ? Optional.of(viewer.userId()) : Optional.empty();
    Optional<UUID> before =
        cursor.map(c -> Cursor.read(c, 1, parts -> UUID.fromString(parts.getFirst())));
    return Page.cut(
        steps.read(() -> store.page(of, before, limit + 1)),
        limit,
        k -> Cursor.of(k.id().toString()));
  }

  /// Makes one that acts in one's own name.
  ///
  /// @throws CrmException.Invalid when a scope is none, or reaches further than one does oneself
  public Made create(Viewer viewer, NewApiKey wish) {
    check(viewer, wish);
    String key = ApiKeyTokens.random();
    UUID id = Ids.next();
    return steps.write(() -> {
      store.insert(id, viewer.userId(), ApiKeyTokens.prefix(key), wish);
      directory.claim(ApiKeyTokens.DIRECTORY, key, id);
      ApiKey made = store.find(id).orElseThrow();
      steps.tell(Audited.made("apiKey.created", id, made));
      return new Made(key, made);
    });
  }

  /// Revokes one's own, or with `users:manage` anybody's.
  ///
  /// @throws CrmException.NotFound when there is no such one for this viewer
  public void revoke(Viewer viewer, UUID id) {
    steps.run(() -> {
      boolean mayBe =
          store
              .find(id)
              .filter(k -> k.userId().equals(viewer.userId()) || managesUsers(viewer))
              .isPresent();
      if (!mayBe) throw new CrmException.NotFound("API key", id);
      store.revoke(id);
      steps.tell(Audited.of("apiKey.revoked", id));
      steps.evict(Eviction.Kind.key, id);
    });
  }

  private void check(Viewer viewer, NewApiKey wish) {
    for (String scope : wish.scopes()) {
      if (!Permission.SCOPES.contains(scope)) {
        throw new CrmException.Invalid(
            "scopes", "has one that is none: take some of " + Permission.SCOPES);
      }
      if (!viewer.permissions().contains(scope)) {
        throw new CrmException.Invalid(
            "scopes", "reaches further than your role: it does not allow " + scope);
      }
    }
    @Nullable Instant expiresAt = wish.expiresAt();
    if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
      throw new CrmException.Invalid("expiresAt", "is over already");
    }
  }

  private static boolean managesUsers(Viewer viewer) {
    return viewer.permissions().contains(Permission.USERS_MANAGE);
  }
}
