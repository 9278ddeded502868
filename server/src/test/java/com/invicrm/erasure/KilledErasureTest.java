package com.invicrm.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.BesideOthers;
import com.invicrm.ForkedApplication;
import com.invicrm.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An erasure whose process is killed goes on in the next one, and ends as if it never had been.
@BesideOthers
class KilledErasureTest {
  private static final int MAILS = 2_400;

  @TempDir Path folder;

  @Test
  void itGoesOnWhereItBrokeOff() throws Exception {
    String database = TestPostgres.create();
    var setup = new ForkedApplication.Setup(folder, database, "", List.of("-Xmx512m"));
    try (var application = ForkedApplication.start(setup)) {
      String token = application.register();
      String contact = known(application, token);
      String path = "/api/v1/contacts/" + contact + "/erasure";
      JsonNode receipt = application.post(token, path, "{\"confirm\": \"Zebulon Quagga\"}");
      String erasure = "/api/v1/erasures/" + receipt.path("id").asString();
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> application.get(token, erasure).at("/counts/mails").asInt() > 0);
      application.kill();
      UUID tenant = UUID.fromString(tenant(database));
      var everything = new Everything(database, tenant);
      assertThat(everything.naming("quagga")).as("it was killed before its end").isNotEmpty();
      application.restart();
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> application.get(token, erasure).path("status").asString().equals("done"));
      assertThat(everything.naming("quagga")).isEmpty();
      assertThat(application.get(token, erasure).at("/counts/mails").asInt()).isEqualTo(MAILS);
    }
  }

  private String known(ForkedApplication application, String token) throws Exception {
    Path file = folder.resolve("a.mbox");
    var mbox = new StringBuilder();
    for (int i = 0; i < MAILS; i++) mbox.append(mail(i));
    Files.writeString(file, mbox);
    var fields = Map.of("owner", "ann@acme.example", "contactPolicy", "everyone");
    String id =
        ForkedApplication.json(application.upload(token, file, fields)).path("id").asString();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            application
                .get(token, "/api/v1/imports/" + id)
                .path("status")
                .asString()
                .equals("done"));
    return application.get(token, "/api/v1/contacts?q=quagga").at("/data/0/id").asString();
  }

  private static String tenant(String database) throws Exception {
    try (var superuser = TestPostgres.superuser(database);
        var rows = superuser.createStatement().executeQuery("select id from tenants")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String mail(int number) {
    return "From x@y.example Mon Mar  2 09:00:00 2026\nFrom: Zebulon Quagga <quagga@stripes.example>\nTo: ann@acme.example\nDate: Mon, 2 Mar 2026 09:%02d:%02d +0000\nMessage-ID: <%d@y.example>\nSubject: Quagga %d\n\nText\n\n"
        .formatted(number / 60 % 60, number % 60, number, number);
  }
}
