package com.invicrm.access;

import com.invicrm.tenancy.TenantId;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody else who says who a person is (OpenID Connect), ready to be asked.
///
/// @param tenant whose provider it is; empty for Google, which is everybody's
/// @param secret null for a public client
/// @param callback where it sends the browser back to
record Provider(
    Optional<TenantId> tenant,
    String issuer,
    URI authorization,
    URI token,
    URI keys,
    String clientId,
    @Nullable String secret,
    URI callback) {
  boolean isGoogle() {
    return tenant.isEmpty();
  }

  @Override
  public String toString() {
    return "Provider[" + issuer + "]";
  }
}
