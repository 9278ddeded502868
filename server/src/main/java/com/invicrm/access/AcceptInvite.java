package com.invicrm.access;

import com.google.common.collect.ImmutableList;
import com.invicrm.tenancy.CrmException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes an account with a password out of an invitation, once, and signs in.
@Component
public class AcceptInvite {
  private final OpenInvites invites;
  private final Passwords passwords;
  private final Entrance entrance;

  AcceptInvite(OpenInvites invites, Passwords passwords, Entrance entrance) {
    this.invites = invites;
    this.passwords = passwords;
    this.entrance = entrance;
  }

  /// Accepts; a token that nobody has takes as long.
  ///
  /// @param name what they are called; empty takes the invitation's
  /// @param kind `browser` or `token`: who will hold the session's token
  /// @throws CrmException.NotFound when the link is not good, whatever the reason
  /// @throws CrmException.Invalid when the password is too easy to guess, or the name is missing
  public SignedIn accept(
      String token, Optional<String> name, String password, Credential.Kind kind) {
    Optional<OpenInvites.Found> found = invites.find(token);
    List<String> known =
        ImmutableList.<String>builder()
            .addAll(found.map(OpenInvites.Found::known).orElse(List.of()))
            .addAll(name.stream().toList())
            .build();
    String hash = passwords.hash(new ChosenPassword("password", password, known));
    return entrance.open(invites.accept(found.orElseThrow(OneTimeLinks::gone), name, hash), kind);
  }
}
