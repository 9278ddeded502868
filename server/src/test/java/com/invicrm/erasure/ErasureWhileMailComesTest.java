package com.invicrm.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// Mail of a person that is taken in at the very moment when they are erased leaves no row of them,
/// whichever was first.
@InviCrmTest
class ErasureWhileMailComesTest {
  private static final String QUAGGA = "Zebulon Quagga <quagga.zeb@stripes.example>";
  private static final int MAILS = 1_200;

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;

  /// @param stored how many mails are in before the person is erased
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000})
  void noRowIsLeftUnmasked(int stored) throws Exception {
    ann = Api.register(http);
    imported("a.mbox", mails(0, 4), ann.email);
    String contact =
        Api.data(ann.get("/api/v1/contacts?q=quagga")).getFirst().path("id").asString();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> imports = new ArrayList<>();
      // The second mailbox is not there yet when the erasure asks which there are.
      for (String owner : List.of(ann.email, "carol@y.example")) {
        imports.add(threads.submit(() -> imported("b.mbox", mails(10, MAILS), owner)));
      }
      Awaitility.await().until(() -> seen() >= stored);
      var order = Map.of("confirm", "Zebulon Quagga");
      JsonNode receipt = Api.body(ann.post("/api/v1/contacts/" + contact + "/erasure", order));
      for (Future<JsonNode> done : imports) {
        assertThat(done.get().path("status").asString()).isEqualTo("done");
      }
      Awaitility.await().until(() -> status(receipt).equals("done"));
    }
    assertThat(new Everything(database.getJdbcUrl(), ann.tenantId()).naming("quagga")).isEmpty();
  }

  private String status(JsonNode receipt) {
    return Api.body(ann.get("/api/v1/erasures/" + receipt.path("id").asString()))
        .path("status")
        .asString();
  }

  private int seen() {
    return new Everything(database.getJdbcUrl(), ann.tenantId())
            .rows()
            .getOrDefault("message_copies", List.of())
            .size()
        - 4;
  }

  private JsonNode imported(String name, String mails, String owner) {
    return ann.imported(
        name, mails.getBytes(UTF_8), Map.of("owner", owner, "contactPolicy", "everyone"));
  }

  private String mails(int from, int count) {
    var mbox = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      mbox.append(
          switch (i % 4) {
            case 0 -> mail(QUAGGA, ann.email, i, "Quagga writes");
            case 1 -> mail(ann.email, QUAGGA, i, "To Quagga alone");
            case 2 -> mail(ann.email, QUAGGA + ", omar@x.example", i, "Hello Zebulon Quagga");
            default -> mail("omar@x.example", ann.email + ", " + QUAGGA, i, "From Omar");
          });
    }
    return mbox.toString();
  }

  private static String mail(String from, String to, int number, String text) {
    return "From x@y.example Mon Mar  2 09:00:00 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:%02d:%02d +0000\nMessage-ID: <%d@y.example>\nSubject: S%d\n\n%s\n\n"
        .formatted(from, to, number / 60 % 60, number % 60, number, number, text);
  }
}
