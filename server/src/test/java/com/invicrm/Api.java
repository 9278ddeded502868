package com.invicrm;

import com.invicrm.sync.FakeConsent;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A signed-in user of a workspace, calling the API as a program would.
public final class Api {
  private static final JsonMapper JSON = new JsonMapper();
  public static final String PASSWORD = "correct horse battery";

  private final MockMvcTester http;
  public final String token;
  public final String email;
  public final JsonNode session;

  private Api(MockMvcTester http, JsonNode session) {
    this(http, session, session.path("token").asString());
  }

  private Api(MockMvcTester http, JsonNode session, String token) {
    this.http = http;
    this.session = session;
    this.token = token;
    this.email = session.path("user").path("email").asString();
  }

  /// Registers a fresh workspace.
  public static Api register(MockMvcTester http) {
    return register(http, "ann-" + UUID.randomUUID() + "@acme.example");
  }

  /// Registers a fresh workspace for an address.
  public static Api register(MockMvcTester http, String email) {
    MvcTestResult result =
        http.post()
            .uri("/api/v1/auth/register")
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                write(
                    Map.of(
                        "tenantName",
                        "Acme",
                        "name",
                        "Ann Ames",
                        "email",
                        email,
                        "password",
                        PASSWORD)))
            .exchange();
    return new Api(http, body(result));
  }

  /// Adds a colleague and signs them in.
  public Api colleague(String role) {
    String address = role + "-" + UUID.randomUUID() + "@acme.example";
    post(
        "/api/v1/users",
        Map.of("name", "Bob " + role, "email", address, "password", PASSWORD, "role", role));
    return signIn(http, address);
  }

  /// Signs somebody in.
  public static Api signIn(MockMvcTester http, String email) {
    MvcTestResult result =
        http.post()
            .uri("/api/v1/auth/login")
            .contentType(MediaType.APPLICATION_JSON)
            .content(write(Map.of("email", email, "password", PASSWORD)))
            .exchange();
    return new Api(http, body(result));
  }

  /// The same user's program, with a key or another token.
  public Api with(String bearer) {
    return new Api(http, session, bearer);
  }

  /// Whoever an answer signed in.
  public static Api signedIn(MockMvcTester http, MvcTestResult result) {
    return new Api(http, body(result));
  }

  /// Somebody who is not signed in posts.
  public static MvcTestResult anybody(MockMvcTester http, String uri, Object body) {
    return promised(
        "POST",
        uri,
        http.post()
            .uri(uri)
            .contentType(MediaType.APPLICATION_JSON)
            .content(write(body))
            .exchange());
  }

  public UUID userId() {
    return UUID.fromString(session.path("user").path("id").asString());
  }

  public UUID tenantId() {
    return UUID.fromString(session.path("tenant").path("id").asString());
  }

  public MvcTestResult get(String uri) {
    return call("GET", uri, null);
  }

  public MvcTestResult post(String uri, Object body) {
    return call("POST", uri, body);
  }

  public MvcTestResult patch(String uri, Object body) {
    return call("PATCH", uri, body);
  }

  public MvcTestResult delete(String uri) {
    return call("DELETE", uri, null);
  }

  /// Hands in a file.
  public MvcTestResult upload(
      String uri, String fileName, byte[] file, Map<String, String> fields) {
    var request = http.post().uri(uri).header("Authorization", "Bearer " + token).multipart();
    request =
        request.file(new MockMultipartFile("file", fileName, "application/octet-stream", file));
    for (Map.Entry<String, String> field : fields.entrySet()) {
      request = request.param(field.getKey(), field.getValue());
    }
    return promised("POST", uri, request.exchange());
  }

  /// Hands in a file of mail and waits for its end; what became of it.
  public JsonNode imported(String fileName, byte[] file, Map<String, String> fields) {
    MvcTestResult taken = upload("/api/v1/imports", fileName, file, fields);
    if (taken.getResponse().getStatus() != 202) throw new AssertionError(body(taken));
    return ended(body(taken).path("id").asString());
  }

  /// Waits for the end of an import; what became of it.
  public JsonNode ended(String importId) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> body(get("/api/v1/imports/" + importId)),
            i -> !i.path("status").asString().equals("running"));
  }

  /// The browser in which the user is signed in goes to an address.
  public MvcTestResult browse(String uri, Cookie... more) {
    return browse(URI.create(uri), more);
  }

  /// The browser in which the user is signed in goes to an address.
  public MvcTestResult browse(URI uri, Cookie... more) {
    var request = http.get().uri(uri).cookie(new Cookie("invicrm_session", token));
    for (Cookie one : more) request = request.cookie(one);
    return promised("GET", uri.getPath(), request.exchange());
  }

  /// Connects a mailbox at the fake provider, in the user's browser; its id.
  public UUID connect(String address, String query) {
    MvcTestResult begun = browse("/api/v1/integrations/google/connect" + query);
    String back =
        FakeConsent.SHARED.allow(body(begun).path("authorizationUrl").asString(), address);
    Cookie secret = Objects.requireNonNull(begun.getResponse().getCookie("invicrm_connecting"));
    MvcTestResult ended = browse("/api/v1/integrations/google/callback?" + back, secret);
    String to = String.valueOf(ended.getResponse().getHeader("Location"));
    return UUID.fromString(to.replaceAll("^/settings/mailboxes/|\\?connected=true$", ""));
  }

  /// Any call; further headers in pairs.
  public MvcTestResult call(String method, String uri, @Nullable Object body, String... headers) {
    var request =
        http.method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
            .uri(uri)
            .header("Authorization", "Bearer " + token);
    for (int i = 0; i < headers.length; i += 2)
      request = request.header(headers[i], headers[i + 1]);
    if (body != null)
      request = request.contentType(MediaType.APPLICATION_JSON).content(write(body));
    return promised(method, uri, request.exchange());
  }

  /// Every answer in the tests is held against the contract.
  private static MvcTestResult promised(String method, String uri, MvcTestResult result) {
    var response = result.getResponse();
    List<String> faults =
        Contract.faults(
            method,
            uri.replaceAll("\\?.*", ""),
            response.getStatus(),
            response.getContentType(),
            response.getContentAsByteArray());
    if (!faults.isEmpty()) throw new AssertionError("Against the contract: " + faults);
    return result;
  }

  /// The answer's JSON.
  public static JsonNode body(MvcTestResult result) {
    return JSON.readTree(result.getResponse().getContentAsByteArray());
  }

  /// The `data` of a list.
  public static List<JsonNode> data(MvcTestResult result) {
    return body(result).path("data").values().stream().toList();
  }

  private static String write(Object body) {
    return body instanceof String text ? text : JSON.writeValueAsString(body);
  }
}
