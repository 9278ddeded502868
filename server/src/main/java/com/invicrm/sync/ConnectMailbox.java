package com.invicrm.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.access.SealedNotes;
import com.invicrm.access.Viewer;
import com.invicrm.sync.ConnectSteps.Wanted;
import com.invicrm.sync.MailConsent.Answer.Given;
import com.invicrm.tenancy.CrmException;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Connecting a mailbox at its provider: the browser goes there with a sealed note of who began and
/// what for, and comes back with it.
@Component
public class ConnectMailbox {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectMailbox.class);
  private static final String PLACE = "connect_mailbox";

  /// How long somebody may take at the provider's.
  public static final Duration GOOD = Duration.ofMinutes(10);

  /// What is wished for.
  ///
  /// @param integration the mailbox that is to be connected again; empty for another one
  public record Wish(Optional<UUID> integration, Start start) {}

  /// When reading begins.
  public enum Start {
    now,
    /// Once the owner has looked at what would come.
    afterPreview
  }

  /// What the provider sent the browser back with.
  public record Back(@Nullable String code, @Nullable String state, @Nullable String error) {
    @Override
    public String toString() {
      return "Back[]";
    }
  }

  /// How it ended.
  public sealed interface Outcome {
    /// The mailbox is connected.
    record Connected(UUID integration) implements Outcome {}

    /// It is not, and nothing has changed.
    record Not(Problem problem) implements Outcome {}
  }

  /// Why a mailbox was not connected.
  public enum Problem {
    /// The owner said no at the provider's.
    refused,
    /// It was begun too long ago, in another browser, or by somebody else.
    stale,
    /// The session ended meanwhile.
    signedOut,
    /// The owner did not tick that mail may be read.
    unticked,
    /// It was to be connected again, and another account was chosen.
    otherAccount,
    /// A colleague has connected that account.
    taken,
    /// The address belongs to somebody who was erased.
    erased,
    /// What came of it is still being taken back.
    closing,
    /// The provider does not answer.
    unreachable,
    /// The provider's answer cannot be used.
    failed
  }

  private record Note(
      UUID tenant,
      UUID user,
      String browser,
      String verifier,
      @Nullable UUID integration,
      Start start,
      Instant until) {
    @Override
    public String toString() {
      return "Note[]";
    }
  }

  private final MailConsent consent;
  private final ConnectSteps steps;
  private final TokenKeeper tokens;
  private final SealedNotes notes;
  private final Clock clock;

  ConnectMailbox(
      MailConsent consent, ConnectSteps steps, TokenKeeper tokens, SealedNotes notes, Clock clock) {
    this.consent = consent;
    this.steps = steps;
    this.tokens = tokens;
    this.notes = notes;
    this.clock = clock;
  }

  /// Whether mailboxes can be connected here.
  public boolean isSetUp() {
    return consent.isSetUp();
  }

  /// Begins; where the browser goes.
  ///
  /// @param browser a secret that the browser keeps, and no other has
  /// @throws CrmException.Conflict when the host has not made this installation known at the
  ///   provider
  /// @throws CrmException.NotFound when the mailbox that is to be connected again is not there
  /// @throws CrmException.Forbidden when it is a colleague's
  public URI begin(Viewer viewer, Wish wish, String browser) {
    if (!isSetUp()) {
      throw new CrmException.Conflict(
          "Mailboxes at Google cannot be connected yet: whoever runs this installation sets INVICRM_GOOGLE_CLIENT_ID and INVICRM_GOOGLE_CLIENT_SECRET. The README says how.",
          null);
    }
    Optional<String> hint = wish.integration().map(id -> steps.addressOf(viewer, id));
    var note =
        new Note(
            viewer.tenant().value(),
            viewer.userId(),
            browser,
            secret(),
            wish.integration().orElse(null),
            wish.start(),
            clock.instant().plus(GOOD));
    return consent.address(new MailConsent.Asked(notes.seal(note, PLACE), note.verifier(), hint));
  }

  /// Ends what was begun.
  ///
  /// @param viewer who is signed in now, if anybody is
  /// @param browser the secret that this browser keeps
  public Outcome finish(Optional<Viewer> viewer, Back back, Optional<String> browser) {
    Optional<Note> note =
        Optional.ofNullable(back.state())
            .flatMap(s -> notes.open(s, Note.class, PLACE))
            .filter(n -> isOf(n, browser));
    if (note.isEmpty()) return new Outcome.Not(Problem.stale);
    if (viewer.isEmpty()) return new Outcome.Not(Problem.signedOut);
    if (!isOf(note.get(), viewer.get())) return new Outcome.Not(Problem.stale);
    @Nullable String code = back.code();
    if ("access_denied".equals(back.error())) return new Outcome.Not(Problem.refused);
    if (back.error() != null || code == null) return new Outcome.Not(Problem.failed);
    return exchanged(viewer.get(), note.get(), code);
  }

  private Outcome exchanged(Viewer viewer, Note note, String code) {
    try {
      return switch (consent.exchange(code, note.verifier())) {
        case MailConsent.Answer.Refused _ -> new Outcome.Not(Problem.failed);
        case Given given -> kept(viewer, note, given);
      };
    } catch (SourceException.Unreachable e) {
      LOG.info("Connecting a mailbox: {}", e.getMessage());
      return new Outcome.Not(Problem.unreachable);
    }
  }

  private Outcome kept(Viewer viewer, Note note, Given given) {
    if (!given.scopes().containsAll(consent.needed())) return new Outcome.Not(Problem.unticked);
    try {
      var wanted = new Wanted(Optional.ofNullable(note.integration()), note.start());
      UUID integration = steps.keep(viewer, wanted, consent.provider(), given);
      tokens.forget(integration);
      return new Outcome.Connected(integration);
    } catch (ConnectSteps.NotConnected e) {
      return new Outcome.Not(e.problem());
    }
  }

  private boolean isOf(Note note, Optional<String> browser) {
    boolean same =
        browser
            .map(b -> MessageDigest.isEqual(b.getBytes(UTF_8), note.browser().getBytes(UTF_8)))
            .orElse(false);
    return same && clock.instant().isBefore(note.until());
  }

  private static boolean isOf(Note note, Viewer viewer) {
    return note.tenant().equals(viewer.tenant().value()) && note.user().equals(viewer.userId());
  }

  /// A secret that nobody guesses: 43 characters, as RFC 7636 wants them.
  public static String secret() {
    return new CodeVerifier().getValue();
  }
}
