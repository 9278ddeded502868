package com.invicrm.capture;

import java.util.Collection;
import java.util.Set;

/// Who belongs to the workspace: its users, and whoever writes from a domain that its mailboxes'
/// owners have for themselves.
public final class Colleagues {
  private final Owner owners;
  private final Set<String> users;

  /// @param owners addresses of the owners of mailboxes
  /// @param users addresses of users
  public Colleagues(Set<String> owners, Set<String> users) {
    this.owners = new Owner(owners);
    this.users = Set.copyOf(users);
  }

  /// Whether all of these are colleagues.
  public boolean are(Collection<String> addresses) {
    return addresses.stream()
        .allMatch(a -> owners.owns(a) || users.contains(a) || owners.isColleague(a));
  }
}
