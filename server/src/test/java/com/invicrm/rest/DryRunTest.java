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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// A dry run writes nothing, and says exactly what the import that follows does.
@InviCrmTest
class DryRunTest {
  private static final List<String> COUNTS =
      List.of(
          "status",
          "seen",
          "imported",
          "merged",
          "skipped",
          "failed",
          "contacts",
          "companies",
          "problems");

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;
  @TempDir Path folder;

  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void intoAnEmptyWorkspace() throws Exception {
    for (String policy : List.of("wroteTo", "everyone", "off")) {
      ann = Api.register(http);
      holds(invented(1, 1_200) + unreadable() + draft(), Map.of("contactPolicy", policy));
    }
  }

  @Test
  void intoAWorkspaceThatKnowsMostOfIt() throws Exception {
    String mails = invented(5, 1_400);
    ann.imported("half.mbox", half(mails).getBytes(UTF_8), fields(Map.of()));
    List<JsonNode> people = Api.data(ann.get("/api/v1/contacts?limit=20"));
    ann.delete("/api/v1/contacts/" + people.getFirst().path("id").asString());
    assertThat(
            ann.post(
                "/api/v1/contacts",
                Map.of("displayName", "Ed", "emails", List.of("ed@firm.example"))))
        .hasStatus(201);
    ann.call(
        "PUT",
        "/api/v1/address-rules",
        Map.of("subject", address(people.getLast()), "verdict", "never"));
    holds(
        mails + mail("ed@firm.example", 7) + mail("zoe@firm.example", 8),
        Map.of("contactPolicy", "everyone", "includeOwnDomain", "true"));
  }

  @Test
  void ofAFileThatIsCutOffItIsNotSaidThatAnythingIsImported() throws Exception {
    byte[] zip = Files.readAllBytes(zipped(invented(2, 400)));
    JsonNode tried =
        ann.imported(
            "cut.zip",
            java.util.Arrays.copyOf(zip, zip.length / 2),
            fields(Map.of("dryRun", "true")));
    assertThat(tried.path("status").asString()).isEqualTo("failed");
    assertThat(tried.path("error").asString())
        .isEqualTo(
            "“cut.zip” ends too early: it is cut off or damaged. This was a try, so nothing is imported."
                + " Make it again and hand it in again; nothing comes twice.");
  }

  @Test
  void itIsNeitherUndoneNorSeenByOthers() throws Exception {
    JsonNode tried =
        ann.imported("a.mbox", invented(3, 20).getBytes(UTF_8), fields(Map.of("dryRun", "true")));
    String path = "/api/v1/imports/" + tried.path("id").asString();
    assertThat(ann.post(path + "/undo", Map.of())).hasStatus(409);
    assertThat(ann.colleague("admin").get(path)).hasStatus(404);
    assertThat(Api.data(ann.get("/api/v1/imports"))).containsExactly(tried);
  }

  @Test
  void aColleaguesMailboxIsNotTriedEither() {
    Api rep = ann.colleague("rep");
    var refused =
        rep.upload(
            "/api/v1/imports",
            "a.mbox",
            mail("x@globex.example", 1).getBytes(UTF_8),
            fields(Map.of("dryRun", "true")));
    assertThat(refused).hasStatus(403);
  }

  /// Tries it, then does it.
  private void holds(String mails, Map<String, String> rules) throws Exception {
    byte[] mbox = mails.getBytes(UTF_8);
    List<String> before = export();
    Map<String, String> dry = new HashMap<>(fields(rules));
    dry.put("dryRun", "true");
    JsonNode tried = ann.imported("a.mbox", mbox, dry);
    assertThat(tried.path("dryRun").asBoolean()).isTrue();
    assertThat(tried.path("owner").asString()).isEqualTo(ann.email);
    assertThat(CanonicalExport.differences(before, export())).isEmpty();
    List<JsonNode> problems = problems(tried);

    JsonNode done = ann.imported("a.mbox", mbox, fields(rules));
    for (String count : COUNTS) assertThat(tried.path(count)).as(count).isEqualTo(done.path(count));
    assertThat(done.path("imported").asInt()).isPositive();
    assertThat(problems).isEqualTo(problems(done));
    assertThat(decisions(tried)).isEqualTo(decided(done));
  }

  private List<JsonNode> problems(JsonNode imported) {
    String path = "/api/v1/imports/" + imported.path("id").asString() + "/problems";
    return Api.data(ann.get(path));
  }

  private static Map<String, Integer> decisions(JsonNode tried) {
    Map<String, Integer> decisions = new TreeMap<>();
    tried
        .path("decisions")
        .properties()
        .forEach(e -> decisions.put(e.getKey(), e.getValue().asInt()));
    return decisions;
  }

  /// What stands of the addresses that the import met.
  private Map<String, Integer> decided(JsonNode done) throws SQLException {
    Map<String, Integer> decided = new TreeMap<>();
    try (Connection superuser = TestPostgres.superuser(database.getJdbcUrl());
        var statement =
            superuser.prepareStatement(
                "select c.decision || ':' || c.reason, count(*) from correspondents c where c.tenant_id = ?"
                    + " and c.updated_at >= (select started_at from imports where id = ?::uuid) group by 1")) {
      statement.setObject(1, ann.tenantId());
      statement.setString(2, done.path("id").asString());
      ResultSet rows = statement.executeQuery();
      while (rows.next()) decided.put(rows.getString(1), rows.getInt(2));
    }
    return decided;
  }

  private List<String> export() throws SQLException {
    try (Connection superuser = TestPostgres.superuser(database.getJdbcUrl())) {
      return CanonicalExport.of(superuser, ann.tenantId().toString(), "imports", "import_problems");
    }
  }

  private Map<String, String> fields(Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    fields.put("owner", ann.email);
    return fields;
  }

  private String invented(long seed, int mails) throws Exception {
    Path file = folder.resolve("invented.mbox");
    new InventedMailbox(seed, 300, 300).writeMails(file, mails);
    return Files.readString(file).replace(InventedMailbox.OWNER, ann.email);
  }

  private static String half(String mails) {
    return mails.substring(0, mails.indexOf("\nFrom mail@box", mails.length() / 2) + 1);
  }

  private Path zipped(String mails) throws Exception {
    Path zip = folder.resolve("whole.zip");
    try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new java.util.zip.ZipEntry("all.mbox"));
      out.write(mails.getBytes(UTF_8));
    }
    return zip;
  }

  private static String address(JsonNode contact) {
    return contact.path("emails").path(0).asString();
  }

  private String mail(String from, int number) {
    return framed(
        "From: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:0%d:00 +0000\nMessage-ID: <%d@y.example>\nSubject: S%d\n\nText\n"
            .formatted(from, ann.email, number, number, number));
  }

  private String draft() {
    return framed(
        "From: %s\nTo: d@draft.example\nX-Gmail-Labels: Drafts,Work\nSubject: Not yet\n\nHm\n"
            .formatted(ann.email));
  }

  /// The same twice, as some exports have it.
  private static String unreadable() {
    var mail = new StringBuilder("Subject: bad\n");
    for (int i = 0; i < 60; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    return framed(mail.toString()).repeat(2);
  }

  private static String framed(String mail) {
    return "From mail@box.example Mon Mar  2 09:00:00 2026\n" + mail + "\n";
  }
}
