package com.invicrm.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.access.Audited;
import com.invicrm.sync.MailConsent.Answer.Given;
import com.invicrm.sync.TokenStore.Row;
import com.invicrm.sync.TokenStore.Sealed;
import com.invicrm.tenancy.RecordChanged;
import com.invicrm.vault.TenantSecrets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is done with tokens of mailboxes, each step a short transaction: none is open while a
/// provider is asked.
@Component
@Transactional
class TokenSteps {
  /// A token is renewed so long before its end.
  static final Duration EARLY = Duration.ofMinutes(5);

  /// As long as somebody else may still be given it while a new one is asked for.
  private static final Duration STILL_GOOD = Duration.ofMinutes(1);

  /// Longer than any call to a provider takes.
  private static final Duration LEASE = Duration.ofMinutes(1);

  /// A second refusal counts after so long: the first may have been somebody's hiccup.
  private static final Duration CONFIRMED = Duration.ofMinutes(1);

  /// An access token.
  ///
  /// @param left how long it is good
  record Access(String text, int version, Duration left) {
    @Override
    public String toString() {
      return "Access[" + version + "]";
    }
  }

  /// What is to be done to have one.
  sealed interface Next {
    /// Nothing: here it is.
    record Have(Access access) implements Next {}

    /// Whoever was told so asks the provider.
    ///
    /// @param version of the access token that is replaced
    record Ask(UUID integration, String refresh, int version) implements Next {
      @Override
      public String toString() {
        return "Ask[" + integration + "]";
      }
    }

    /// Somebody else asks.
    record Wait() implements Next {}

    /// The refresh token was refused a moment ago: whether that counts shows later.
    record Later() implements Next {}

    /// The owner has to allow it anew.
    record Lost() implements Next {}
  }

  private final TokenStore store;
  private final TenantSecrets secrets;
  private final ApplicationEventPublisher news;

  TokenSteps(TokenStore store, TenantSecrets secrets, ApplicationEventPublisher news) {
    this.store = store;
    this.secrets = secrets;
    this.news = news;
  }

  /// What is to be done to have an access token.
  ///
  /// @param refused one that is good no longer, whatever is known of it
  public Next next(UUID integration, @Nullable String refused) {
    Optional<Row> found = store.lock(integration);
    if (found.isEmpty() || isLost(found.get())) return new Next.Lost();
    Row row = found.get();
    Duration needed = row.isAskedFor() ? STILL_GOOD : EARLY;
    boolean isGood = row.accessLeft().compareTo(needed) > 0;
    Optional<String> access =
        row.access()
            .filter(_ -> isGood)
            .map(s -> opened(s, access(integration)))
            .filter(t -> !t.equals(refused));
    if (access.isPresent()) {
      return new Next.Have(new Access(access.get(), row.version(), row.accessLeft()));
    }
    if (row.isAskedFor()) return new Next.Wait();
    if (row.refusedFor().filter(d -> d.compareTo(CONFIRMED) < 0).isPresent()) {
      return new Next.Later();
    }
    store.lease(integration, LEASE);
    String refresh = opened(row.refresh().orElseThrow(), refresh(integration));
    return new Next.Ask(integration, refresh, row.version());
  }

  private static boolean isLost(Row row) {
    return row.refresh().isEmpty()
        || row.status().equals("reauth")
        || row.status().equals("disconnected");
  }

  /// Keeps what the provider gave; nothing when the owner came in between.
  public Optional<Access> keep(Next.Ask asked, Given given) {
    if (!isStill(asked)) return Optional.empty();
    return Optional.of(kept(asked.integration(), given));
  }

  /// Keeps what an owner's consent gave, in the transaction that makes the mailbox.
  @Transactional(propagation = Propagation.MANDATORY)
  public Access kept(UUID integration, Given given) {
    Sealed access = sealed(given.access(), access(integration));
    @Nullable Sealed refresh =
        given.refresh().map(t -> sealed(t, refresh(integration))).orElse(null);
    int version = store.keep(integration, access, given.goodFor(), refresh);
    return new Access(given.access(), version, given.goodFor());
  }

  /// Whoever asked got no answer.
  public void release(Next.Ask asked) {
    store.release(asked.integration(), asked.version());
  }

  /// The provider refused the refresh token: what is to be done now.
  ///
  /// Somebody else may have been given another one meanwhile.
  public Optional<Next> refused(Next.Ask asked) {
    if (!isStill(asked)) return Optional.empty();
    boolean confirmed = store.lock(asked.integration()).flatMap(Row::refusedFor).isPresent();
    store.refuse(asked.integration());
    if (!confirmed) return Optional.of(new Next.Later());
    lose(asked.integration());
    return Optional.of(new Next.Lost());
  }

  /// The owner has to allow it anew, and is told once.
  public void lose(UUID integration) {
    if (!store.lose(integration)) return;
    news.publishEvent(Audited.of("mailbox.refused", integration));
    news.publishEvent(RecordChanged.one("integration", integration));
  }

  /// Forgets the tokens; the refresh token, so that the provider can be told.
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<String> erase(UUID integration) {
    Optional<String> refresh =
        store.lock(integration).flatMap(Row::refresh).map(s -> opened(s, refresh(integration)));
    store.erase(integration);
    return refresh;
  }

  private boolean isStill(Next.Ask asked) {
    return store
        .lock(asked.integration())
        .filter(r -> r.version() == asked.version() && !isLost(r))
        .isPresent();
  }

  private Sealed sealed(String token, String place) {
    return new Sealed(secrets.seal(token.getBytes(UTF_8), place));
  }

  private String opened(Sealed token, String place) {
    return new String(secrets.open(token.bytes(), place), UTF_8);
  }

  private static String access(UUID integration) {
    return "user_integrations.access_sealed/" + integration;
  }

  private static String refresh(UUID integration) {
    return "user_integrations.refresh_sealed/" + integration;
  }
}
