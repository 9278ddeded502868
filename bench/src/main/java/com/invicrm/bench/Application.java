package com.invicrm.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real application as a process of its own, as `make run` starts it but with 1 GB of heap.
///
/// `BENCH_APP_OPTIONS` adds options of its JVM, such as a flight recording.
final class Application implements AutoCloseable {
  /// A registered workspace and its admin, signed in.
  record Workspace(String token, Loader.Owner owner) {}

  private static final Duration START = Duration.ofMinutes(2);

  /// What is measured is the application, not how it refuses.
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "INVICRM_RATE_LIMIT_PER_MINUTE",
          "1000000000",
          "INVICRM_LIMITS_ADDRESS",
          "1000000000",
          "INVICRM_LIMITS_REGISTER",
          "1000000000");

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private Application(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Application start(Plan plan, Server server, String database, String roles)
      throws IOException, InterruptedException {
    return start(plan, server, database, roles, List.of());
  }

  /// @param options more of its JVM
  static Application start(
      Plan plan, Server server, String database, String roles, List<String> options)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = plan.output().resolve("app.log");
    Files.createDirectories(plan.output());
    ProcessBuilder builder =
        new ProcessBuilder(command(plan, options))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment(server.url(database), port, roles));
    Application application = new Application(builder.start(), port);
    application.awaitReady(log);
    return application;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /// Hands a mailbox in and waits until it is imported.
  JsonNode importMail(Workspace workspace, Path file) throws IOException, InterruptedException {
    String boundary = "bench-" + UUID.randomUUID();
    String head =
        """
        --%1$s\r
        Content-Disposition: form-data; name="owner"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="mail.mbox"\r
        Content-Type: application/mbox\r
        \r
        """
            .formatted(boundary, workspace.owner().address());
    HttpResponse<String> taken =
        http.send(
            HttpRequest.newBuilder(uri("/api/v1/imports"))
                .header("Authorization", "Bearer " + workspace.token())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(
                    BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build(),
            BodyHandlers.ofString());
    if (taken.statusCode() != 202) throw new IllegalStateException(taken.body());
    String id = JsonMapper.shared().readTree(taken.body()).path("id").asString();
    return awaitDone(workspace, id);
  }

  /// A browser in which somebody is signed in goes to a path.
  HttpResponse<String> browse(Workspace workspace, String path, String cookies)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Cookie", "invicrm_session=" + workspace.token() + "; " + cookies)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private JsonNode awaitDone(Workspace workspace, String id)
      throws IOException, InterruptedException {
    HttpRequest ask =
        HttpRequest.newBuilder(uri("/api/v1/imports/" + id))
            .header("Authorization", "Bearer " + workspace.token())
            .build();
    while (true) {
      JsonNode now = JsonMapper.shared().readTree(http.send(ask, BodyHandlers.ofString()).body());
      if (now.path("status").asString().equals("done")) return now;
      if (!now.path("status").asString().equals("running"))
        throw new IllegalStateException("" + now);
      // Two reads a second do not show beside an import.
      Thread.sleep(500);
    }
  }

  Workspace register() throws IOException, InterruptedException {
    return register("owner@workspace.example");
  }

  Workspace register(String address) throws IOException, InterruptedException {
    String body =
        "{\"tenantName\":\"Bench\",\"name\":\"The Owner\",\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(address, UUID.randomUUID());
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri("/api/v1/auth/register"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
    JsonNode session = JsonMapper.shared().readTree(answer.body());
    UUID tenant = UUID.fromString(session.at("/tenant/id").asString());
    UUID user = UUID.fromString(session.at("/user/id").asString());
    return new Workspace(session.path("token").asString(), new Loader.Owner(tenant, user, address));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private static List<String> command(Plan plan, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g"));
    String more = System.getenv().getOrDefault("BENCH_APP_OPTIONS", "");
    Arrays.stream(more.split(" ")).filter(o -> !o.isBlank()).forEach(command::add);
    command.addAll(options);
    command.addAll(List.of("-jar", plan.application().toString()));
    return command;
  }

  private static Map<String, String> environment(String url, int port, String roles)
      throws IOException {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    Map<String, String> environment = new HashMap<>(NO_LIMITS);
    environment.putAll(
        Map.of(
            "INVICRM_DATABASE_URL",
            url,
            "INVICRM_DATABASE_OWNER_USER",
            "invicrm_owner",
            "INVICRM_DATABASE_USER",
            "invicrm_app",
            "INVICRM_MASTER_KEY",
            key,
            "INVICRM_PORT",
            Integer.toString(port),
            "INVICRM_MANAGEMENT_PORT",
            Integer.toString(freePort()),
            "INVICRM_DATA_DIR",
            Files.createTempDirectory("invicrm-bench").toString(),
            "INVICRM_DEMO",
            "false",
            "INVICRM_ROLES",
            roles));
    return environment;
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!answers()) {
      boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException("The application did not start: see " + log);
      }
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri("/.well-known/jwks.json")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
