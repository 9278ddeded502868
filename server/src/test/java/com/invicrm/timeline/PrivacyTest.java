package com.invicrm.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Who sees what of a mail: its owner everything, a colleague as much as the owner shares, an admin
/// no more than that.
@InviCrmTest
class PrivacyTest {
  private static final String MAIL =
      """
      From: Rob <OWNER>
      To: Pia Klein <pia@globex.example>
      Bcc: Secret Friend <friend@hidden.example>
      Date: Mon, 2 Mar 2026 09:00:00 +0000
      Message-ID: <1@acme.example>
      Subject: Zanzibar

      Marzipan for everybody.
      """;

  @Autowired MockMvcTester http;

  Api admin;
  Api owner;
  String mail;

  @BeforeEach
  void aMailOfAColleague() {
    admin = Api.register(http);
    owner = admin.colleague("rep");
    String path =
        "/api/v1/imports/"
            + Api.body(
                    owner.upload(
                        "/api/v1/imports",
                        "one.eml",
                        MAIL.replace("OWNER", owner.email).getBytes(UTF_8),
                        Map.of("owner", owner.email)))
                .path("id")
                .asString();
    Awaitility.await()
        .until(() -> Api.body(owner.get(path)).path("status").asString().equals("done"));
    mail =
        "/api/v1/activities/"
            + Api.data(owner.get("/api/v1/activities")).getFirst().path("id").asString();
  }

  @Test
  void theOwnerSeesEverything() throws Exception {
    assertThat(owner.get(mail))
        .bodyText()
        .contains("Zanzibar", "Marzipan", "friend@hidden.example");
    assertThat(owner.get("/api/v1/activities")).bodyText().contains("Zanzibar", "Marzipan");
  }

  @Test
  void anAdminSeesWhoAndWhenOnlyAndNoBlindCopy() throws Exception {
    assertThat(admin.get(mail))
        .bodyText()
        .contains("pia@globex.example")
        .doesNotContain("Zanzibar", "Marzipan", "hidden");
    assertThat(admin.get("/api/v1/activities"))
        .bodyText()
        .contains("metadata")
        .doesNotContain("Zanzibar", "Marzipan", "hidden");
  }

  @Test
  void aSharedSubjectIsSeenWithoutTheText() throws Exception {
    share("subject");
    assertThat(admin.get(mail))
        .bodyText()
        .contains("Zanzibar")
        .doesNotContain("Marzipan", "hidden");
    assertThat(admin.get("/api/v1/activities"))
        .bodyText()
        .contains("Zanzibar")
        .doesNotContain("Marzipan");
  }

  @Test
  void aSharedMailIsSeenWhole() throws Exception {
    share("everything");
    assertThat(admin.get(mail)).bodyText().contains("Zanzibar", "Marzipan");
  }

  @Test
  void capturedMailIsNobodysToChange() {
    assertThat(owner.patch(mail, Map.of("subject", "Other"))).hasStatus(403);
    assertThat(owner.delete(mail)).hasStatus(403);
  }

  private void share(String access) {
    String mailbox =
        Api.data(owner.get("/api/v1/sharing/mailboxes")).getFirst().path("id").asString();
    assertThat(owner.call("PUT", "/api/v1/sharing/mailboxes/" + mailbox, Map.of("access", access)))
        .hasStatusOk();
  }
}
