package com.invicrm.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.CanonicalExport;
import com.invicrm.InventedMailbox;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Eight mailboxes with the same people and some of the same mails come in at one moment: nobody
/// waits for ever, and each person, company and message is there once.
@InviCrmTest
class ImportsAtOnceTest {
  private static final int MAILBOXES = 8;

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;
  @Autowired ImportJob job;

  @Autowired
  @Qualifier("jobRunner")
  SmartLifecycle jobs;

  @TempDir Path folder;

  @Test
  void eightAtOnceEndAsOneAfterTheOther() throws Exception {
    Api together = Api.register(http);
    jobs.stop();
    try {
      atOnce(together.tenantId(), handedIn(together));
    } finally {
      jobs.start();
    }
    Api inTurn = Api.register(http);
    for (int i = 0; i < MAILBOXES; i++) isDone(inTurn.imported("a.mbox", mailbox(i), fields(i)));
    try (Connection superuser = TestPostgres.superuser(database.getJdbcUrl())) {
      List<String> expected = export(superuser, inTurn);
      List<String> found = export(superuser, together);
      assertThat(expected).hasSizeGreaterThan(5_000);
      assertThat(CanonicalExport.differences(expected, found)).isEmpty();
    }
  }

  /// Without what depends on whose mails came first: how often a row was changed, and which import
  /// it was that made somebody.
  private static List<String> export(Connection superuser, Api api) throws Exception {
    return CanonicalExport.living(superuser, api.tenantId().toString(), "imports");
  }

  private List<UUID> handedIn(Api api) throws Exception {
    List<UUID> imports = new ArrayList<>();
    for (int i = 0; i < MAILBOXES; i++) {
      var taken = api.upload("/api/v1/imports", "a.mbox", mailbox(i), fields(i));
      imports.add(UUID.fromString(Api.body(taken).path("id").asString()));
    }
    return imports;
  }

  /// A deadlock would end its job in an exception.
  private void atOnce(UUID tenant, List<UUID> imports) throws Exception {
    var start = new CyclicBarrier(imports.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(imports.size())) {
      List<Future<?>> running = new ArrayList<>();
      for (UUID id : imports) running.add(threads.submit(() -> run(tenant, id, start)));
      for (Future<?> one : running) one.get();
    }
  }

  private void run(UUID tenant, UUID id, CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    Tenants.run(new TenantId(tenant), () -> job.run(new ImportJob.Work(id)));
  }

  private static void isDone(tools.jackson.databind.JsonNode imported) {
    assertThat(imported.path("status").asString()).as(imported.toString()).isEqualTo("done");
  }

  private static Map<String, String> fields(int mailbox) {
    return Map.of("owner", owner(mailbox), "contactPolicy", "everyone");
  }

  private static String owner(int mailbox) {
    return "box" + mailbox + "@acme.example";
  }

  /// Mails of its own with the people of all, and mails to all eight, in an order of its own.
  private byte[] mailbox(int number) throws Exception {
    Path own = folder.resolve(number + ".mbox");
    new InventedMailbox(number, 150, 300).writeMails(own, 250);
    String mails = Files.readString(own).replace(InventedMailbox.OWNER, owner(number));
    List<String> shared = new ArrayList<>(IntStream.range(0, 60).mapToObj(i -> shared(i)).toList());
    java.util.Collections.rotate(shared, number * 7);
    return (mails + String.join("", shared)).getBytes(UTF_8);
  }

  private static String shared(int number) {
    String all =
        IntStream.range(0, MAILBOXES)
            .mapToObj(ImportsAtOnceTest::owner)
            .collect(Collectors.joining(", "));
    return "From x@y.example Mon Mar  2 09:00:00 2026\nFrom: All %d <all%d@globex%d.example>\nTo: %s\nDate: Mon, 2 Mar 2026 09:%02d:00 +0000\nMessage-ID: <all%d@y.example>\nSubject: To all\n\nText\n\n"
        .formatted(number, number, number % 5, all, number % 60, number);
  }
}
