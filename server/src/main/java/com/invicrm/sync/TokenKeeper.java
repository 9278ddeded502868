package com.invicrm.sync;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.invicrm.sync.MailConsent.Answer;
import com.invicrm.sync.TokenSteps.Access;
import com.invicrm.sync.TokenSteps.Next;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The access tokens of mailboxes: however many ask at once, in however many processes, the
/// provider is asked once.
///
/// Callers in one process join whoever came first; processes take a lease on the row, so that no
/// transaction is open while the provider is asked. What is known is remembered: an idle turn costs
/// no statement.
@Component
class TokenKeeper {
  private static final int TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private record Key(TenantId tenant, UUID integration) {}

  private record Known(String text, Instant until) {
    @Override
    public String toString() {
      return "Known[]";
    }
  }

  private final TokenSteps steps;
  private final MailConsent consent;
  private final Clock clock;
  private final Cache<Key, Known> known = Caffeine.newBuilder().maximumSize(100_000).build();
  private final ConcurrentMap<Key, CompletableFuture<Known>> asking = new ConcurrentHashMap<>();

  TokenKeeper(TokenSteps steps, MailConsent consent, Clock clock) {
    this.steps = steps;
    this.consent = consent;
    this.clock = clock;
  }

  /// The access token of a mailbox.
  ///
  /// @throws SourceException.NeedsConsent when the owner has to allow it anew
  /// @throws SourceException.Unauthorized when the provider gives none now, and may later
  /// @throws SourceException.Unreachable when the provider does not answer
  String token(UUID integration) {
    return token(integration, null);
  }

  /// Another access token than one that was refused; fails as [#token] does.
  String tokenAfter(UUID integration, String refused) {
    return token(integration, refused);
  }

  /// Forgets what is remembered of a mailbox.
  void forget(UUID integration) {
    known.invalidate(key(integration));
  }

  private String token(UUID integration, @Nullable String refused) {
    Key key = key(integration);
    for (int i = 0; i < TRIES; i++) {
      @Nullable Known remembered = known.getIfPresent(key);
      Known now =
          remembered != null && clock.instant().isBefore(remembered.until())
              ? remembered
              : joined(key, refused);
      if (!now.text().equals(refused)) return now.text();
      known.asMap().remove(key, now);
    }
    throw new SourceException.Unauthorized("The provider keeps refusing the tokens that it gives");
  }

  private Known joined(Key key, @Nullable String refused) {
    var mine = new CompletableFuture<Known>();
    @Nullable CompletableFuture<Known> first = asking.putIfAbsent(key, mine);
    if (first != null) return outcome(first);
    try {
      Known fresh = known(fetched(key.integration(), refused));
      known.put(key, fresh);
      mine.complete(fresh);
      return fresh;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      asking.remove(key, mine);
    }
  }

  private static Known outcome(CompletableFuture<Known> first) {
    try {
      return first.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SourceException trouble) throw trouble;
      throw e;
    }
  }

  private Access fetched(UUID integration, @Nullable String refused) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      Next next = steps.next(integration, refused);
      if (next instanceof Next.Wait) {
        pause(pause);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      } else {
        Optional<Access> access = access(next);
        if (access.isPresent()) return access.get();
      }
    }
  }

  /// Nothing when the row changed meanwhile.
  private Optional<Access> access(Next next) {
    return switch (next) {
      case Next.Have(Access access) -> Optional.of(access);
      case Next.Ask ask -> asked(ask);
      case Next.Wait _ -> Optional.empty();
      case Next.Later _ ->
          throw new SourceException.Unauthorized(
              "The provider refused to renew the access. It is asked again in a minute.");
      case Next.Lost _ ->
          throw new SourceException.NeedsConsent(
              "The mailbox's owner has to connect it again: access was taken back");
    };
  }

  private Optional<Access> asked(Next.Ask ask) {
    boolean answered = false;
    try {
      Answer answer = consent.refresh(ask.refresh());
      answered = true;
      return switch (answer) {
        case Answer.Given given -> steps.keep(ask, given);
        case Answer.Refused _ -> steps.refused(ask).flatMap(this::access);
      };
    } finally {
      if (!answered) steps.release(ask);
    }
  }

  /// Of what was good for less than the margin from the first, half the time is used.
  private Known known(Access access) {
    boolean isLong = access.left().compareTo(TokenSteps.EARLY) > 0;
    Duration use = isLong ? access.left().minus(TokenSteps.EARLY) : access.left().dividedBy(2);
    return new Known(access.text(), clock.instant().plus(use));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException.Unreachable("Stopped while waiting for an access token");
    }
  }

  private static Key key(UUID integration) {
    return new Key(Tenants.required(), integration);
  }
}
