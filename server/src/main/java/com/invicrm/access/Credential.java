package com.invicrm.access;

import com.google.common.collect.ImmutableSet;
import java.util.Set;
import java.util.UUID;

/// Through what somebody is signed in.
///
/// @param id the session, the key, or the link of the two accounts
/// @param scopes what it lets its user do of what their role allows
public record Credential(Kind kind, UUID id, Set<String> scopes) {
  /// Kinds of credentials.
  public enum Kind {
    /// A session whose token stays in a browser's cookie.
    browser,
    /// A session whose token a program holds.
    token,
    apiKey,
    slack
  }

  public Credential {
    scopes = ImmutableSet.copyOf(scopes);
  }

  /// A sign-in of one's own: all that the role allows.
  ///
  /// @param kind `browser` or `token`
  /// @param id the token's `sid`
  public static Credential session(Kind kind, UUID id) {
    return new Credential(kind, id, Permission.ALL);
  }

  /// A program's key: what it was made for.
  public static Credential apiKey(UUID id, Set<String> scopes) {
    return new Credential(Kind.apiKey, id, scopes);
  }

  /// A Slack user who was linked.
  public static Credential slack(UUID link) {
    return new Credential(Kind.slack, link, Permission.ALL);
  }
}
