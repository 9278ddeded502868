package com.invicrm.sync.google;

import com.invicrm.sync.PushSource;
import com.invicrm.tenancy.CrmException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Pushes by Google's Pub/Sub: signed by Google for this address and in the name of the host's
/// service account.
@Component
class GooglePush implements PushSource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BEARER = "Bearer ";

  private final GoogleSettings settings;
  private final DefaultJWTProcessor<SecurityContext> tokens;

  GooglePush(GoogleSettings settings, @Value("${invicrm.public-url}") String home)
      throws MalformedURLException {
    this.settings = settings;
    this.tokens = new DefaultJWTProcessor<>();
    var keys = JWKSourceBuilder.create(settings.keysUrl().toURL()).build();
    tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    tokens.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            home + "/api/v1/integrations/google/push", null, Set.of("exp", "iss", "email")));
  }

  @Override
  public String provider() {
    return "gmail";
  }

  @Override
  public Optional<String> address(@Nullable String authorization, byte[] body) {
    if (authorization == null || !authorization.startsWith(BEARER)) throw refused();
    try {
      JWTClaimsSet claims = tokens.process(authorization.substring(BEARER.length()), null);
      if (!isGoogles(claims)) throw refused();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw refused();
    }
    return told(body);
  }

  /// Without an account of the host's nobody is believed: Google signs for anybody's.
  private boolean isGoogles(JWTClaimsSet claims) throws ParseException {
    return !settings.pushAccount().isBlank()
        && settings.pushAccount().equals(claims.getStringClaim("email"))
        && Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))
        && bare(settings.issuer()).equals(bare(claims.getIssuer()));
  }

  /// Google names itself with and without the scheme.
  private static String bare(String issuer) {
    return issuer.replaceFirst("^https://", "");
  }

  /// What cannot be read is not sent better the next time: it counts as taken. The history id is
  /// left aside, since it says nothing about how far the mailbox is read.
  private static Optional<String> told(byte[] body) {
    try {
      String data = JSON.readTree(body).at("/message/data").asString("");
      byte[] push = Base64.getDecoder().decode(data.replace('-', '+').replace('_', '/'));
      return JSON.readTree(push).path("emailAddress").asStringOpt();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static CrmException.Unauthenticated refused() {
    return new CrmException.Unauthenticated("This is not a push that Google signed for this host.");
  }
}
