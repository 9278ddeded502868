package com.invicrm.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.Contract;
import com.invicrm.Contract.Operation;
import com.invicrm.Furnished;
import com.invicrm.TestPostgres;
import com.invicrm.sync.FakeConsent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Requests against every operation that nobody with good manners sends, to the real server: a
/// clear 4xx, never a 500, a stack trace, or another workspace's byte.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPostgres.class)
@Import(FakeConsent.InTheApplication.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {
  private static final String SECRET = "Okapi";

  /// What an answer says of our insides.
  private static final Pattern INSIDES =
      Pattern.compile(
          "Exception|\\bat (?:com|org|java|jakarta|tools)\\.|jooq|SQLSTATE|PSQL|postgres|Tomcat/|Spring|\\bselect .* from\\b|NullPointer");

  private final HttpClient client = HttpClient.newHttpClient();

  @Autowired MockMvcTester http;
  @LocalServerPort int port;

  Api caller;

  @BeforeAll
  void twoWorkspaces() {
    Furnished.with(Api.register(http), SECRET);
    caller = Api.register(http);
  }

  static List<Operation> operations() {
    return Contract.operations().stream().filter(o -> !o.id().equals("streamEvents")).toList();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isAnsweredClearly(Operation operation) throws Exception {
    String token = operation.id().equals("logout") ? caller.colleague("admin").token : caller.token;
    List<String> faults = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (Hostile hostile : Hostile.of(operation, UUID.randomUUID()))
        answers.add(threads.submit(() -> faults(hostile, token)));
      for (Future<List<String>> answer : answers) faults.addAll(answer.get());
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aFileIsTakenAtOneAddressFromWhoeverSaysWhoTheyAre() throws Exception {
    assertThat(upload("/api/v1/auth/login", "").statusCode()).isEqualTo(415);
    assertThat(upload("/api/v1/contacts", caller.token).statusCode()).isEqualTo(415);
    assertThat(upload("/api/v1/imports", "").statusCode()).isEqualTo(401);
  }

  @Test
  void aBodyWhoseSizeIsNotSaidIsBoundedToo() throws Exception {
    byte[] large = ("{\"displayName\":\"" + "x".repeat(4 << 20)).getBytes(UTF_8);
    var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
    HttpResponse<String> answer =
        client.send(
            request("/api/v1/contacts", caller.token)
                .header("Content-Type", "application/json")
                .POST(endless)
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("too-large");
  }

  private List<String> faults(Hostile hostile, String token) throws Exception {
    HttpRequest.Builder request = request(hostile.path(), token);
    hostile.headers().forEach(request::header);
    if (!hostile.headers().containsKey("Content-Type"))
      request.header("Content-Type", "application/json");
    HttpResponse<String> answer;
    try {
      answer =
          client.send(
              request
                  .method(
                      hostile.method().toUpperCase(Locale.ROOT),
                      hostile.body().length == 0
                          ? BodyPublishers.noBody()
                          : BodyPublishers.ofByteArray(hostile.body()))
                  .build(),
              BodyHandlers.ofString());
    } catch (IOException e) {
      return List.of(hostile.trick() + ": no answer, " + e);
    }
    return faults(hostile, answer);
  }

  private static List<String> faults(Hostile hostile, HttpResponse<String> answer) {
    List<String> faults = new ArrayList<>();
    int status = answer.statusCode();
    String what = hostile.method() + " " + hostile.trick() + ": " + status + " " + answer.body();
    if (status >= 500) faults.add("broke: " + what);
    if (status < 300 && hostile.mustFail()) faults.add("was taken: " + what);
    if (INSIDES.matcher(answer.body()).find()) faults.add("tells of our insides: " + what);
    if (answer.body().contains(SECRET)) faults.add("tells of others: " + what);
    if (answer.headers().firstValue("Set-Cookie").orElse("").contains("hostile"))
      faults.add("let a header in: " + what);
    String next = answer.headers().firstValue("Location").orElse("/");
    if (!next.startsWith("/") || next.startsWith("//"))
      faults.add("led away to " + next + ": " + what);
    answer.headers().map().entrySet().stream()
        .filter(h -> h.getValue().toString().contains("evil.example"))
        .forEach(h -> faults.add("repeats a foreign address in " + h.getKey() + ": " + what));
    return faults;
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> upload(String path, String token) throws Exception {
    String part =
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--cut--\r\n";
    return client.send(
        request(path, token)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(BodyPublishers.ofString(part))
            .build(),
        BodyHandlers.ofString());
  }
}
