package com.invicrm.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/// An OpenID provider that somebody else wrote, on loopback: one server, any number of issuers.
public final class FakeProvider {
  private static final MockOAuth2Server SERVER = server();

  private FakeProvider() {}

  /// The settings that make it Google.
  public static Map<String, String> asGoogle() {
    return Map.of(
        "invicrm.oidc-loopback",
        "true",
        "invicrm.google.client-id",
        "invicrm-at-google",
        "invicrm.google.client-secret",
        "a secret",
        "invicrm.google.issuer",
        issuer("google"),
        "invicrm.google.auth-url",
        issuer("google") + "/authorize",
        "invicrm.google.token-url",
        issuer("google") + "/token",
        "invicrm.google.keys-url",
        issuer("google") + "/jwks");
  }

  /// The identifier of one of its issuers.
  public static String issuer(String name) {
    return SERVER.issuerUrl(name).toString();
  }

  /// The next person who signs in at an issuer, with further claims.
  public static void expect(String issuer, String subject, Map<String, Object> claims) {
    SERVER.enqueueCallback(
        new DefaultOAuth2TokenCallback(issuer, subject, "JWT", null, new HashMap<>(claims)));
  }

  /// A browser goes to the provider; what it is sent back with.
  public static Map<String, String> visit(String authorizationUrl) {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      URI back =
          URI.create(
              browser
                  .send(
                      HttpRequest.newBuilder(URI.create(authorizationUrl)).build(),
                      BodyHandlers.discarding())
                  .headers()
                  .firstValue("Location")
                  .orElseThrow());
      return Stream.of(back.getRawQuery().split("&", -1))
          .map(p -> p.split("=", 2))
          .collect(
              Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MockOAuth2Server server() {
    var server = new MockOAuth2Server();
    server.start(InetAddress.getLoopbackAddress(), 0);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    return server;
  }
}
