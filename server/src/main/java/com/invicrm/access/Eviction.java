package com.invicrm.access;

import java.util.UUID;

/// Something of access that changed, and that no node may go on remembering as it was.
record Eviction(Kind kind, UUID id) {
  /// What is remembered, and whose id is given.
  enum Kind {
    /// A session that ended.
    session,
    /// An API key that was revoked.
    key,
    /// A user: their name, their role, whether they may sign in.
    user,
    /// The settings of a workspace.
    workspace
  }

  static Eviction read(String text) {
    String[] parts = text.split(" ", 2);
    return new Eviction(Kind.valueOf(parts[0]), UUID.fromString(parts[1]));
  }

  @Override
  public String toString() {
    return kind + " " + id;
  }
}
