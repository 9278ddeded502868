package com.invicrm.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// A workspace in which one person is known by a word of their own wherever something can be
/// written, and another one, by another word, has part in some of it.
final class KnownEverywhere {
  /// In all that is written of the one, and in their first address.
  static final String WORD = "quagga";

  /// In all that is written of the other.
  static final String OTHER = "okapi";

  static final String ADDRESS = "quagga.zeb@stripes.example";
  static final String FORMER = "zeb.quagga@spots.example";
  static final String NAME = "Zebulon Quagga";
  static final String OMAR = "omar.okapi@initech.example";
  private static final String QUAGGA = NAME + " <" + ADDRESS + ">";

  final Api ann;
  final Api bob;
  final String contact;
  final String omar;
  JsonNode first;

  private KnownEverywhere(Api ann) {
    this.ann = ann;
    this.bob = ann.colleague("rep");
    this.first = imported(ann, "quagga mails.mbox", mails());
    this.contact = id(ADDRESS);
    this.omar = id(OMAR);
    imported(bob, "bob.mbox", copies());
    writeDown();
    decide();
  }

  static KnownEverywhere in(Api ann) {
    return new KnownEverywhere(ann);
  }

  /// The mailbox, again and again the same.
  String mails() {
    return mail(QUAGGA, ann.email, 1, "Quagga offer", attached("Quagga offers this."))
        + mail(ann.email, QUAGGA, 2, "Re: Quagga offer", text("Dear Quagga, yes."))
        + mail(ann.email, QUAGGA + ", " + OMAR, 3, "Okapi plan of Zebulon Quagga", html(quoted()))
        + mail(OMAR, ann.email + "\nCc: " + QUAGGA, 4, "Okapi bill", text("The okapi costs 3."))
        + mail(
            OMAR,
            ann.email + "\nReferences: <1.quagga.zeb@mail.example>",
            5,
            "Okapi alone",
            text("An okapi."))
        + mail("Okapi Bot <bot@initech.example>", ann.email, 6, "Okapi news", text("Okapi."));
  }

  /// In a colleague's mailbox: the same mail, with a footer.
  private String copies() {
    return mail(
        ann.email,
        QUAGGA + ", " + OMAR,
        3,
        "Okapi plan of Zebulon Quagga",
        html(quoted() + "\nFooter"));
  }

  private static String quoted() {
    return "The okapi plan.\nOn Monday, Zebulon Quagga <quagga.zeb@stripes.example> wrote:\n> Okapi first.\nQuagga, Zebulon; quagga.zeb@stripes.example";
  }

  private static String text(String text) {
    return "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n\n";
  }

  private static String attached(String text) {
    return "Content-Type: multipart/mixed; boundary=cut\n\n--cut\nContent-Type: text/plain\n\n"
        + text
        + "\n--cut\nContent-Type: application/pdf; name=\"quagga.pdf\"\nContent-Disposition: attachment; filename=\"quagga.pdf\"\n\nx\n--cut--\n\n";
  }

  private static String html(String text) {
    return "Content-Type: multipart/alternative; boundary=cut\n\n--cut\nContent-Type: text/plain\n\n"
        + text
        + "\n--cut\nContent-Type: text/html\n\n<p>Okapi <a href=\"mailto:quagga.zeb%40stripes.example\">Quagga</a></p>\n--cut--\n\n";
  }

  private static String mail(String from, String to, int number, String subject, String body) {
    return """
    From x@y.example Mon Mar  2 09:00:00 2026
    From: %s
    To: %s
    Date: Mon, 2 Mar 2026 09:0%d:00 +0000
    Message-ID: <%d.%s@mail.example>
    Subject: %s
    MIME-Version: 1.0
    %s\
    """
        .formatted(from, to, number, number, number == 1 ? "quagga.zeb" : "id", subject, body);
  }

  private void writeDown() {
    Map<String, Object> edit = new HashMap<>();
    edit.put("firstName", "Zebulon");
    edit.put("lastName", "Quagga");
    edit.put("title", "Head quagga");
    edit.put("emails", List.of(FORMER, ADDRESS));
    edit.put("phones", List.of("+965 2222 3333"));
    edit.put("tags", List.of("Quagga tag", "VIP"));
    assertThat(ann.patch("/api/v1/contacts/" + contact, edit)).hasStatusOk();
    assertThat(ann.patch("/api/v1/contacts/" + contact, Map.of("emails", List.of(ADDRESS))))
        .hasStatusOk();
    note("Quagga called", "Zebulon said so", contact);
    note(
        "Okapi and Quagga met",
        "Zebulon likes the okapi; quagga.zeb@stripes.example",
        contact,
        omar);
    note("Okapi alone", "An okapi", omar);
    made("/api/v1/tasks", Map.of("title", "Ask Quagga", "contactId", contact));
    String company =
        Api.data(ann.get("/api/v1/contacts?q=" + OMAR)).getFirst().at("/company/id").asString();
    made(
        "/api/v1/tasks",
        Map.of("title", "Okapi with Quagga", "contactId", contact, "companyId", company));
    made("/api/v1/tasks", Map.of("title", "Okapi alone", "contactId", omar));
    String deal =
        made(
            "/api/v1/deals",
            Map.of(
                "name",
                "Quagga deal",
                "contactIds",
                List.of(contact, omar),
                "amount",
                Map.of("amount", "1250.5", "currency", "KWD")));
    ann.patch("/api/v1/deals/" + deal, Map.of("name", "Zebulon's okapi deal"));
    made("/api/v1/deals", Map.of("name", "Okapi deal", "contactIds", List.of(omar)));
  }

  private void decide() {
    var rule = Map.of("subject", ADDRESS, "verdict", "always");
    assertThat(ann.call("PUT", "/api/v1/address-rules", rule)).hasStatusOk();
    // Of somebody without a mailbox, so that no mail goes.
    for (String pattern : List.of(ADDRESS, "quagga.z*@stripes.example")) {
      var never = Map.of("pattern", pattern, "scope", "mine");
      assertThat(ann.colleague("rep").post("/api/v1/log-rules", never)).hasStatus(201);
    }
    var sharing = Map.of("contactId", contact, "access", "metadata");
    assertThat(ann.call("PUT", "/api/v1/sharing/rules", sharing)).hasStatusOk();
    var wish = Map.of("contactId", contact, "access", "everything");
    assertThat(bob.post("/api/v1/access-requests", wish)).hasStatus(201);
  }

  private void note(String subject, String text, String... people) {
    made(
        "/api/v1/activities",
        Map.of("kind", "note", "subject", subject, "text", text, "contactIds", List.of(people)));
  }

  private String made(String path, Map<String, Object> body) {
    MvcTestResult made = ann.post(path, body);
    assertThat(made).hasStatus(201);
    return Api.body(made).path("id").asString();
  }

  /// Hands a mailbox in.
  JsonNode imported(Api whose, String name, String mails) {
    return imported(whose, name, mails, whose.email);
  }

  JsonNode imported(Api whose, String name, String mails, String owner) {
    return whose.imported(
        name, mails.getBytes(UTF_8), Map.of("owner", owner, "contactPolicy", "everyone"));
  }

  /// Erases the person and waits for the end; the receipt.
  JsonNode erased() {
    MvcTestResult taken =
        ann.post(
            "/api/v1/contacts/" + contact + "/erasure",
            Map.of(
                "confirm",
                "zebulon  QUAGGA",
                "reason",
                "objection",
                "formerAddresses",
                List.of(FORMER)));
    assertThat(taken).hasStatus(202);
    return ended(Api.body(taken).path("id").asString());
  }

  JsonNode ended(String erasure) {
    return org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(2))
        .until(
            () -> Api.body(ann.get("/api/v1/erasures/" + erasure)),
            e -> !e.path("status").asString().equals("running"));
  }

  private String id(String address) {
    return Api.data(ann.get("/api/v1/contacts?q=" + address)).getFirst().path("id").asString();
  }
}
