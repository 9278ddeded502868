package com.invicrm;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.RealMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;

/// The main job on a whole personal mailbox, held against counts that an independent script made of
/// the same files.
@InviCrmTest
class RealMailTest {
  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  @TempDir Path scratch;
  Api ann;
  List<String> owner;
  JsonNode truth;

  @BeforeEach
  void theDataIsHere() throws Exception {
    run(
        "tar",
        "czf",
        scratch.resolve("buy-r.tar.gz").toString(),
        "-C",
        RealMail.folder().resolve("enron-dev/src/maildir").toString(),
        "buy-r");
    ann = Api.register(http);
    owner = RealMail.owner("buy-r");
    truth = RealMail.truth("enron-dev").path("mailboxes").path("buy-r");
  }

  @Test
  void aWholeMailboxBecomesWhatTheTruthSays() throws Exception {
    JsonNode first = imported();
    assertThat(first.path("seen").asInt()).isEqualTo(truth.path("raw_files").asInt());
    assertThat(first.path("imported").asInt())
        .isEqualTo(truth.path("unique_messages").asInt())
        .isEqualTo(1906);
    assertThat(first.path("failed").asInt()).isZero();
    assertThat(count("select count(*) from activities where direction = 'inbound'"))
        .isEqualTo(truth.path("unique_inbound").asLong());
    assertThat(count("select count(*) from activities where direction = 'outbound'"))
        .isEqualTo(truth.path("unique_outbound").asLong());
    assertThat(count("select count(*) from correspondents where true"))
        .isEqualTo(truth.path("distinct_correspondents").asLong());
    correspondentsEqual(truth.path("top20"));
    theAnswerIsRight();
    aColleagueSeesWhoAndWhenOnly();

    Map<String, Long> before = rows();
    JsonNode second = imported();
    assertThat(second.path("imported").asInt()).isZero();
    assertThat(second.path("merged").asInt()).isEqualTo(first.path("seen").asInt());
    assertThat(rows()).isEqualTo(before);
  }

  private void correspondentsEqual(JsonNode top20) {
    int rank = 0;
    for (JsonNode expected : top20) {
      String place = "number " + ++rank;
      String address = expected.path("address").asString();
      JsonNode found =
          Api.data(ann.get("/api/v1/correspondents?owner=" + owner.getFirst() + "&q=" + address))
              .getFirst();
      assertThat(found.path("inbound").asInt())
          .as(place)
          .isEqualTo(expected.path("inbound").asInt());
      assertThat(found.path("outbound").asInt())
          .as(place)
          .isEqualTo(expected.path("outbound").asInt());
      assertThat(found.path("latest").asString())
          .as(place)
          .isEqualTo(expected.path("latest").asString());
    }
  }

  private void theAnswerIsRight() {
    JsonNode answer = ask(ann);
    JsonNode who = truth.path("top20").get(0);
    assertThat(answer.path("title").asString()).isEqualTo(name() + " · Enron");
    assertThat(answer.path("text").asString())
        .contains("November 28, 2001")
        .contains(who.path("inbound").asInt() + " mails in");
    assertThat(answer.path("sections").path(0).path("items").size()).isEqualTo(5);
    assertThat(answer.path("hidden").asInt()).isZero();
    JsonNode contact = Api.data(ann.get("/api/v1/contacts?q=" + address())).getFirst();
    assertThat(contact.path("lastContactedAt").asString())
        .isEqualTo(who.path("latest").asString())
        .isEqualTo("2001-11-28T15:37:47Z");
    JsonNode latest =
        Api.data(ann.get("/api/v1/contacts/" + contact.path("id").asString() + "/timeline"))
            .getFirst();
    assertThat(answer.path("sections").path(0).path("items").path(0).path("text").asString())
        .isEqualTo(latest.path("subject").asString())
        .isNotBlank();
  }

  private void aColleagueSeesWhoAndWhenOnly() {
    Api bob = ann.colleague("manager");
    JsonNode contact = Api.data(bob.get("/api/v1/contacts?q=" + address())).getFirst();
    String timeline = "/api/v1/contacts/" + contact.path("id").asString() + "/timeline";
    List<JsonNode> seen = Api.data(bob.get(timeline));
    List<JsonNode> all = Api.data(ann.get(timeline));
    assertThat(seen).hasSameSizeAs(all).isNotEmpty();
    assertThat(seen)
        .allMatch(a ->
            a.path("access").asString().equals("metadata")
                && !a.has("subject")
                && !a.has("snippet"));
    JsonNode one = Api.body(bob.get("/api/v1/activities/" + seen.getFirst().path("id").asString()));
    assertThat(one.has("text")).isFalse();
    assertThat(one.path("participants").size()).isPositive();
    JsonNode answer = ask(bob);
    assertThat(answer.path("hidden").asInt()).isEqualTo(5);
    for (JsonNode mail : all) {
      String subject = mail.path("subject").asString("");
      if (subject.length() > 8) assertThat(answer.toString()).doesNotContain(subject);
    }
  }

  private JsonNode ask(Api who) {
    return Api.body(
            who.post("/api/v1/ask", Map.of("question", "What's happening with " + name() + "?")))
        .path("answer");
  }

  /// Whoever wrote most.
  private String address() {
    return truth.path("top20").get(0).path("address").asString();
  }

  /// What that address calls them: `first.last@` is First Last.
  private String name() {
    return Arrays.stream(address().replaceFirst("@.*", "").split("\\.", -1))
        .map(StringUtils::capitalize)
        .collect(Collectors.joining(" "));
  }

  private JsonNode imported() throws IOException {
    MvcTestResult started =
        ann.upload(
            "/api/v1/imports",
            "buy-r.tar.gz",
            Files.readAllBytes(scratch.resolve("buy-r.tar.gz")),
            Map.of(
                "owner",
                owner.get(0),
                "aliases",
                String.join(", ", owner.subList(1, owner.size())),
                "contactPolicy",
                "everyone",
                "includeOwnDomain",
                "true"));
    assertThat(started).hasStatus(202);
    String path = "/api/v1/imports/" + Api.body(started).path("id").asString();
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !Api.body(ann.get(path)).path("status").asString().equals("running"));
    JsonNode done = Api.body(ann.get(path));
    assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("done");
    return done;
  }

  private Map<String, Long> rows() throws SQLException {
    try (Connection superuser = TestPostgres.superuser(database.getJdbcUrl())) {
      return TableCounts.of(
          superuser, ann.tenantId(), "imports", "import_problems", "audit_entries");
    }
  }

  private long count(String query) {
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(query + " and tenant_id = '" + ann.tenantId() + "'")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
