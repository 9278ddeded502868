package com.invicrm.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.Api;
import com.invicrm.ForkedApplication;
import com.invicrm.TestPostgres;
import com.invicrm.TestRedis;
import com.invicrm.slack.FakeSlack;
import com.invicrm.slack.SlackUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Two real processes of the application on one PostgreSQL and one Redis, under the limits of a
/// host who sets none; a Slack team may ask three times.
final class TwoNodes implements AutoCloseable {
  /// Somebody who registered.
  record Person(String email, String token) {}

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          "-XX:TieredStopAtLevel=1",
          "-Dinvicrm.limits.user=100",
          "-Dinvicrm.limits.door=20",
          "-Dinvicrm.limits.account=10",
          "-Dinvicrm.limits.slack=3",
          "-Dinvicrm.slack.signing-secret=" + FakeSlack.SIGNING_SECRET,
          "-Dinvicrm.slack.api-url=" + FakeSlack.home());

  final TestRedis redis = new TestRedis();
  final HttpClient http = HttpClient.newHttpClient();
  private final List<ForkedApplication> nodes;

  private TwoNodes(Path folder) throws IOException, InterruptedException, ExecutionException {
    String database = TestPostgres.create();
    List<String> all = new ArrayList<>(OPTIONS);
    all.add("-Dinvicrm.redis-url=" + redis.url());
    ForkedApplication first = node(folder.resolve("first"), database, all);
    nodes = List.of(first, node(folder.resolve("second"), database, all));
  }

  static TwoNodes start(Path folder) throws Exception {
    return new TwoNodes(folder);
  }

  private static ForkedApplication node(Path folder, String database, List<String> options)
      throws IOException {
    return ForkedApplication.start(new ForkedApplication.Setup(folder, database, "", options));
  }

  /// A request to one of the two.
  HttpRequest.Builder to(int node, String path) {
    int port = nodes.get(node % 2).port();
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> me(int node, Person person) {
    return send(as(person, to(node, "/api/v1/me")));
  }

  HttpResponse<String> write(int node, Person person, String method, String path, String body) {
    return send(
        as(person, to(node, path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  static HttpRequest.Builder as(Person person, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + person.token());
  }

  Person register() {
    String email = "ann-" + UUID.randomUUID() + "@acme.example";
    String body =
        "{\"tenantName\":\"Acme\",\"name\":\"Ann\",\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(email, Api.PASSWORD);
    HttpResponse<String> answer =
        send(
            to(0, "/api/v1/auth/register")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    return new Person(email, new JsonMapper().readTree(answer.body()).path("token").asString());
  }

  /// A rep of somebody's workspace, signed in.
  Person colleague(Person admin) {
    String email = "ben-" + UUID.randomUUID() + "@acme.example";
    String body =
        "{\"name\":\"Ben\",\"email\":\"%s\",\"password\":\"%s\",\"role\":\"rep\"}"
            .formatted(email, Api.PASSWORD);
    if (write(0, admin, "POST", "/api/v1/users", body).statusCode() != 201)
      throw new AssertionError("Nobody was added");
    HttpResponse<String> answer = signIn(0, "10.9.8.7", email, Api.PASSWORD);
    return new Person(email, new JsonMapper().readTree(answer.body()).path("token").asString());
  }

  /// Tries a password, as a proxy hands it on from an address.
  HttpResponse<String> signIn(int node, String address, String email, String password) {
    String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    return send(
        to(node, "/api/v1/auth/login")
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", address)
            .POST(BodyPublishers.ofString(body)));
  }

  /// What Slack sends for somebody of a team.
  HttpResponse<String> command(int node, String team, URI answer) {
    String body =
        SlackUser.form(
            Map.of(
                "team_id",
                team,
                "user_id",
                "U1",
                "text",
                "help",
                "trigger_id",
                UUID.randomUUID().toString(),
                "response_url",
                answer.toString()));
    String timestamp = SlackUser.timestamp();
    return send(
        to(node, "/slack/commands")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", SlackUser.signature(timestamp, body))
            .POST(BodyPublishers.ofString(body)));
  }

  /// Does it so many times, 16 at once; what came of each, in order.
  static <T> List<T> times(int times, IntFunction<T> work) throws Exception {
    List<Callable<T>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      all.add(() -> work.apply(number));
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<T> results = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(all)) results.add(one.get());
      return results;
    }
  }

  /// All of an answer that could tell two accounts apart.
  static String look(HttpResponse<String> answer) {
    var headers = new TreeMap<>(answer.headers().map());
    Stream.of("connection", "date", "ratelimit-reset", "retry-after", "content-length")
        .forEach(headers::remove);
    String body =
        answer
            .body()
            .replaceAll("\"traceId\":\"[^\"]*\"", "")
            .replaceAll("again in [^.]*", "again");
    return answer.statusCode()
        + " "
        + body
        + " "
        + headers.toString().replaceAll("XSRF-TOKEN=[^;]*", "XSRF-TOKEN");
  }

  @Override
  public void close() {
    nodes.forEach(ForkedApplication::close);
    redis.close();
  }
}
