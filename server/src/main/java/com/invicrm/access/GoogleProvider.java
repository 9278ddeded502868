package com.invicrm.access;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Google, as this installation is known there; nobody signs in by it without a client id.
@ConfigurationProperties("invicrm.google")
record GoogleProvider(
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    String issuer,
    URI authUrl,
    URI tokenUrl,
    URI keysUrl) {
  Optional<Provider> provider(String home) {
    if (clientId.isBlank()) return Optional.empty();
    return Optional.of(
        new Provider(
            Optional.empty(),
            issuer,
            authUrl,
            tokenUrl,
            keysUrl,
            clientId,
            clientSecret.isBlank() ? null : clientSecret,
            URI.create(home + "/api/v1/auth/google/callback")));
  }

  @Override
  public String toString() {
    return "GoogleProvider[" + clientId + "]";
  }
}
