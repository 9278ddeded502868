package com.invicrm.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.access.ProviderExchange.Proof;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.TenantId;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Signing in with Google or a workspace's own provider. What was begun is carried by the browser
/// that began, sealed: no other browser can end it.
@Component
public class ProviderSignIns {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIns.class);
  private static final String PLACE = "provider_sign_in";

  /// A path of this app: no scheme, no host, nothing that a browser might take for one.
  private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

  /// How long somebody may take at the provider's.
  public static final Duration GOOD = Duration.ofMinutes(10);

  /// What was begun.
  ///
  /// @param address where the browser goes
  /// @param note what it brings back
  public record Begun(URI address, String note) {}

  /// How it ended.
  public sealed interface Outcome {
    /// Signed in.
    ///
    /// @param returnTo a path of this app
    record In(SignedIn session, String returnTo) implements Outcome {}

    /// Not signed in.
    ///
    /// @param problem a stable name for the page
    record Out(String problem) implements Outcome {}
  }

  /// What a provider sent the browser back with.
  public record Answer(@Nullable String code, @Nullable String state, @Nullable String error) {}

  private record Note(
      @Nullable UUID tenant,
      Proof proof,
      String returnTo,
      @Nullable String invite,
      Instant until) {}

  private final Providers providers;
  private final ProviderExchange exchange;
  private final Identities identities;
  private final Entrance entrance;
  private final Notes notes;

  ProviderSignIns(
      Providers providers,
      ProviderExchange exchange,
      Identities identities,
      Entrance entrance,
      Notes notes) {
    this.providers = providers;
    this.exchange = exchange;
    this.identities = identities;
    this.entrance = entrance;
    this.notes = notes;
  }

  /// The sealed notes, and the time.
  @Component
  record Notes(SealedNotes sealed, Clock clock) {}

  /// Begins.
  ///
  /// @param tenant whose own provider; empty for Google
  /// @param returnTo a path of this app
  /// @param invite the token of an invitation to accept
  /// @throws CrmException.NotFound when there is no such provider, or it does not answer
  /// @throws CrmException.Invalid of field `returnTo` when it leads elsewhere
  public Begun begin(Optional<TenantId> tenant, String returnTo, Optional<String> invite) {
    if (!PATH.matcher(returnTo).matches()) {
      throw new CrmException.Invalid("returnTo", "is not a path of this app, such as /people");
    }
    Proof proof = Proof.random();
    try {
      URI address = exchange.address(provider(tenant), proof);
      var note =
          new Note(
              tenant.map(TenantId::value).orElse(null),
              proof,
              returnTo,
              invite.orElse(null),
              notes.clock().instant().plus(GOOD));
      return new Begun(address, notes.sealed().seal(note, PLACE));
    } catch (IOException e) {
      LOG.info("A provider does not answer: {}", e.getMessage());
      throw new CrmException.NotFound("The sign-in provider does not answer. Try again later.");
    }
  }

  /// Ends what this browser began.
  ///
  /// @param note what [#begin] gave it
  public Outcome finish(Optional<TenantId> tenant, Answer answer, Optional<String> note) {
    Optional<Note> begun =
        note.flatMap(n -> notes.sealed().open(n, Note.class, PLACE))
            .filter(n -> isOf(n, tenant, answer));
    if (begun.isEmpty()) return new Outcome.Out("provider-stale");
    @Nullable String code = answer.code();
    if (answer.error() != null || code == null) return new Outcome.Out("provider-refused");
    try {
      Provider provider = provider(tenant);
      ProviderExchange.Person person = exchange.person(provider, begun.get().proof(), code);
      Directory.Entry user =
          identities.user(provider, person, Optional.ofNullable(begun.get().invite()));
      return new Outcome.In(entrance.open(user, Credential.Kind.browser), begun.get().returnTo());
    } catch (IOException e) {
      LOG.info("A provider's answer was not taken: {}", e.getMessage());
      return new Outcome.Out("provider-failed");
    } catch (Identities.NotLetIn e) {
      return new Outcome.Out(e.trouble().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    } catch (CrmException.Unauthenticated e) {
      return new Outcome.Out("no-account");
    }
  }

  private Provider provider(Optional<TenantId> tenant) throws IOException {
    return tenant.isPresent() ? providers.own(tenant.get()) : providers.google();
  }

  private boolean isOf(Note note, Optional<TenantId> tenant, Answer answer) {
    @Nullable String state = answer.state();
    return state != null
        && MessageDigest.isEqual(state.getBytes(UTF_8), note.proof().state().getBytes(UTF_8))
        && tenant.map(TenantId::value).equals(Optional.ofNullable(note.tenant()))
        && notes.clock().instant().isBefore(note.until());
  }
}
