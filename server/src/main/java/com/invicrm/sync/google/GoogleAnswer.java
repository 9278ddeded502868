package com.invicrm.sync.google;

import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What Google answers when it is asked for tokens.
public sealed interface GoogleAnswer {
  /// Tokens.
  ///
  /// @param expiresIn how long the access token is good
  /// @param refresh by which further access tokens are had; Google sends one with the first consent
  ///   only
  /// @param scopes what the owner allowed, which may be less than was asked for
  /// @param who whose they are, if that was asked for
  record Granted(
      Token access,
      Duration expiresIn,
      Optional<Token> refresh,
      Set<String> scopes,
      Optional<Account> who)
      implements GoogleAnswer {
    public Granted {
      scopes = ImmutableSet.copyOf(scopes);
    }
  }

  /// An account at Google.
  ///
  /// @param subject stays when the address changes
  record Account(String subject, String email) {}

  /// The owner took access back, or the code is used, old, or somebody else's.
  record InvalidGrant() implements GoogleAnswer {}

  /// Google does not take this installation's app: its settings are wrong.
  ///
  /// @param error as Google names it, such as `invalid_client`
  record Refused(String error) implements GoogleAnswer {}

  /// No answer, or none that can be read; later there may be one.
  record Silent() implements GoogleAnswer {}
}
