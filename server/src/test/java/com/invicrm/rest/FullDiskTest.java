package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// The database's disk fills up in the middle of an import: what came before is there, it is said
/// in words, and the import goes on once there is room.
@InviCrmTest
class FullDiskTest {
  private static final int MAILS = 1_050;

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  @Test
  void anImportGoesOnOnceThereIsRoom() throws Exception {
    Api ann = Api.register(http);
    JsonNode stopped;
    try {
      fill(ann.tenantId());
      stopped = ann.imported("a.mbox", mbox(ann.email), Map.of("owner", ann.email));
    } finally {
      makeRoom();
    }
    assertThat(stopped.path("status").asString()).isEqualTo("failed");
    assertThat(stopped.path("error").asString())
        .isEqualTo(
            "The database's disk is full. What came before is imported. Make room, then let it go on: it continues where it stopped.");
    assertThat(stopped.path("resumable").asBoolean()).isTrue();
    assertThat(stopped.path("imported").asInt()).isEqualTo(1_000);

    String id = stopped.path("id").asString();
    assertThat(ann.post("/api/v1/imports/" + id + "/resume", Map.of())).hasStatus(202);
    JsonNode done = ann.ended(id);
    assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("done");
    assertThat(done.path("imported").asInt()).isEqualTo(MAILS);
    assertThat(done.path("merged").asInt()).isZero();
  }

  /// PostgreSQL says of the last mail what it says when no block can be added.
  private void fill(UUID tenant) throws SQLException {
    execute(
        """
        create or replace function full_disk() returns trigger language plpgsql as $$
        begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$\
        """);
    execute(
        """
        create trigger full_disk before insert on messages for each row
        when (new.tenant_id = '%s' and new.subject = 'Mail %d') execute function full_disk()\
        """
            .formatted(tenant, MAILS));
  }

  private void makeRoom() throws SQLException {
    execute("drop trigger if exists full_disk on messages");
    execute("drop function if exists full_disk()");
  }

  private void execute(String statement) throws SQLException {
    try (Connection superuser = TestPostgres.superuser(database.getJdbcUrl());
        var running = superuser.createStatement()) {
      running.execute(statement);
    }
  }

  private static byte[] mbox(String owner) {
    return IntStream.rangeClosed(1, MAILS)
        .mapToObj(i ->
            "From x@y.example Mon Mar  2 09:00:00 2026\nFrom: %s\nTo: p%d@globex.example\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nMessage-ID: <%d@y.example>\nSubject: Mail %d\n\nText\n\n"
                .formatted(owner, i % 40, i, i))
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }
}
