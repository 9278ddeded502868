package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// A person gets a file of all that is kept of them, as far as whoever takes it may see it.
@InviCrmTest
class ContactExportTest {
  private static final String PIA = "pia.klein@globex.example";
  private static final String NAME = "Klein; Pia, \"the\\ one\"";

  @Autowired MockMvcTester http;

  Api ann;
  String pia;

  @BeforeEach
  void aPersonWithMailsNotesTasksAndDeals() {
    ann = Api.register(http);
    String mbox =
        mail(PIA, ann.email, 1)
            + mail(ann.email, PIA, 2)
            + mail("omar@x.example", ann.email + ", " + PIA, 3);
    ann.imported("a.mbox", mbox.getBytes(UTF_8), Map.of("owner", ann.email));
    pia = Api.data(ann.get("/api/v1/contacts?q=" + PIA)).getFirst().path("id").asString();
    var edit =
        Map.of(
            "displayName", NAME, "phones", List.of("+965 2222 3333"), "tags", List.of("VIP, old"));
    assertThat(ann.patch("/api/v1/contacts/" + pia, edit)).hasStatusOk();
    ann.post("/api/v1/tasks", Map.of("title", "Call", "contactId", pia));
    ann.post("/api/v1/deals", Map.of("name", "Fleet", "contactIds", List.of(pia)));
    ann.post(
        "/api/v1/activities", Map.of("kind", "note", "text", "Noted", "contactIds", List.of(pia)));
  }

  @Test
  void theFileHoldsEverything() {
    JsonNode file = Api.body(ann.get(path("json")));
    assertThat(file.at("/contact/displayName").asString()).isEqualTo(NAME);
    assertThat(file.at("/sources/displayName/source").asString()).isEqualTo("person");
    assertThat(file.at("/jobs/0/company/name").asString()).isEqualTo("Globex");
    assertThat(texts(file, "deals", "name")).containsExactly("Fleet");
    assertThat(texts(file, "tasks", "title")).containsExactly("Call");
    assertThat(texts(file, "activities", "text"))
        .containsExactlyInAnyOrder("Noted", "Text 1", "Text 2", "Text 3");
    assertThat(texts(file, "activities", "subject")).contains("S1", "S2", "S3");
    assertThat(file.path("leftOut").toString()).isEqualTo("{\"subjects\":0,\"texts\":0}");
  }

  @Test
  void whatAColleagueMayNotSeeIsLeftOutAndCountedWhateverTheirRole() {
    for (String role : List.of("rep", "admin")) {
      JsonNode file = Api.body(ann.colleague(role).get(path("json")));
      assertThat(file.toString()).contains("Noted").doesNotContain("Text 1", "S1", "S2", "S3");
      assertThat(file.path("activities")).hasSize(4);
      assertThat(file.path("leftOut").toString()).isEqualTo("{\"subjects\":3,\"texts\":3}");
    }
  }

  @Test
  void theCardIsReadBackAsItWasWritten() throws Exception {
    MvcTestResult answer = ann.get(path("vcard"));
    assertThat(answer).hasStatusOk().hasContentType("text/vcard;charset=utf-8");
    String text = new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    assertThat(text).startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n");
    VCard card = new VCardReader(text).readNext();
    assertThat(card.getFormattedName().getValue()).isEqualTo(NAME);
    assertThat(card.getEmails().getFirst().getValue()).isEqualTo(PIA);
    assertThat(card.getTelephoneNumbers().getFirst().getText()).isEqualTo("+965 2222 3333");
    assertThat(card.getCategories().getValues()).containsExactly("VIP, old");
    assertThat(card.getOrganization().getValues()).containsExactly("Globex");
    assertThat(card.getUid().getValue()).isEqualTo("urn:uuid:" + pia);
  }

  @Test
  void itIsKeptUnderASafeNameInAnyScript() {
    assertThat(fileName()).isEqualTo("Klein  Pia,  the  one.json");
    rename("هالة الناصر\u202E/../x");
    assertThat(fileName()).isEqualTo("هالة الناصر .. x.json");
    rename("...");
    assertThat(fileName()).isEqualTo("contact.json");
    assertThat(ann.get(path("xml"))).hasStatus(422);
  }

  @Test
  void whoTookItIsKept() {
    ann.get(path("vcard"));
    JsonNode entry = Api.data(ann.get("/api/v1/audit?action=contact.exported")).getFirst();
    assertThat(entry.path("subjectId").asString()).isEqualTo(pia);
    assertThat(entry.at("/after/format").asString()).isEqualTo("vcard");
  }

  private void rename(String name) {
    assertThat(ann.patch("/api/v1/contacts/" + pia, Map.of("displayName", name))).hasStatusOk();
  }

  private String fileName() {
    String header = ann.get(path("json")).getResponse().getHeader("Content-Disposition");
    assertThat(header)
        .matches("attachment; filename=\"contact.json\"; filename\\*=UTF-8''[-\\w.%]+");
    return URLDecoder.decode(String.valueOf(header).replaceAll(".*''", ""), UTF_8);
  }

  private static List<String> texts(JsonNode file, String list, String field) {
    return file.path(list).valueStream().map(e -> e.path(field).asString("").strip()).toList();
  }

  private String path(String format) {
    return "/api/v1/contacts/" + pia + "/export?format=" + format;
  }

  private static String mail(String from, String to, int number) {
    return "From x@y.example Mon Mar  2 09:00:00 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:0%d:00 +0000\nMessage-ID: <%d@y.example>\nSubject: S%d\n\nText %d\n\n"
        .formatted(from, to, number, number, number, number);
  }
}
