package com.invicrm.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The authorization code flow with PKCE (RFC 7636), as far as the provider sees it.
@Component
class ProviderExchange {
  private final ProviderCalls calls;

  ProviderExchange(ProviderCalls calls) {
    this.calls = calls;
  }

  /// What only the browser that began knows.
  record Proof(String state, String nonce, String verifier) {
    static Proof random() {
      return new Proof(
          new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue());
    }

    @Override
    public String toString() {
      return "Proof[]";
    }
  }

  /// Whom a provider says it has before it.
  ///
  /// @param email empty unless it says that the address is verified
  record Person(String subject, Optional<String> email, Optional<String> name) {}

  /// Where the browser goes.
  URI address(Provider provider, Proof secrets) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope("openid", "email", "profile"),
            new ClientID(provider.clientId()),
            provider.callback())
        .endpointURI(provider.authorization())
        .state(new State(secrets.state()))
        .nonce(new Nonce(secrets.nonce()))
        .codeChallenge(new CodeVerifier(secrets.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /// Trades the code for the person.
  ///
  /// @throws IOException when the provider does not answer, or its answer proves nothing
  Person person(Provider provider, Proof secrets, String code) throws IOException {
    try {
      JWT token = token(provider, secrets, code).getOIDCTokens().getIDToken();
      return person(provider, claims(provider, secrets, token));
    } catch (ParseException
        | java.text.ParseException
        | BadJOSEException
        | JOSEException
        | IllegalArgumentException e) {
      throw new IOException("The provider's answer proves nothing", e);
    }
  }

  private OIDCTokenResponse token(Provider provider, Proof secrets, String code)
      throws IOException, ParseException {
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), provider.callback(), new CodeVerifier(secrets.verifier()));
    var client = new ClientID(provider.clientId());
    @Nullable String secret = provider.secret();
    TokenRequest request =
        secret == null
            ? new TokenRequest.Builder(provider.token(), client, grant).build()
            : new TokenRequest.Builder(
                    provider.token(), new ClientSecretBasic(client, new Secret(secret)), grant)
                .build();
    var answer = OIDCTokenResponseParser.parse(calls.send(request.toHTTPRequest()));
    if (!answer.indicatesSuccess()) {
      throw new IOException("The provider refused the code");
    }
    return (OIDCTokenResponse) answer.toSuccessResponse();
  }

  private IDTokenClaimsSet claims(Provider provider, Proof secrets, JWT token)
      throws IOException, java.text.ParseException, BadJOSEException, JOSEException {
    if (!(token instanceof SignedJWT signed)) throw new IOException("The token is not signed");
    JWSAlgorithm algorithm = signed.getHeader().getAlgorithm();
    // A secret is no key here: whoever knows it could sign as the provider.
    if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
      throw new IOException("The token is not signed by a private key");
    }
    JWKSet keys = JWKSet.parse(calls.read(provider.keys()));
    return new IDTokenValidator(
            new Issuer(provider.issuer()), new ClientID(provider.clientId()), algorithm, keys)
        .validate(token, new Nonce(secrets.nonce()));
  }

  private static Person person(Provider provider, IDTokenClaimsSet claims) {
    Optional<String> email =
        Optional.ofNullable(claims.getStringClaim("email"))
            .filter(e -> Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")))
            .filter(e -> !provider.isGoogle() || isGooglesOwn(e, claims));
    return new Person(
        claims.getSubject().getValue(),
        email,
        Optional.ofNullable(claims.getStringClaim("name")).filter(n -> !n.isBlank()));
  }

  /// Of other addresses Google says only that they were once verified; they may have changed hands.
  private static boolean isGooglesOwn(String email, IDTokenClaimsSet claims) {
    return email.endsWith("@gmail.com") || claims.getStringClaim("hd") != null;
  }
}
