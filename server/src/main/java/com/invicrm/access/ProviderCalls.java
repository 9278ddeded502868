package com.invicrm.access;

import com.google.common.collect.ImmutableSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Calls to providers, whose addresses admins of workspaces choose: https to public addresses, no
/// redirects, ten seconds, one megabyte.
@Component
class ProviderCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST = 1 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Set<URI> chosenByTheHost;
  private final boolean allowsLoopback;

  ProviderCalls(GoogleProvider google, @Value("${invicrm.oidc-loopback}") boolean allowsLoopback) {
    this.chosenByTheHost = ImmutableSet.of(google.tokenUrl(), google.keysUrl());
    this.allowsLoopback = allowsLoopback;
  }

  /// Reads a document.
  ///
  /// @throws IOException when the address may not be called, or does not answer with one
  String read(URI address) throws IOException {
    HTTPResponse response = send(new HTTPRequest(HTTPRequest.Method.GET, address));
    if (response.getStatusCode() != 200) {
      throw new IOException(address + " answered " + response.getStatusCode());
    }
    return Optional.ofNullable(response.getBody()).orElse("");
  }

  /// Sends a request of the OAuth library.
  HTTPResponse send(HTTPRequest request) throws IOException {
    return request.send(this::sent);
  }

  private ReadOnlyHTTPResponse sent(ReadOnlyHTTPRequest request) throws IOException {
    check(request.getURI());
    @Nullable String body = request.getBody();
    HttpRequest.Builder call =
        HttpRequest.newBuilder(request.getURI())
            .timeout(PATIENCE)
            .method(
                request.getMethod().name(),
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    request.getHeaderMap().forEach((name, values) -> values.forEach(v -> call.header(name, v)));
    return answer(answered(call.build()));
  }

  private HttpResponse<byte[]> answered(HttpRequest call) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(call, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new IOException(call.uri().getHost() + " does not answer", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static HTTPResponse answer(HttpResponse<byte[]> from) throws IOException {
    var answer = new HTTPResponse(from.statusCode());
    Optional<String> type = from.headers().firstValue("Content-Type");
    try {
      if (type.isPresent()) answer.setContentType(type.get());
    } catch (ParseException e) {
      throw new IOException("The answer's Content-Type cannot be read", e);
    }
    answer.setBody(new String(from.body(), StandardCharsets.UTF_8));
    return answer;
  }

  /// Whether an address may be called, or a browser be sent to it.
  ///
  /// @throws IOException in words for whoever chose it
  void check(URI address) throws IOException {
    if (chosenByTheHost.contains(address)) return;
    @Nullable String host = address.getHost();
    if (host == null || address.getUserInfo() != null) {
      throw new IOException("is not an address like https://login.example.com");
    }
    InetAddress[] found = InetAddress.getAllByName(host);
    boolean loopback = true;
    for (InetAddress one : found) loopback &= one.isLoopbackAddress();
    if (allowsLoopback && loopback) return;
    if (!"https".equals(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))) {
      throw new IOException("must begin with https://");
    }
    for (InetAddress one : found) {
      if (!isPublic(one)) throw new IOException("is not an address of the public internet");
    }
  }

  /// Neither this machine nor its network: RFC 1918, 3927, 4193, 6598.
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean carrier = bytes.length == 4 && first == 100 && second >= 64 && second < 128;
    boolean none = bytes.length == 4 && (first == 0 || first >= 240);
    boolean unique = bytes.length == 16 && (first & 0xfe) == 0xfc;
    return !(carrier
        || none
        || unique
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress());
  }
}
