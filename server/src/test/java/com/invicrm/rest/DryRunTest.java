package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.CanonicalExport;
import com.invicrm.InventedMailbox;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// A dry run tells what an import would do, and does none of it.
@InviCrmTest
class DryRunTest {
  private static final List<String> COUNTS =
      List.of("seen", "imported", "merged", "skipped", "failed", "contacts", "companies");

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;
  @TempDir Path folder;
  Api ann;

  @BeforeEach
  void register() {
    ann = Api.register(http);
  }

  @Test
  void itTellsWhatTheImportThenDoesAndWritesNothingOfIt() throws Exception {
    byte[] mails = invented(11, 1_500);
    JsonNode rehearsed = imported(mails, true);
    assertThat(living()).isEmpty();
    for (String list : List.of("contacts", "companies", "activities", "correspondents")) {
      assertThat(Api.data(ann.get("/api/v1/" + list))).as(list).isEmpty();
    }
    JsonNode real = imported(mails, false);
    assertThat(counts(rehearsed)).isEqualTo(counts(real));
    assertThat(rehearsed.path("imported").asInt()).isGreaterThan(1_000);
    assertThat(rehearsed.path("contacts").asInt()).isPositive();
    assertThat(decided(rehearsed)).isEqualTo(decisions());
    assertThat(real.has("decisions")).isFalse();
  }

  @Test
  void itKnowsWhatIsHereAlready() throws Exception {
    imported(invented(11, 300), false);
    List<String> before = living();
    byte[] more = invented(11, 900);
    JsonNode rehearsed = imported(more, true);
    assertThat(rehearsed.path("merged").asInt()).isGreaterThanOrEqualTo(300);
    assertThat(living()).isEqualTo(before);
    assertThat(counts(imported(more, false))).isEqualTo(counts(rehearsed));
  }

  @Test
  void itCannotBeUndone() throws Exception {
    JsonNode rehearsed = imported(invented(5, 10), true);
    var refused =
        ann.post("/api/v1/imports/" + rehearsed.path("id").asString() + "/undo", Map.of());
    assertThat(refused).hasStatus(409);
  }

  private static Map<String, String> counts(JsonNode one) {
    Map<String, String> counts = new HashMap<>();
    COUNTS.forEach(c -> counts.put(c, one.path(c).toString()));
    return counts;
  }

  /// By outcome and rule, as the dry run said.
  private static Map<String, Integer> decided(JsonNode rehearsed) {
    Map<String, Integer> decided = new HashMap<>();
    rehearsed
        .path("decisions")
        .properties()
        .forEach(e -> decided.put(e.getKey(), e.getValue().asInt()));
    return decided;
  }

  /// By outcome and rule, as it came.
  private Map<String, Integer> decisions() throws SQLException {
    Map<String, Integer> decisions = new HashMap<>();
    try (var superuser = TestPostgres.superuser(database.getJdbcUrl());
        var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                "select decision || ':' || reason, count(*) from correspondents where tenant_id = '%s' group by 1"
                    .formatted(ann.tenantId()))) {
      while (rows.next()) decisions.put(rows.getString(1), rows.getInt(2));
    }
    return decisions;
  }

  private byte[] invented(int seed, int mails) throws Exception {
    Path file = folder.resolve(seed + "-" + mails + ".mbox");
    new InventedMailbox(seed, 60, 2_000).writeMails(file, mails);
    return Files.readString(file).replace(InventedMailbox.OWNER, ann.email).getBytes(UTF_8);
  }

  private JsonNode imported(byte[] mbox, boolean dry) {
    var fields = Map.of("owner", ann.email, "dryRun", Boolean.toString(dry));
    JsonNode started = Api.body(ann.upload("/api/v1/imports", "mail.mbox", mbox, fields));
    String path = "/api/v1/imports/" + started.path("id").asString();
    Awaitility.await()
        .until(() -> !Api.body(ann.get(path)).path("status").asString().equals("running"));
    JsonNode ended = Api.body(ann.get(path));
    assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("done");
    return ended;
  }

  /// All rows but those of the import and of the mailbox that it names.
  private List<String> living() throws SQLException {
    try (var superuser = TestPostgres.superuser(database.getJdbcUrl())) {
      return CanonicalExport.living(
          superuser,
          ann.tenantId().toString(),
          "imports",
          "import_problems",
          "user_integrations",
          "integration_addresses",
          "channels");
    }
  }
}
