package com.invicrm.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What providers say about themselves (OpenID Connect Discovery 1.0), remembered for some minutes.
@Component
class Discovery {
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private final ProviderCalls calls;
  private final Cache<String, OIDCProviderMetadata> known =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(5)).build();

  Discovery(ProviderCalls calls) {
    this.calls = calls;
  }

  /// The addresses of a provider.
  ///
  /// @throws IOException when it does not answer, or is another one than it was called; in words
  ///   that follow the word issuer
  OIDCProviderMetadata of(String issuer) throws IOException {
    @Nullable OIDCProviderMetadata remembered = known.getIfPresent(issuer);
    if (remembered != null) return remembered;
    OIDCProviderMetadata read = read(issuer);
    known.put(issuer, read);
    return read;
  }

  private OIDCProviderMetadata read(String issuer) throws IOException {
    try {
      URI address = URI.create(issuer.replaceAll("/+$", "") + DOCUMENT);
      calls.check(address);
      OIDCProviderMetadata read = OIDCProviderMetadata.parse(calls.read(address));
      if (!read.getIssuer().getValue().equals(issuer)) {
        throw new IOException("calls itself " + read.getIssuer() + ": write it exactly like that");
      }
      if (read.getAuthorizationEndpointURI() == null || read.getTokenEndpointURI() == null) {
        throw new IOException("has no authorization code flow");
      }
      calls.check(read.getAuthorizationEndpointURI());
      return read;
    } catch (ParseException | IllegalArgumentException e) {
      throw new IOException("has no discovery document that can be read", e);
    }
  }
}
