package com.invicrm.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// API keys as programs send them: `icrm_` and 256 random bits. The directory holds a keyed hash.
///
/// A key that was let in is remembered for three seconds: revoking it, or a change of its user,
/// takes effect on every node within that.
@Component
public class ApiKeyTokens {
  static final String DIRECTORY = "api_key";
  private static final String START = "icrm_";
  private static final int PREFIX = START.length() + 6;

  private final ApiKeyStore store;
  private final DirectoryStore directory;
  private final Transactions steps;
  private final Clock clock;
  private final Cache<String, Viewer> viewers =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Tokens.REMEMBERED).build();

  ApiKeyTokens(ApiKeyStore store, DirectoryStore directory, Transactions steps, Clock clock) {
    this.store = store;
    this.directory = directory;
    this.steps = steps;
    this.clock = clock;
  }

  /// Whether a bearer's token is a key.
  public static boolean isKey(String token) {
    return token.startsWith(START);
  }

  /// Whoever the key belongs to, with the role they have now.
  ///
  /// @throws CrmException.Unauthenticated when it is not ours, expired, revoked, or its user is
  ///   disabled
  public Viewer viewer(String key) {
    return viewers.get(key, this::verified);
  }

  /// A fresh key.
  static String random() {
    return START + Secrets.random();
  }

  /// How a key begins: enough to recognise it, too little to guess the rest.
  static String prefix(String key) {
    return key.substring(0, PREFIX);
  }

  /// Those keys are looked up anew.
  void forget(Predicate<Viewer> which) {
    viewers.asMap().values().removeIf(which);
  }

  private Viewer verified(String key) {
    Directory.Entry entry =
        steps.read(() -> directory.find(DIRECTORY, key)).orElseThrow(Tokens::notSignedIn);
    ApiKeyStore.Standing now = Tenants.call(entry.tenant(), () -> standing(entry.subjectId()));
    return new Viewer(
        entry.tenant(),
        now.userId(),
        Credential.apiKey(entry.subjectId(), now.scopes()),
        now.role());
  }

  private ApiKeyStore.Standing standing(UUID id) {
    ApiKeyStore.Standing now =
        steps.read(() -> store.standing(id)).orElseThrow(Tokens::notSignedIn);
    @Nullable Instant last = now.lastUsedAt();
    if (last == null || last.isBefore(clock.instant().minus(Tokens.NOTED))) {
      steps.run(() -> store.used(id));
    }
    return now;
  }
}
