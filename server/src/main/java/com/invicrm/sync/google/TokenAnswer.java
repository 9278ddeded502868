package com.invicrm.sync.google;

import com.invicrm.sync.google.GoogleAnswer.Account;
import com.invicrm.sync.google.GoogleAnswer.Granted;
import com.invicrm.sync.google.GoogleAnswer.InvalidGrant;
import com.invicrm.sync.google.GoogleAnswer.Refused;
import com.invicrm.sync.google.GoogleAnswer.Silent;
import com.invicrm.sync.google.GoogleHttp.Answer;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what Google's token endpoint answers.
final class TokenAnswer {
  private final GoogleSettings settings;

  TokenAnswer(GoogleSettings settings) {
    this.settings = settings;
  }

  GoogleAnswer read(Answer answer) {
    if (answer.status() >= 500 || answer.status() == 429) return new Silent();
    try {
      var http = new HTTPResponse(answer.status());
      http.setContentType("application/json");
      http.setBody(new String(answer.body(), StandardCharsets.UTF_8));
      var read = OIDCTokenResponseParser.parse(http);
      return read instanceof OIDCTokenResponse good
          ? granted(good)
          : refused(((TokenErrorResponse) read).getErrorObject());
    } catch (ParseException | java.text.ParseException e) {
      return new Silent();
    }
  }

  private static GoogleAnswer refused(ErrorObject error) {
    @Nullable String code = error.getCode();
    if (code == null) return new Silent();
    return code.equals("invalid_grant") ? new InvalidGrant() : new Refused(code);
  }

  private Granted granted(OIDCTokenResponse answer) throws java.text.ParseException {
    Tokens tokens = answer.getTokens();
    @Nullable RefreshToken refresh = tokens.getRefreshToken();
    var scope = tokens.getAccessToken().getScope();
    @Nullable JWT id = answer.getOIDCTokens().getIDToken();
    return new Granted(
        new Token(tokens.getAccessToken().getValue()),
        Duration.ofSeconds(tokens.getAccessToken().getLifetime()),
        Optional.ofNullable(refresh).map(r -> new Token(r.getValue())),
        scope == null ? Set.of() : Set.copyOf(scope.toStringList()),
        id == null ? Optional.empty() : who(id.getJWTClaimsSet()));
  }

  /// Comes from Google itself over TLS, so that its signature need not be looked at (OpenID Connect
  /// Core, 3.1.3.7, 6).
  private Optional<Account> who(JWTClaimsSet claims) throws java.text.ParseException {
    @Nullable String email = claims.getStringClaim("email");
    @Nullable String subject = claims.getSubject();
    boolean ours =
        claims.getAudience().contains(settings.clientId())
            && settings.issuer().replaceFirst("^https://", "").equals(issuer(claims));
    if (!ours || email == null || subject == null) return Optional.empty();
    return Optional.of(new Account(subject, email));
  }

  /// Google names itself with and without the scheme.
  private static String issuer(JWTClaimsSet claims) {
    return String.valueOf(claims.getIssuer()).replaceFirst("^https://", "");
  }
}
