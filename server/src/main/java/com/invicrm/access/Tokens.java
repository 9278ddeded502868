package com.invicrm.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/// The one kind of token: an ES256 JWT of seven days with claims `sub`, `sid`, `tenant_id`, `role`
/// and `token_version`.
///
/// A verified token is remembered for three seconds: a sign-out or a changed role takes effect on
/// every node within that, and at once where word of it comes ([Evictions]).
@Component
public class Tokens {
  private static final Duration LIFETIME = Duration.ofDays(7);
  static final Duration REMEMBERED = Duration.ofSeconds(3);

  /// How late it may be noted that something is in use.
  static final Duration NOTED = Duration.ofMinutes(5);

  private static final String AUDIENCE = "invicrm";

  private final NimbusJwtEncoder encoder;
  private final NimbusJwtDecoder decoder;
  private final SessionStore sessions;
  private final Transactions steps;
  private final Clock clock;
  private final String issuer;
  private final Cache<String, Viewer> viewers =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(REMEMBERED).build();

  Tokens(
      SigningKeys keys,
      SessionStore sessions,
      Transactions steps,
      Clock clock,
      @Value("${invicrm.public-url}") String issuer) {
    this.encoder =
        new NimbusJwtEncoder(
            (selector, context) -> selector.select(keys.all()).stream().limit(1).toList());
    this.decoder = decoder(keys, clock, issuer);
    this.sessions = sessions;
    this.steps = steps;
    this.clock = clock;
    this.issuer = issuer;
  }

  /// A token and when it ends.
  record Issued(String token, Instant expiresAt) {}

  /// A token for a viewer.
  Issued issue(Viewer viewer, int tokenVersion) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(LIFETIME);
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .issuer(issuer)
            .audience(List.of(AUDIENCE))
            .subject(viewer.userId().toString())
            .issuedAt(now)
            .expiresAt(expiresAt)
            .claim("sid", viewer.via().id().toString())
            .claim("tenant_id", viewer.tenant().toString())
            .claim("role", viewer.role().name())
            .claim("token_version", tokenVersion)
            .build();
    JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).type("JWT").build();
    return new Issued(
        encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), expiresAt);
  }

  /// Whoever the token belongs to, with the role they have now.
  ///
  /// @throws CrmException.Unauthenticated when it is not ours, expired, signed out, or its user
  ///   changed
  public Viewer viewer(String token) {
    return viewers.get(token, this::verified);
  }

  /// The session's token is verified anew.
  void forgetSession(UUID id) {
    viewers.asMap().values().removeIf(v -> v.via().id().equals(id));
  }

  /// All the user's tokens are verified anew.
  void forgetUser(UUID id) {
    viewers.asMap().values().removeIf(v -> v.userId().equals(id));
  }

  private Viewer verified(String token) {
    try {
      Jwt jwt = decoder.decode(token);
      TenantId tenant = new TenantId(UUID.fromString(jwt.getClaimAsString("tenant_id")));
      UUID user = UUID.fromString(jwt.getSubject());
      UUID session = UUID.fromString(jwt.getClaimAsString("sid"));
      int version = Integer.parseInt(jwt.getClaimAsString("token_version"));
      SessionStore.Standing now = Tenants.call(tenant, () -> standing(session, user, version));
      return new Viewer(tenant, user, Credential.session(now.kind(), session), now.role());
    } catch (JwtException
        | IllegalArgumentException
        | NullPointerException
        | ClassCastException e) {
      throw notSignedIn();
    }
  }

  private SessionStore.Standing standing(UUID session, UUID user, int version) {
    SessionStore.Standing now =
        steps
            .read(() -> sessions.standing(session, user, version))
            .orElseThrow(Tokens::notSignedIn);
    if (now.lastUsedAt().isBefore(clock.instant().minus(NOTED))) {
      steps.run(() -> sessions.used(session));
    }
    return now;
  }

  static CrmException.Unauthenticated notSignedIn() {
    return new CrmException.Unauthenticated(
        "This sign-in is over or was never good. Sign in again.");
  }

  private static NimbusJwtDecoder decoder(SigningKeys keys, Clock clock, String issuer) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.ES256, (selector, context) -> selector.select(keys.all())));
    // Spring's validators below check the claims, by our clock.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    var timestamps = new JwtTimestampValidator(Duration.ofSeconds(30));
    timestamps.setClock(clock);
    OAuth2TokenValidator<Jwt> validator =
        new DelegatingOAuth2TokenValidator<>(
            timestamps, new JwtIssuerValidator(issuer), new JwtAudienceValidator(AUDIENCE));
    decoder.setJwtValidator(validator);
    return decoder;
  }
}
