package com.invicrm.access;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.TenantId;
import java.util.Collection;
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

  /// Refuses to change a colleague's record to whoever may change only their own.
  ///
  /// @param what the kind of record
  /// @param owners whose it is; nobody's is everybody's
  /// @throws CrmException.Forbidden when it is a colleague's
  public void requireMayChange(String what, Collection<UUID> owners) {
    if (owners.isEmpty()
        || owners.contains(userId)
        || permissions().contains(Permission.RECORDS_MANAGE)) return;
    throw new CrmException.Forbidden(
        "This " + what + " is a colleague's. They can change it, or a manager or an admin.");
  }

  /// What they may do: what the role allows, as far as the credential reaches.
  public Set<String> permissions() {
    return ImmutableSet.copyOf(Sets.intersection(role.permissions(), via.scopes()));
  }
}
