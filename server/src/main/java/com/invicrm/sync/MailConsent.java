package com.invicrm.sync;

import com.google.common.collect.ImmutableSet;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What a provider does so that a mailbox may be read: its owner's consent, and the tokens that
/// come of it.
///
/// A provider that does not answer is a [SourceException.Unreachable]. No message and no `toString`
/// holds a token.
public interface MailConsent {
  /// The provider's name, as on the mailbox.
  String provider();

  /// Whether this installation is known there.
  boolean isSetUp();

  /// What an owner must allow.
  Set<String> needed();

  /// Where the browser goes.
  URI address(Asked asked);

  /// Trades what the browser came back with for tokens.
  ///
  /// @param verifier the secret that the address was made with (RFC 7636)
  Answer exchange(String code, String verifier);

  /// A new access token.
  Answer refresh(String refresh);

  /// Takes the consent back at the provider, and has it tell of changes no more.
  ///
  /// @return whether it is taken back
  boolean revoke(String refresh);

  /// What the browser is sent with.
  ///
  /// @param hint the account that is expected
  record Asked(String state, String verifier, Optional<String> hint) {
    @Override
    public String toString() {
      return "Asked[]";
    }
  }

  /// What a provider answers.
  sealed interface Answer {
    /// It gives tokens.
    ///
    /// @param refresh only when it is another one than before
    /// @param account of an exchange
    record Given(
        String access,
        Duration goodFor,
        Optional<String> refresh,
        Set<String> scopes,
        Optional<Account> account)
        implements Answer {
      public Given {
        scopes = ImmutableSet.copyOf(scopes);
      }

      @Override
      public String toString() {
        return "Given[]";
      }
    }

    /// What it was sent is not, or no longer, good.
    record Refused() implements Answer {}
  }

  /// Who allowed it.
  ///
  /// @param address as written
  /// @param subject the provider's own id of the account: addresses change
  record Account(String address, String subject) {}
}
