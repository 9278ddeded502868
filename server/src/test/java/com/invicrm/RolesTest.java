package com.invicrm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.slack.FakeSlack;
import com.invicrm.slack.SlackUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One process a role on one PostgreSQL does what one process with all roles does; without a role
/// it answers 404 and runs no job.
class RolesTest {
  private static final String MAIL =
      """
      From pia@globex.example Mon Mar  2 09:00:00 2026
      From: Pia Klein <pia@globex.example>
      To: ann@acme.example
      Date: Mon, 2 Mar 2026 09:00:00 +0000
      Message-ID: <1@globex.example>
      Subject: Hello

      Hello Ann
      """;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void anImportTakenByTheApiIsDoneBySyncAndNoSooner(@TempDir Path dataDir) throws Exception {
    String database = TestPostgres.create();
    try (var api = start("api", database, dataDir)) {
      String token = register(api);
      String path = "/api/v1/imports/" + upload(api, token);
      try (var slack = start("slack", database, dataDir)) {
        assertThat(get(slack, "/api/v1/me", token).statusCode()).isEqualTo(404);
        assertThat(get(slack, "/", token).statusCode()).isEqualTo(404);
      }
      assertThat(body(get(api, path, token)).path("status").asString()).isEqualTo("running");
      try (var sync = start("sync", database, dataDir)) {
        Awaitility.await()
            .until(() -> body(get(api, path, token)).path("status").asString().equals("done"));
        assertThat(body(get(api, path, token)).path("contacts").asInt()).isEqualTo(1);
        HttpResponse<String> closed = get(sync, "/api/v1/me", token);
        assertThat(closed.statusCode()).isEqualTo(404);
        assertThat(body(closed).path("code").asString()).isEqualTo("not-found");
      }
    }
  }

  @Test
  void aCommandTakenBySlackOnceIsAnsweredBySync(@TempDir Path dataDir) throws Exception {
    String database = TestPostgres.create();
    FakeSlack.Hook hook = FakeSlack.hook(200);
    String command =
        SlackUser.form(
            Map.of(
                "team_id",
                "T1",
                "user_id",
                "U1",
                "text",
                "Lina",
                "response_url",
                hook.address().toString()));
    String timestamp = SlackUser.timestamp();
    try (var slack = start("slack", database, dataDir);
        var other = start("slack", database, dataDir);
        var api = start("api", database, dataDir)) {
      assertThat(command(api, timestamp, command).statusCode()).isEqualTo(404);
      assertThat(command(slack, timestamp, command).statusCode()).isEqualTo(200);
      HttpResponse<String> replayed = command(other, timestamp, command);
      assertThat(replayed.statusCode()).isEqualTo(401);
      assertThat(replayed.body()).isEmpty();
      assertThat(hook.posts()).isEmpty();
      assertThat(jobs(database)).contains("slack-answer").doesNotContain(hook.address().getPath());
    }
    try (var sync = start("sync", database, dataDir)) {
      assertThat(command(sync, timestamp, command).statusCode()).isEqualTo(404);
      assertThat(hook.blocks()).contains("Link your account");
    }
  }

  /// The jobs that wait, with their data.
  private static String jobs(String database) throws SQLException {
    String query =
        "select coalesce(string_agg(task_name || convert_from(task_data, 'UTF8'), ' '), '') from scheduled_tasks";
    try (var connection = TestPostgres.superuser(database);
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private HttpResponse<String> command(
      ConfigurableApplicationContext process, String timestamp, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(process, "/slack/commands"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", SlackUser.signature(timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static ConfigurableApplicationContext start(String role, String database, Path dataDir) {
    SpringApplication application = new SpringApplicationBuilder(InviCrmApplication.class).build();
    return application.run(
        "--invicrm.limits.user=1000000",
        "--invicrm.roles=" + role,
        "--invicrm.database.url=" + database,
        "--invicrm.data-dir=" + dataDir,
        "--invicrm.master-key=" + TestPostgres.MASTER_KEY,
        "--invicrm.slack.signing-secret=" + FakeSlack.SIGNING_SECRET,
        "--invicrm.slack.api-url=" + FakeSlack.home(),
        "--server.port=0",
        "--management.server.port=-1");
  }

  private String register(ConfigurableApplicationContext process) throws Exception {
    String body =
        """
        {"tenantName":"Acme","name":"Ann","email":"ann-%s@acme.example","password":"correct horse battery"}\
        """
            .formatted(UUID.randomUUID());
    return body(send(process, "/api/v1/auth/register", "", "application/json", body))
        .path("token")
        .asString();
  }

  private String upload(ConfigurableApplicationContext process, String token) throws Exception {
    String body =
        part("owner", "")
            + "ann@acme.example\r\n"
            + part("contactPolicy", "")
            + "everyone\r\n"
            + part("file", "; filename=\"a.mbox\"")
            + MAIL
            + "\r\n--cut--\r\n";
    HttpResponse<String> taken =
        send(process, "/api/v1/imports", token, "multipart/form-data; boundary=cut", body);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return body(taken).path("id").asString();
  }

  private static String part(String name, String more) {
    return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
  }

  private HttpResponse<String> send(
      ConfigurableApplicationContext process, String path, String token, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(process, path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8));
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(
      ConfigurableApplicationContext process, String path, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(process, path))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(ConfigurableApplicationContext process, String path) {
    return URI.create(
        "http://localhost:" + process.getEnvironment().getProperty("local.server.port") + path);
  }

  private static JsonNode body(HttpResponse<String> response) {
    return new JsonMapper().readTree(response.body());
  }
}
