package com.invicrm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real application as a process of its own, that can be killed and started again.
public final class ForkedApplication implements AutoCloseable {
  /// How it is started.
  ///
  /// @param database its JDBC address; empty for the application's own embedded PostgreSQL
  /// @param shell a command that comes before, such as a limit; empty for none
  /// @param options of Java
  public record Setup(Path dataDir, String database, String shell, List<String> options) {
    public Setup {
      options = List.copyOf(options);
    }
  }

  private static final String CUT = "cut-" + UUID.randomUUID();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Setup setup;
  private final int port;
  private Process process;

  private ForkedApplication(Setup setup) throws IOException {
    this.setup = setup;
    this.port = freePort();
    this.process = launch();
  }

  /// Starts it and waits until it answers.
  public static ForkedApplication start(Setup setup) throws IOException {
    var application = new ForkedApplication(setup);
    application.awaitReady();
    return application;
  }

  private Process launch() throws IOException {
    List<String> java =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    java.addAll(setup.options());
    java.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
    java.add(InviCrmApplication.class.getName());
    java.add("--server.port=" + port);
    java.add("--management.server.port=-1");
    java.add("--invicrm.data-dir=" + setup.dataDir());
    java.add("--invicrm.master-key=" + TestPostgres.MASTER_KEY);
    if (!setup.database().isEmpty()) java.add("--invicrm.database.url=" + setup.database());
    List<String> command = setup.shell().isEmpty() ? java : shell(java);
    Path log = Files.createDirectories(setup.dataDir()).resolve("application.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(GenerousLimits.environment());
    return builder.start();
  }

  private List<String> shell(List<String> java) {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", setup.shell() + "; exec \"$0\" \"$@\""));
    command.addAll(java);
    return command;
  }

  private void awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          if (!process.isAlive()) throw new IllegalStateException("It ended: " + log());
          return isUp();
        });
  }

  private boolean isUp() {
    try {
      return send("GET", "/api/openapi.yaml", "", "", BodyPublishers.noBody()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /// `kill -9`.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Waits that long, or until it ends by itself.
  public void live(Duration time) throws InterruptedException {
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Starts it again on the same data.
  ///
  /// A job of a process that died is taken up when its last sign of life is long enough ago: here
  /// it is.
  public void restart() throws IOException, SQLException {
    if (!setup.database().isEmpty()) forgetLastBeat();
    process = launch();
    awaitReady();
    if (setup.database().isEmpty()) forgetLastBeat();
  }

  /// Starts it again on the same data, and leaves it to find out what died.
  public void restartAsItIs() throws IOException {
    process = launch();
    awaitReady();
  }

  private void forgetLastBeat() throws SQLException {
    try (Connection database = database();
        var statement = database.createStatement()) {
      for (String table : List.of("scheduled_tasks", "scheduled_turns")) {
        statement.executeUpdate(
            "update "
                + table
                + " set last_heartbeat = last_heartbeat - interval '1 hour' where picked");
      }
    }
  }

  /// The database, as superuser.
  public Connection database() {
    return TestPostgres.superuser(setup.database().isEmpty() ? embedded() : setup.database());
  }

  private String embedded() {
    try {
      String own = Files.readString(setup.dataDir().resolve("postgres.port")).strip();
      return "jdbc:postgresql://localhost:" + own + "/invicrm";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Registers a workspace; its token.
  public String register() throws IOException {
    String body =
        """
        {"tenantName":"Acme","name":"Ann","email":"ann-%s@acme.example","password":"%s"}\
        """
            .formatted(UUID.randomUUID(), Api.PASSWORD);
    return json(send(
            "POST", "/api/v1/auth/register", "", "application/json", BodyPublishers.ofString(body)))
        .path("token")
        .asString();
  }

  /// Hands in a file, streamed.
  public HttpResponse<String> upload(String token, Path file, Map<String, String> fields)
      throws IOException {
    var head = new StringBuilder();
    fields.forEach((name, value) -> head.append(part(name, "")).append(value).append("\r\n"));
    head.append(part("file", "; filename=\"" + file.getFileName() + "\""));
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head.toString(), UTF_8),
            BodyPublishers.ofFile(file),
            BodyPublishers.ofString("\r\n--" + CUT + "--\r\n"));
    return send("POST", "/api/v1/imports", token, "multipart/form-data; boundary=" + CUT, body);
  }

  private static String part(String name, String more) {
    return "--"
        + CUT
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\""
        + more
        + "\r\n\r\n";
  }

  public JsonNode get(String token, String path) throws IOException {
    return json(send("GET", path, token, "", BodyPublishers.noBody()));
  }

  /// A browser that is signed in goes to a path; where it is sent, and what it is to remember.
  public HttpResponse<String> browse(String token, String path, String cookies) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Cookie", "invicrm_session=" + token + "; " + cookies)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public JsonNode post(String token, String path, String body) throws IOException {
    return json(send("POST", path, token, "application/json", BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(
      String method, String path, String token, String type, BodyPublisher body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).method(method, body);
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    if (!type.isEmpty()) request.header("Content-Type", type);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    return new JsonMapper().readTree(response.body());
  }

  /// The most memory that it had, in MB; what Linux tells.
  public long peakMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
    }
    throw new IllegalStateException("This system does not tell a process's memory");
  }

  /// What it used of a processor until now.
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  public int port() {
    return port;
  }

  /// What it said.
  public String log() throws IOException {
    return Files.readString(setup.dataDir().resolve("application.log"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
