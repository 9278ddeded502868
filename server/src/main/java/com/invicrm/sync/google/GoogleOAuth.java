package com.invicrm.sync.google;

import com.invicrm.sync.SourceException.Unreachable;
import com.invicrm.sync.google.GoogleAnswer.Silent;
import com.invicrm.sync.google.GoogleHttp.Answer;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Google's consent: an owner allows this installation to read a mailbox, while nobody is there too
/// (RFC 6749, RFC 7636).
@Component
public class GoogleOAuth {
  /// Lets one read mail, and nothing else.
  public static final String READ_MAIL = "https://www.googleapis.com/auth/gmail.readonly";

  /// What is asked for when a mailbox is connected.
  ///
  /// @param verifier kept here, and told again when the code is exchanged: 43 random characters at
  ///   least
  /// @param scopes beyond who it is
  /// @param hint the address that is meant, if it is known
  public record Request(
      String state, String verifier, URI back, Set<String> scopes, Optional<String> hint) {
    @Override
    public String toString() {
      return "Request[]";
    }
  }

  private final GoogleHttp http;
  private final GoogleSettings settings;

  GoogleOAuth(GoogleHttp http, GoogleSettings settings) {
    this.http = http;
    this.settings = settings;
  }

  /// Whether this installation is known to Google at all.
  public boolean isSetUp() {
    return !settings.clientId().isBlank();
  }

  /// Where the owner's browser goes.
  public URI authorization(Request request) {
    var scopes = new Scope("openid", "email");
    request.scopes().forEach(scopes::add);
    var address =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, scopes, new ClientID(settings.clientId()), request.back())
            .endpointURI(settings.authUrl())
            .state(new State(request.state()))
            .codeChallenge(new CodeVerifier(request.verifier()), CodeChallengeMethod.S256)
            // Without both there is no token for when nobody is there.
            .customParameter("access_type", "offline")
            .prompt(new Prompt(Prompt.Type.CONSENT))
            .customParameter("include_granted_scopes", "true");
    request.hint().ifPresent(address::loginHint);
    return address.build().toURI();
  }

  /// Trades the code that the browser brought back for tokens.
  public GoogleAnswer exchange(String code, String verifier, URI back) {
    return asked(
        new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(verifier)));
  }

  /// Gets another access token.
  public GoogleAnswer refresh(Token refresh) {
    return asked(new RefreshTokenGrant(new RefreshToken(refresh.secret())));
  }

  /// Gives access back; whether Google took note. It did too when it knew the token no longer.
  public boolean revoke(Token token) {
    try {
      String form = "token=" + URLEncoder.encode(token.secret(), StandardCharsets.UTF_8);
      return http.send(form(settings.revokeUrl(), form)).status() <= 400;
    } catch (Unreachable e) {
      return false;
    }
  }

  private GoogleAnswer asked(AuthorizationGrant grant) {
    try {
      String form = Objects.requireNonNull(request(grant).toHTTPRequest().getBody());
      Answer answer = http.send(form(settings.tokenUrl(), form));
      return new TokenAnswer(settings).read(answer);
    } catch (Unreachable e) {
      return new Silent();
    }
  }

  private TokenRequest request(AuthorizationGrant grant) {
    var client = new ClientID(settings.clientId());
    return settings.clientSecret().isBlank()
        ? new TokenRequest.Builder(settings.tokenUrl(), client, grant).build()
        : new TokenRequest.Builder(
                settings.tokenUrl(),
                new ClientSecretPost(client, new Secret(settings.clientSecret())),
                grant)
            .build();
  }

  private static HttpRequest.Builder form(URI to, String form) {
    return HttpRequest.newBuilder(to)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }
}
