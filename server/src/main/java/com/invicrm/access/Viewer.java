package com.invicrm.access;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.invicrm.tenancy.TenantId;
import java.util.Set;
import java.util.UUID;

/// Whoever is signed in: in whose name something is read or written.
public record Viewer(TenantId tenant, UUID userId, Credential via, Role role) {
  /// Somebody whose session's token a program holds.
  ///
  /// @param sessionId the token's `sid`
  public Viewer(TenantId tenant, UUID userId, UUID sessionId, Role role) {
    this(tenant, userId, Credential.session(Credential.Kind.token, sessionId), role);
  }

  /// What they may do: what the role allows, as far as the credential reaches.
  public Set<String> permissions() {
    return ImmutableSet.copyOf(Sets.intersection(role.permissions(), via.scopes()));
  }
}
