package com.invicrm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmApplication;
import com.invicrm.TableCounts;
import com.invicrm.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo, started for real: what README says of the first minute is true, and it is the same
/// workspace however often it is started or stopped.
class DemoTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  /// What each start writes anew.
  private static final String[] BY_STARTING = {"sessions"};

  @TempDir static Path dataDir;
  static String database = "";
  static String token = "";
  static ConfigurableApplicationContext application;

  /// The first process takes the mailboxes and ends before it could read them; the second finds
  /// that the opening was not told to be done.
  @BeforeAll
  static void aDemoThatIsStoppedOnTheWay() throws Exception {
    database = TestPostgres.create();
    start("api").close();
    sql("delete from directory where kind = 'demo_opened'");
    application = start("api,sync");
    token = signIn("sara@harbour.example");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !get("/api/v1/deals?limit=1").path("data").isEmpty());
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void itsPeopleCameByMailAndNobodyElseDid() throws Exception {
    List<JsonNode> people = data("/api/v1/contacts?limit=100");
    assertThat(people).hasSizeBetween(40, 60);
    assertThat(people).allSatisfy(p -> assertThat(p.path("source").asString()).isEqualTo("mail"));
    assertThat(people.toString())
        .contains("Nadia Al-Marzouq", "خالد المطيري")
        .doesNotContain("harbour.example", "tradeweekly", "coldchaindigest", "noreply", "Chad");
    assertThat(data("/api/v1/companies?limit=100")).hasSizeBetween(15, 20);
    assertThat(data("/api/v1/imports"))
        .hasSize(3)
        .allSatisfy(i -> assertThat(i.path("status").asString()).isEqualTo("done"));
    assertThat(data("/api/v1/imports").stream().mapToInt(i -> i.path("merged").asInt()).sum())
        .isGreaterThan(20);
  }

  @Test
  void whichJohnIsAsked() throws Exception {
    JsonNode asked = ask("What's happening with John?");
    assertThat(title(asked)).isEqualTo("Which John?");
    assertThat(asked.path("alternatives").values())
        .extracting(a -> a.path("label").asString())
        .containsExactlyInAnyOrder("John Smith", "John Brown");
  }

  @Test
  void thePromiseIsOverdue() throws Exception {
    JsonNode asked = ask("What's on my plate today?");
    assertThat(items(asked).getFirst())
        .startsWith("Send John Smith the revised scanner quote")
        .contains("overdue");
    assertThat(items(asked)).anyMatch(i -> i.startsWith("Handheld scanners Shuwaikh"));
  }

  @Test
  void quietDealsAreFound() throws Exception {
    assertThat(items(ask("Which deals have gone quiet?")))
        .extracting(i -> i.replaceAll(" \\|.*", ""))
        .containsExactly("Cold room Mombasa", "Shrink-wrap machine Alexandria");
  }

  @Test
  void thePipelineKeepsItsCurrenciesApart() throws Exception {
    assertThat(text(ask("How does our pipeline look?")).replace('\u00A0', ' '))
        .startsWith("12 open deals.")
        .contains("AED 312,000 · EUR 23,400 · KWD 56,585.700 · USD 227,050")
        .endsWith("Won 5 of 7 that ended: 71%.");
  }

  @Test
  void itIsAskedInArabicToo() throws Exception {
    JsonNode asked = ask("ما الجديد مع خالد؟");
    assertThat(title(asked)).startsWith("خالد المطيري");
    assertThat(items(asked)).anyMatch(i -> i.contains("أرفف مستودع الري"));
  }

  @Test
  void dealsAreAsOldAsTheirStories() throws Exception {
    JsonNode first = get("/api/v1/deals?q=Racking%20phase%201").path("data").path(0);
    JsonNode quiet = get("/api/v1/deals?q=Mombasa").path("data").path(0);
    assertThat(first.path("status").asString()).isEqualTo("won");
    assertThat(first.path("closedAt").asString()).isLessThan(quiet.path("stagedAt").asString());
  }

  @Test
  void startingAgainAddsNothing() throws Exception {
    Map<String, Long> before = counts();
    application.close();
    application = start("api,sync");
    assertThat(counts()).isEqualTo(before);
    assertThat(signIn("huda@harbour.example")).isNotEmpty();
  }

  private static ConfigurableApplicationContext start(String roles) {
    return new SpringApplicationBuilder(InviCrmApplication.class)
        .run(
            "--invicrm.demo=true",
            "--invicrm.roles=" + roles,
            "--invicrm.database.url=" + database,
            "--invicrm.data-dir=" + dataDir,
            "--invicrm.master-key=" + TestPostgres.MASTER_KEY,
            "--server.port=0",
            "--management.server.port=-1");
  }

  private static Map<String, Long> counts() throws Exception {
    UUID tenant = UUID.fromString(get("/api/v1/me").path("tenant").path("id").asString());
    try (var connection = TestPostgres.superuser(database)) {
      return TableCounts.of(connection, tenant, BY_STARTING);
    }
  }

  private static void sql(String statement) throws Exception {
    try (var connection = TestPostgres.superuser(database);
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static String signIn(String email) throws Exception {
    String file = Files.readString(dataDir.resolve("demo-sign-in.json"));
    Map<String, String> body =
        Map.of("email", email, "password", JSON.readTree(file).path("password").asString());
    return send("/api/v1/auth/login", "", JSON.writeValueAsString(body)).path("token").asString();
  }

  private static JsonNode ask(String question) throws Exception {
    String body = JSON.writeValueAsString(Map.of("question", question));
    return send("/api/v1/ask", token, body);
  }

  private static JsonNode get(String path) throws Exception {
    return send(path, token, "");
  }

  private static List<JsonNode> data(String path) throws Exception {
    return get(path).path("data").values().stream().toList();
  }

  private static JsonNode send(String path, String bearer, String body)
      throws IOException, InterruptedException {
    String port = application.getEnvironment().getProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json");
    if (!bearer.isEmpty()) request.header("Authorization", "Bearer " + bearer);
    if (!body.isEmpty()) request.POST(HttpRequest.BodyPublishers.ofString(body));
    HttpResponse<String> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  /// Each with its details.
  private static List<String> items(JsonNode asked) {
    return asked.path("answer").path("sections").values().stream()
        .flatMap(s -> s.path("items").values().stream())
        .map(i -> i.path("text").asString() + " | " + i.path("detail").asString())
        .toList();
  }

  private static String title(JsonNode asked) {
    return asked.path("answer").path("title").asString();
  }

  private static String text(JsonNode asked) {
    return asked.path("answer").path("text").asString();
  }
}
