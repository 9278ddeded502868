package com.invicrm.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import com.invicrm.vault.TenantSecrets;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who else says who somebody is: Google for everybody, and a workspace's own.
@Component
public class Providers {
  private final GoogleProvider google;
  private final ProviderStore store;
  private final Discovery discovery;
  private final Sealing sealing;
  private final String home;

  Providers(
      GoogleProvider google,
      ProviderStore store,
      Discovery discovery,
      Sealing sealing,
      @Value("${invicrm.public-url}") String home) {
    this.google = google;
    this.store = store;
    this.discovery = discovery;
    this.sealing = sealing;
    this.home = home;
  }

  /// How a workspace's secret is kept, and its transactions.
  @Component
  record Sealing(TenantSecrets secrets, Transactions steps) {
    byte @Nullable [] seal(@Nullable String secret) {
      return secret == null ? null : secrets.seal(secret.getBytes(UTF_8), place());
    }

    @Nullable String open(byte @Nullable [] sealed) {
      return sealed == null ? null : new String(secrets.open(sealed, place()), UTF_8);
    }

    private static String place() {
      return "sign_in_providers/client_secret/" + Tenants.required();
    }
  }

  /// Whether people sign in with Google here.
  public boolean hasGoogle() {
    return google.provider(home).isPresent();
  }

  /// Whether a workspace has a provider of its own; a workspace that is none has none.
  public boolean hasOwn(TenantId tenant) {
    return kept(tenant).isPresent();
  }

  /// The running workspace's own.
  ///
  /// @throws CrmException.NotFound when it has none
  public OidcSettings own() {
    return settings(kept(Tenants.required()).orElseThrow(Providers::none));
  }

  /// Sets the running workspace's own, once its discovery document was read.
  ///
  /// @param secret null keeps the one there is, as long as issuer and client stay the same
  /// @throws CrmException.Invalid of field `issuer` when it cannot be one
  public OidcSettings put(Viewer viewer, String issuer, String clientId, @Nullable String secret) {
    try {
      discovery.of(issuer);
    } catch (IOException e) {
      throw new CrmException.Invalid("issuer", String.valueOf(e.getMessage()));
    }
    sealing
        .steps()
        .run(() -> {
          Optional<OidcSettings> before = store.find().map(this::settings);
          byte @Nullable [] sealed = sealing.seal(secret);
          if (secret == null) sealed = keptSecret(issuer, clientId);
          var fresh = new ProviderStore.Kept(issuer, clientId, sealed);
          store.put(fresh, viewer.userId());
          sealing
              .steps()
              .tell(
                  new Audited(
                      "oidc.changed",
                      viewer.tenant().value(),
                      before.orElse(null),
                      settings(fresh),
                      null));
        });
    return own();
  }

  /// Takes the running workspace's own away.
  public void delete() {
    sealing
        .steps()
        .run(() -> {
          if (store.delete()) {
            sealing.steps().tell(Audited.of("oidc.deleted", Tenants.required().value()));
          }
        });
  }

  /// Google, ready to be asked.
  ///
  /// @throws CrmException.NotFound when nobody signs in with Google here
  Provider google() {
    return google.provider(home).orElseThrow(Providers::none);
  }

  /// A workspace's own, ready to be asked.
  ///
  /// @throws CrmException.NotFound when it has none
  /// @throws IOException when it does not answer
  Provider own(TenantId tenant) throws IOException {
    ProviderStore.Kept kept = kept(tenant).orElseThrow(Providers::none);
    OIDCProviderMetadata metadata = discovery.of(kept.issuer());
    return new Provider(
        Optional.of(tenant),
        kept.issuer(),
        metadata.getAuthorizationEndpointURI(),
        metadata.getTokenEndpointURI(),
        metadata.getJWKSetURI(),
        kept.clientId(),
        Tenants.call(tenant, () -> sealing.open(kept.sealedSecret())),
        callback(tenant));
  }

  private Optional<ProviderStore.Kept> kept(TenantId tenant) {
    return Tenants.call(tenant, () -> sealing.steps().read(store::find));
  }

  private byte @Nullable [] keptSecret(String issuer, String clientId) {
    ProviderStore.@Nullable Kept kept = store.find().orElse(null);
    if (kept == null) return null;
    boolean same = kept.issuer().equals(issuer) && kept.clientId().equals(clientId);
    return same ? kept.sealedSecret() : null;
  }

  private OidcSettings settings(ProviderStore.Kept kept) {
    return new OidcSettings(
        kept.issuer(), kept.clientId(), callback(Tenants.required()).toString());
  }

  private URI callback(TenantId tenant) {
    return URI.create(home + "/api/v1/auth/oidc/" + tenant + "/callback");
  }

  private static CrmException.NotFound none() {
    return new CrmException.NotFound("There is no such sign-in here.");
  }
}
