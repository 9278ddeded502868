package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.sync.FakeConsent;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// How a mailbox is, and what its owner does with it.
@InviCrmTest
class IntegrationsTest {
  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;
  String mail;
  UUID id;

  /// Nobody reads it, so that it stays as a test makes it.
  @BeforeEach
  void aMailbox() {
    ann = Api.register(http);
    mail = "ann-" + UUID.randomUUID() + "@gmail.example";
    id = ann.connect(mail, "?preview=true");
  }

  @Test
  void itIsPausedAndResumed() {
    channel("state = 'live', epoch = 7");
    assertThat(step("pause")).hasStatusOk();
    assertThat(state()).isEqualTo("paused");
    assertThat(value("select epoch from channels where integration_id = '%s'")).isEqualTo("8");
    for (String next : List.of("pause", "sync", "start")) assertThat(step(next)).hasStatus(409);
    channel("trouble = 'forbidden', trouble_at = now()");
    assertThat(mailbox().at("/trouble/code").asString()).isEqualTo("forbidden");
    assertThat(step("resume")).hasStatusOk();
    assertThat(state()).isEqualTo("live");
    assertThat(mailbox().has("trouble")).isFalse();
    assertThat(step("resume")).hasStatus(409);
    assertThat(step("sync")).hasStatusOk();
    assertThat(Api.data(ann.get("/api/v1/audit?action=mailbox.paused"))).hasSize(1);
    assertThat(Api.data(ann.get("/api/v1/audit?action=mailbox.resumed"))).hasSize(1);
  }

  @Test
  void colleaguesDoNothingWithItAndAdminsPauseAndDisconnectIt() {
    Api rep = ann.colleague("rep");
    UUID theirs = rep.connect("rep-" + mail, "?preview=true");
    assertThat(Api.data(ann.get("/api/v1/integrations"))).hasSize(2);
    assertThat(Api.data(rep.get("/api/v1/integrations"))).hasSize(1);
    assertThat(Api.data(ann.colleague("manager").get("/api/v1/integrations"))).isEmpty();
    JsonNode seen = Api.body(ann.get("/api/v1/integrations/" + theirs));
    assertThat(seen.path("mine").asBoolean()).isFalse();
    assertThat(seen.at("/owner/id").asString()).isEqualTo(rep.userId().toString());
    String path = "/api/v1/integrations/" + theirs;
    for (String denied : List.of("/sync", "/start", "/resume", "/problems/retry"))
      assertThat(ann.post(path + denied, Map.of())).hasStatus(403);
    assertThat(ann.patch(path, Map.of("skipInternal", true))).hasStatus(403);
    assertThat(ann.get(path + "/problems")).hasStatus(403);
    assertThat(ann.get(path + "/labels")).hasStatus(403);
    assertThat(ann.post(path + "/pause", Map.of())).hasStatusOk();
    assertThat(ann.post(path + "/disconnect", Map.of("data", "keep"))).hasStatusOk();
    assertThat(rep.get("/api/v1/integrations/" + id)).hasStatus(403);
  }

  @Test
  void disconnectedItsTokensAreGoneHereAndAtTheProvider() {
    channel("state = 'live', epoch = 7");
    MvcTestResult done = disconnect("keep");
    assertThat(Api.body(done).path("toldProvider").asBoolean()).isTrue();
    assertThat(Api.body(done).at("/integration/state").asString()).isEqualTo("disconnected");
    assertThat(FakeConsent.SHARED.account(mail).isRevoked()).isTrue();
    assertThat(
            value(
                "select num_nulls(access_sealed, refresh_sealed, access_expires_at) from user_integrations where id = '%s'"))
        .isEqualTo("3");
    assertThat(value("select epoch from channels where integration_id = '%s'")).isEqualTo("8");
    for (String next : List.of("pause", "sync", "start", "resume"))
      assertThat(step(next)).hasStatus(409);
    assertThat(disconnect("keep")).hasStatus(409);
    assertThat(Api.data(ann.get("/api/v1/audit?action=mailbox.disconnected"))).hasSize(1);
    assertThat(ann.connect(mail, "")).isEqualTo(id);
    assertThat(state()).isEqualTo("repairing");
  }

  @Test
  void aProviderThatDoesNotAnswerDoesNotKeepItConnected() {
    FakeConsent.SHARED.account(mail).away(true);
    MvcTestResult done = disconnect("keep");
    assertThat(Api.body(done).path("toldProvider").asBoolean()).isFalse();
    assertThat(state()).isEqualTo("disconnected");
    FakeConsent.SHARED.account(mail).away(false);
  }

  @Test
  void whatCameIsTakenBackAndThenTheMailboxIsGone() {
    channel("state = 'live'");
    assertThat(disconnect("keep")).hasStatusOk();
    assertThat(Api.body(disconnect("takeBack")).at("/integration/state").asString())
        .isEqualTo("closing");
    Awaitility.await()
        .until(
            () -> ann.get("/api/v1/integrations/" + id).getResponse().getStatus(), s -> s == 404);
    assertThat(ann.connect(mail, "?preview=true")).isEqualTo(id);
    assertThat(state()).isEqualTo("held");
  }

  @Test
  void itsRulesAreChangedFieldByField() {
    channel("epoch = 7");
    JsonNode changed =
        change(
            Map.of(
                "labelsWithout",
                List.of("Label_2", "CATEGORY_PROMOTIONS"),
                "skipInternal",
                true,
                "contactPolicy",
                "everyone",
                "includeOwnDomain",
                true));
    assertThat(changed.path("settings").toString())
        .isEqualTo(
            "{\"labelsOnly\":[],\"labelsWithout\":[\"CATEGORY_PROMOTIONS\",\"Label_2\"],\"skipInternal\":true,\"contactPolicy\":\"everyone\",\"includeOwnDomain\":true}");
    assertThat(value("select epoch from channels where integration_id = '%s'")).isEqualTo("8");
    JsonNode back = change("{\"labelsWithout\":null,\"contactPolicy\":null}");
    assertThat(back.path("settings").toString())
        .isEqualTo(
            "{\"labelsOnly\":[],\"labelsWithout\":[],\"skipInternal\":true,\"includeOwnDomain\":true}");
    change(Map.of("skipInternal", true));
    assertThat(value("select epoch from channels where integration_id = '%s'"))
        .as("nothing changed")
        .isEqualTo("9");
    assertThat(Api.data(ann.get("/api/v1/audit?action=mailbox.changed"))).hasSize(2);
    assertThat(ann.patch("/api/v1/integrations/" + id, Map.of("sharing", 2))).hasStatus(422);
  }

  @Test
  void itsMailsAreCountedByWhatBecameOfThem() {
    channel("state = 'backfill', contacts = 214, companies = 61");
    items(40, "done", "created");
    items(2, "done", "merged");
    items(3, "skipped", "draft");
    items(1, "skipped", "label");
    items(4, "gone", "deleted");
    items(45, "pending", null);
    items(5, "poison", "It is not a mail");
    JsonNode counts = mailbox().path("counts");
    assertThat(counts.toString())
        .isEqualTo(
            "{\"seen\":100,\"imported\":40,\"merged\":2,\"skipped\":{\"draft\":3,\"label\":1},\"gone\":4,\"pending\":45,\"poison\":5,\"contacts\":214,\"companies\":61}");
    assertThat(mailbox().path("progress").asDouble()).isEqualTo(0.55);
    assertThat(mailbox().has("etaSeconds")).isTrue();
    channel("listing = '{}'");
    assertThat(mailbox().has("progress")).as("who knows how many are to come").isFalse();
  }

  @Test
  void mailsThatCouldNotBeReadAreListedAndTriedAgain() {
    items(3, "poison", "It is not a mail");
    String path = "/api/v1/integrations/" + id + "/problems";
    JsonNode page = Api.body(ann.get(path + "?limit=2"));
    assertThat(page.path("data").size()).isEqualTo(2);
    assertThat(page.at("/data/0/reason").asString()).isEqualTo("It is not a mail");
    String next = page.path("nextCursor").asString();
    assertThat(Api.data(ann.get(path + "?limit=2&cursor=" + next))).hasSize(1);
    assertThat(Api.body(ann.post(path + "/retry", Map.of())).path("mails").asInt()).isEqualTo(3);
    assertThat(mailbox().at("/counts/pending").asInt()).isEqualTo(3);
    assertThat(Api.data(ann.get(path))).isEmpty();
  }

  @Test
  void whatStandsInTheWayIsSaidWithWhatToDo() {
    channel(
        "state = 'live', cool_until = now() + interval '1 minute', trouble = 'throttled', trouble_at = now()");
    assertThat(state()).isEqualTo("cooling");
    assertThat(mailbox().at("/trouble/what").asString()).contains("patience");
    assertThat(mailbox().has("coolUntil")).isTrue();
    channel("cool_until = null, trouble = 'unreachable', failures = 2");
    assertThat(state()).isEqualTo("live");
    channel("failures = 3");
    assertThat(state()).isEqualTo("error");
    channel("failures = 0, trouble = 'nothingStored'");
    assertThat(state()).isEqualTo("error");
    integration("status = 'reauth', connected_at = now() - interval '30 days', refused_at = now()");
    assertThat(state()).isEqualTo("reauth");
    assertThat(mailbox().at("/trouble/code").asString()).isEqualTo("needsConsent");
    integration("connected_at = now() - interval '7 days'");
    assertThat(mailbox().at("/trouble/code").asString()).isEqualTo("testingMode");
    assertThat(mailbox().at("/trouble/whatToDo").asString()).contains("Publish app");
  }

  @Test
  void unitsComeBackWithTime() {
    int limit = mailbox().path("unitsPerMinute").asInt();
    assertThat(mailbox().path("unitsLeft").asInt()).isEqualTo(limit);
    channel(
        "pace = jsonb_build_object('units', 0, 'at', now() - interval '30 seconds', 'atOnce', 4, 'share', 0.5)");
    assertThat(mailbox().path("unitsPerMinute").asInt()).isEqualTo(limit / 2);
    assertThat(mailbox().path("unitsLeft").asDouble()).isBetween(0.24 * limit, 0.5 * limit);
  }

  @Test
  void theLastAuditIsShown() {
    channel(
        "audit = '{\"at\":\"2026-11-26T03:10:00Z\",\"since\":\"2026-08-28T03:10:00Z\",\"listed\":12431,\"missing\":2,\"extra\":1}'");
    assertThat(mailbox().path("audit").toString())
        .isEqualTo("{\"at\":\"2026-11-26T03:10:00Z\",\"listed\":12431,\"missing\":2,\"extra\":1}");
  }

  private JsonNode mailbox() {
    MvcTestResult result = ann.get("/api/v1/integrations/" + id);
    assertThat(result).hasStatusOk();
    return Api.body(result);
  }

  private String state() {
    return mailbox().path("state").asString();
  }

  private MvcTestResult step(String name) {
    return ann.post("/api/v1/integrations/" + id + "/" + name, Map.of());
  }

  private MvcTestResult disconnect(String data) {
    return ann.post("/api/v1/integrations/" + id + "/disconnect", Map.of("data", data));
  }

  private JsonNode change(Object body) {
    MvcTestResult result = ann.patch("/api/v1/integrations/" + id, body);
    assertThat(result).hasStatusOk();
    return Api.body(result);
  }

  private void channel(String set) {
    execute("update channels set " + set + " where integration_id = '" + id + "'");
  }

  private void integration(String set) {
    execute("update user_integrations set " + set + " where id = '" + id + "'");
  }

  private void items(int count, String status, @Nullable String reason) {
    execute(
        "insert into sync_items (tenant_id, channel_id, provider_id, status, reason) select c.tenant_id, c.id, gen_random_uuid()::text, '"
            + status
            + "', "
            + (reason == null ? "null" : "'" + reason + "'")
            + " from channels c, generate_series(1, "
            + count
            + ") where c.integration_id = '"
            + id
            + "'");
  }

  private void execute(String sql) {
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private String value(String query) {
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query.formatted(id))) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
