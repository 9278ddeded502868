package com.invicrm.timeline;

import static com.invicrm.timeline.TestWorkspace.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Who sees what of a mail, read in the very bytes of every answer that shows one.
@InviCrmTest
class VisibilityTest {
  private static final int METADATA = 0;
  private static final int SUBJECT = 1;
  private static final int EVERYTHING = 2;

  @Autowired MockMvcTester http;
  @Autowired ApplicationContext application;

  private Api admin;
  private Api owner;
  private Api colleague;
  private TestMail mails;
  private String contact;
  private String company;
  private UUID mail;

  @BeforeEach
  void aMailFromACustomer() {
    admin = Api.register(http);
    owner = admin.colleague("rep");
    colleague = admin.colleague("rep");
    company = TestWorkspace.company(admin, "Globex");
    contact = TestWorkspace.contact(admin, "Priya Nair", company);
    mails = new TestMail(application, admin.tenantId());
    mail = mails.mail(UUID.fromString(contact), UUID.fromString(company));
  }

  @Test
  void theOwnerSeesEverything() {
    mails.copy(mail, owner.userId(), METADATA);
    seesEverything(owner);
  }

  @Test
  void aColleagueSeesWhoAndWhenOnly() {
    mails.copy(mail, owner.userId(), METADATA);
    seesMetadataOnly(colleague);
  }

  @Test
  void managersAndAdminsAreNoException() {
    mails.copy(mail, owner.userId(), METADATA);
    seesMetadataOnly(admin);
    seesMetadataOnly(admin.colleague("manager"));
  }

  @Test
  void aSharedSubjectIsSeenAndNoMore() {
    mails.copy(mail, owner.userId(), SUBJECT);
    for (JsonNode shown : everyView(colleague)) {
      assertThat(shown.path("access").asString()).isEqualTo("subject");
      assertThat(shown.path("subject").asString()).isEqualTo(TestMail.SUBJECT);
    }
    for (MvcTestResult answer : everyAnswer(colleague)) {
      assertThat(bytes(answer)).doesNotContain(TestMail.SNIPPET, TestMail.ATTACHMENT);
    }
  }

  @Test
  void whatIsSharedWhollyIsSeenWholly() {
    mails.copy(mail, owner.userId(), EVERYTHING);
    seesEverything(colleague);
  }

  @Test
  void theMostGenerousCopyCounts() {
    mails.copy(mail, owner.userId(), METADATA);
    mails.copy(mail, admin.userId(), EVERYTHING);
    seesEverything(colleague);
  }

  @Test
  void onesOwnCopyCountsBesideThoseOfOthers() {
    mails.copy(mail, owner.userId(), METADATA);
    mails.copy(mail, colleague.userId(), METADATA);
    seesEverything(owner);
    seesEverything(colleague);
    seesMetadataOnly(admin);
  }

  @Test
  void aCopyPutAwayCountsNoMore() {
    mails.copy(mail, owner.userId(), EVERYTHING);
    mails.copy(mail, admin.userId(), METADATA);
    mails.putCopyAway(mail, owner.userId());
    seesMetadataOnly(colleague);
    seesMetadataOnly(owner);
  }

  @Test
  void aMailboxOfNobodyHereSharesWhatItShares() {
    mails.copy(mail, null, METADATA);
    seesMetadataOnly(admin);
    mails.copy(mail, null, EVERYTHING);
    seesEverything(colleague);
  }

  @Test
  void aMailWithoutACopyShowsWhoAndWhenOnly() {
    seesMetadataOnly(owner);
  }

  @Test
  void whatPeopleNoteDownIsForAllColleagues() {
    String note =
        TestWorkspace.note(owner, "note", contact, Map.of("subject", "Tea", "text", "Green"));
    JsonNode read = Api.body(colleague.get(note));
    assertThat(read.path("access").asString()).isEqualTo("everything");
    assertThat(read.path("subject").asString()).isEqualTo("Tea");
    assertThat(read.path("text").asString()).isEqualTo("Green");
  }

  @Test
  void aStaleChangeTellsNoMoreThanAReadDoes() {
    mails.copy(mail, owner.userId(), METADATA);
    MvcTestResult refused =
        colleague.call(
            "PATCH", ACTIVITIES + "/" + mail, Map.of("subject", "Mine"), "If-Match", "\"7\"");
    assertThat(refused).hasStatus(403);
    assertThat(bytes(refused)).doesNotContain("Okapi");
  }

  private void seesEverything(Api viewer) {
    for (JsonNode shown : everyView(viewer)) {
      assertThat(shown.path("access").asString()).isEqualTo("everything");
      assertThat(shown.path("subject").asString()).isEqualTo(TestMail.SUBJECT);
      assertThat(shown.path("snippet").asString()).isEqualTo(TestMail.SNIPPET);
    }
    JsonNode one = Api.body(viewer.get(ACTIVITIES + "/" + mail));
    assertThat(one.path("text").asString()).isEqualTo(TestMail.TEXT);
    assertThat(one.path("attachments").path(0).path("name").asString())
        .isEqualTo(TestMail.ATTACHMENT);
  }

  private void seesMetadataOnly(Api viewer) {
    for (JsonNode shown : everyView(viewer)) {
      assertThat(shown.path("access").asString()).isEqualTo("metadata");
      assertThat(shown.path("from").path("address").asString()).isEqualTo("priya@globex.example");
      assertThat(shown.path("occurredAt").asString()).isEqualTo(TestMail.SENT.toString());
      assertThat(shown.path("contacts").path(0).path("displayName").asString())
          .isEqualTo("Priya Nair");
    }
    for (MvcTestResult answer : everyAnswer(viewer)) {
      assertThat(bytes(answer)).doesNotContainIgnoringCase("okapi");
    }
  }

  private List<JsonNode> everyView(Api viewer) {
    return everyAnswer(viewer).stream()
        .map(Api::body)
        .map(b -> b.has("data") ? b.path("data").path(0) : b)
        .toList();
  }

  private List<MvcTestResult> everyAnswer(Api viewer) {
    return List.of(
        viewer.get(TestWorkspace.contactTimeline(contact)),
        viewer.get(TestWorkspace.companyTimeline(company)),
        viewer.get(ACTIVITIES),
        viewer.get(ACTIVITIES + "/" + mail));
  }

  private static String bytes(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
