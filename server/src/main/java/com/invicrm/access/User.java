package com.invicrm.access;

import java.util.UUID;

/// Somebody who signs in.
///
/// @param locale `en` or `ar`, their own or the workspace's
/// @param timezone an IANA zone, their own or the workspace's
public record User(
    UUID id, String email, String name, Role role, Status status, String locale, String timezone) {
  /// Whether they may use the workspace.
  public enum Status {
    active,
    disabled
  }
}
