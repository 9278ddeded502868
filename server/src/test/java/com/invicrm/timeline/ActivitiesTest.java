package com.invicrm.timeline;

import static com.invicrm.timeline.TestWorkspace.ACTIVITIES;
import static com.invicrm.timeline.TestWorkspace.companyTimeline;
import static com.invicrm.timeline.TestWorkspace.contactTimeline;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.tenancy.RecordChanged;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Notes, calls and meetings: written, changed, put away, brought back. Mail stays as it came.
@InviCrmTest
@RecordApplicationEvents
class ActivitiesTest {
  private static final String EARLY = "2026-03-01T10:00:00Z";
  private static final String LATE = "2026-03-05T10:00:00Z";

  @Autowired MockMvcTester http;
  @Autowired ApplicationContext application;
  @Autowired ApplicationEvents events;

  private Api ann;
  private String company;
  private String contact;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
    company = TestWorkspace.company(ann, "Globex");
    contact = TestWorkspace.contact(ann, "Priya Nair", company);
  }

  @ParameterizedTest
  @ValueSource(strings = {"note", "call", "meeting"})
  void eachKindIsWrittenAndReadBack(String kind) {
    MvcTestResult made =
        ann.post(
            ACTIVITIES,
            Map.of(
                "kind",
                kind,
                "subject",
                "Price",
                "text",
                "Ten per cent.",
                "occurredAt",
                EARLY,
                "durationMinutes",
                20,
                "contactIds",
                List.of(contact)));
    String path = ACTIVITIES + "/" + TestWorkspace.id(made);
    assertThat(made).hasStatus(201).hasHeader("Location", path).hasHeader("ETag", "\"1\"");
    JsonNode read = Api.body(ann.get(path));
    assertThat(read).isEqualTo(Api.body(made));
    assertThat(read.path("kind").asString()).isEqualTo(kind);
    assertThat(read.path("subject").asString()).isEqualTo("Price");
    assertThat(read.path("text").asString()).isEqualTo("Ten per cent.");
    assertThat(read.path("occurredAt").asString()).isEqualTo(EARLY);
    assertThat(read.path("durationMinutes").asInt()).isEqualTo(20);
    assertThat(read.path("source").asString()).isEqualTo("person");
    assertThat(read.path("createdBy").path("name").asString()).isEqualTo("Ann Ames");
    assertThat(read.path("contacts").path(0).path("displayName").asString())
        .isEqualTo("Priya Nair");
  }

  @Test
  void aTimelineShowsTheFirstWordsAndOneReadAllOfThem() {
    String text = "tea ".repeat(100).strip();
    String note = TestWorkspace.note(ann, "note", contact, Map.of("text", text));
    JsonNode listed = Api.data(ann.get(contactTimeline(contact))).getFirst();
    assertThat(listed.path("snippet").asString()).isEqualTo(text.substring(0, 200));
    assertThat(listed.has("text")).isFalse();
    assertThat(Api.body(ann.get(note)).path("text").asString()).isEqualTo(text);
  }

  @Test
  void whatIsAbsentStaysAndNullEmpties() {
    String note =
        TestWorkspace.note(ann, "call", contact, Map.of("subject", "Price", "durationMinutes", 20));
    JsonNode changed = Api.body(ann.patch(note, Map.of("subject", "Cost")));
    assertThat(changed.path("subject").asString()).isEqualTo("Cost");
    assertThat(changed.path("text").asString()).isEqualTo("Likes tea");
    assertThat(changed.path("durationMinutes").asInt()).isEqualTo(20);
    JsonNode emptied = Api.body(ann.patch(note, nulls("text", "durationMinutes")));
    assertThat(emptied.has("text")).isFalse();
    assertThat(emptied.has("snippet")).isFalse();
    assertThat(emptied.has("durationMinutes")).isFalse();
    assertThat(emptied.path("version").asInt()).isEqualTo(3);
  }

  @Test
  void somethingMustStayToSayAndSomebodyToSayItAbout() {
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    assertThat(ann.patch(note, nulls("text"))).hasStatus(422);
    assertThat(ann.patch(note, nulls("contactIds"))).hasStatus(422);
    assertThat(ann.patch(note, Map.of("contactIds", List.of()))).hasStatus(422);
    assertThat(ann.patch(note, nulls("occurredAt"))).hasStatus(422);
    assertThat(Api.body(ann.get(note)).path("version").asInt()).isEqualTo(1);
  }

  @Test
  void whatTheContractDoesNotKnowIsNamed() {
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    assertThat(errors(ann.patch(note, Map.of("kind", "call")))).contains("kind");
    assertThat(errors(ann.patch(note, Map.of("mood", "good", "durationMinutes", 10_081))))
        .contains("mood", "durationMinutes");
    assertThat(errors(ann.patch(note, Map.of("subject", "x".repeat(501))))).contains("subject");
    assertThat(errors(ann.patch(note, Map.of("occurredAt", "yesterday")))).contains("occurredAt");
    assertThat(ann.patch(note, "[]")).hasStatus(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+300000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "-4800-01-01T00:00:00Z"
      })
  void aTimeBeyondAllCalendarsIsRefused(String time) {
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    assertThat(errors(ann.patch(note, Map.of("occurredAt", time)))).contains("occurredAt");
  }

  @Test
  void lettersThatTheDatabaseCannotKeepAreRefusedByField() {
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    assertThat(errors(ann.patch(note, "{\"text\":\"a\\u0000b\"}"))).contains("text");
    assertThat(errors(ann.patch(note, "{\"subject\":\"a\\ud800b\"}"))).contains("subject");
  }

  @Test
  void anotherTimeMovesItOnEveryTimeline() {
    String first = TestWorkspace.note(ann, "note", contact, Map.of("occurredAt", EARLY));
    String second =
        TestWorkspace.note(ann, "note", contact, Map.of("occurredAt", "2026-03-02T10:00:00Z"));
    List<String> before = List.of(TestWorkspace.id(second), TestWorkspace.id(first));
    for (String timeline : timelines()) {
      assertThat(TestWorkspace.ids(ann.get(timeline))).isEqualTo(before);
    }
    ann.patch(first, Map.of("occurredAt", LATE));
    for (String timeline : timelines()) {
      assertThat(TestWorkspace.ids(ann.get(timeline))).isEqualTo(before.reversed());
      String next = Api.body(ann.get(timeline + "?limit=1")).path("nextCursor").asString();
      assertThat(TestWorkspace.ids(ann.get(timeline + "?limit=1&cursor=" + next)))
          .containsExactly(TestWorkspace.id(second));
    }
  }

  @Test
  void otherPeopleMoveItToTheirTimelinesAndTheirCompanies() {
    String initech = TestWorkspace.company(ann, "Initech");
    String omar = TestWorkspace.contact(ann, "Omar", initech);
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    ann.patch(note, Map.of("contactIds", List.of(omar)));
    assertThat(Api.data(ann.get(contactTimeline(contact)))).isEmpty();
    assertThat(Api.data(ann.get(companyTimeline(company)))).isEmpty();
    assertThat(TestWorkspace.ids(ann.get(companyTimeline(initech))))
        .containsExactly(TestWorkspace.id(note));
    ann.patch(note, Map.of("contactIds", List.of(omar, contact)));
    assertThat(Api.data(ann.get(contactTimeline(contact)))).hasSize(1);
    assertThat(Api.data(ann.get(companyTimeline(company)))).hasSize(1);
    assertThat(Api.body(ann.get(note)).path("contacts").size()).isEqualTo(2);
  }

  @Test
  void aJobChangedSinceLeavesItWithTheCompanyOfThen() {
    String initech = TestWorkspace.company(ann, "Initech");
    String call = TestWorkspace.note(ann, "call", contact, Map.of("occurredAt", EARLY));
    ann.patch("/api/v1/contacts/" + contact, Map.of("companyId", initech));
    ann.patch(call, Map.of("text", "Likes coffee"));
    ann.patch(call, Map.of("occurredAt", LATE, "contactIds", List.of(contact)));
    assertThat(Api.data(ann.get(companyTimeline(company)))).hasSize(1);
    assertThat(Api.data(ann.get(companyTimeline(initech)))).isEmpty();
    assertThat(Api.body(ann.get("/api/v1/companies/" + initech)).has("lastContactedAt")).isFalse();
    assertThat(lastContact("companies", company)).isEqualTo(LATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "meeting"})
  void aCallOrMeetingCountsAsContact(String kind) {
    String activity = TestWorkspace.note(ann, kind, contact, Map.of("occurredAt", EARLY));
    assertThat(lastContact("contacts", contact)).isEqualTo(EARLY);
    assertThat(lastContact("companies", company)).isEqualTo(EARLY);
    ann.patch(activity, Map.of("occurredAt", LATE));
    assertThat(lastContact("contacts", contact)).isEqualTo(LATE);
    ann.patch(activity, Map.of("occurredAt", EARLY));
    assertThat(lastContact("contacts", contact)).isEqualTo(LATE);
  }

  @Test
  void aNoteAndAMeetingToComeDoNot() {
    TestWorkspace.note(ann, "note", contact, Map.of("occurredAt", EARLY));
    TestWorkspace.note(ann, "meeting", contact, Map.of("occurredAt", "2999-01-01T10:00:00Z"));
    assertThat(lastContact("contacts", contact)).isEmpty();
    assertThat(lastContact("companies", company)).isEmpty();
  }

  @Test
  void whatWasPutAwayIsGoneUntilItIsBroughtBack() {
    String note = TestWorkspace.note(ann, "note", contact, Map.of("subject", "Tea"));
    assertThat(ann.delete(note)).hasStatus(204);
    assertThat(ann.get(note)).hasStatus(404);
    assertThat(ann.patch(note, Map.of("text", "x"))).hasStatus(404);
    assertThat(ann.delete(note)).hasStatus(404);
    for (String timeline : timelines()) assertThat(Api.data(ann.get(timeline))).isEmpty();
    MvcTestResult back = ann.post(note + "/restore", Map.of());
    assertThat(back).hasStatusOk().hasHeader("ETag", "\"3\"");
    assertThat(Api.body(back).path("subject").asString()).isEqualTo("Tea");
    for (String timeline : timelines()) assertThat(Api.data(ann.get(timeline))).hasSize(1);
    assertThat(ann.post(note + "/restore", Map.of())).hasStatusOk().hasHeader("ETag", "\"3\"");
  }

  @Test
  void aStaleChangeIsRefusedWithWhatStandsAndWhatWasSent() {
    String note = TestWorkspace.note(ann, "note", contact, Map.of("subject", "Tea"));
    ann.patch(note, Map.of("text", "Likes coffee"));
    Map<String, Object> sent =
        Map.of("text", "Likes juice", "subject", "Juice", "contactIds", List.of(contact));
    MvcTestResult refused = ann.call("PATCH", note, sent, "If-Match", "\"1\"");
    assertThat(refused).hasStatus(412);
    JsonNode problem = Api.body(refused);
    assertThat(problem.path("code").asString()).isEqualTo("stale");
    assertThat(problem.path("current")).isEqualTo(Api.body(ann.get(note)));
    assertThat(error(problem, "text").path("yours").asString()).isEqualTo("Likes juice");
    assertThat(error(problem, "text").path("current").asString()).isEqualTo("Likes coffee");
    assertThat(error(problem, "subject").path("current").asString()).isEqualTo("Tea");
    assertThat(error(problem, "contactIds").path("yours").path(0).asString()).isEqualTo(contact);
    assertThat(Api.body(ann.get(note)).path("text").asString()).isEqualTo("Likes coffee");
    assertThat(ann.call("PATCH", note, sent, "If-Match", "\"2\"")).hasStatusOk();
  }

  @Test
  void aStaleDeleteIsRefused() {
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    ann.patch(note, Map.of("text", "Likes coffee"));
    MvcTestResult refused = ann.call("DELETE", note, null, "If-Match", "\"1\"");
    assertThat(refused).hasStatus(412);
    assertThat(Api.body(refused).path("current").path("text").asString()).isEqualTo("Likes coffee");
    assertThat(ann.call("DELETE", note, null, "If-Match", "\"2\"")).hasStatus(204);
  }

  @Test
  void capturedMailStaysAsItCame() {
    TestMail mails = new TestMail(application, ann.tenantId());
    UUID mail = mails.mail(UUID.fromString(contact), UUID.fromString(company));
    mails.copy(mail, ann.userId(), 0);
    String path = ACTIVITIES + "/" + mail;
    JsonNode before = Api.body(ann.get(path));
    long told = told(mail);
    for (MvcTestResult refused :
        List.of(
            ann.patch(path, Map.of("subject", "Mine")),
            ann.delete(path),
            ann.post(path + "/restore", Map.of()))) {
      assertThat(refused).hasStatus(403);
      assertThat(Api.body(refused).path("detail").asString()).contains("Write a note");
    }
    assertThat(Api.body(ann.get(path))).isEqualTo(before);
    assertThat(told(mail)).isEqualTo(told);
  }

  @Test
  void anotherWorkspacesPeopleAndActivitiesAreNotHere() {
    Api stranger = Api.register(http);
    String theirs =
        TestWorkspace.contact(stranger, "Zoe", TestWorkspace.company(stranger, "Hooli"));
    String theirNote = TestWorkspace.note(stranger, "note", theirs, Map.of());
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    assertThat(
            errors(
                ann.post(
                    ACTIVITIES,
                    Map.of("kind", "note", "text", "x", "contactIds", List.of(contact, theirs)))))
        .contains("contactIds");
    assertThat(errors(ann.patch(note, Map.of("contactIds", List.of(theirs)))))
        .contains("contactIds");
    assertThat(ann.get(theirNote)).hasStatus(404);
    assertThat(ann.patch(theirNote, Map.of("nonsense", 1))).hasStatus(404);
    assertThat(ann.call("DELETE", theirNote, null, "If-Match", "nonsense")).hasStatus(404);
    assertThat(ann.post(theirNote + "/restore", Map.of())).hasStatus(404);
    assertThat(TestWorkspace.ids(ann.get(ACTIVITIES))).containsExactly(TestWorkspace.id(note));
  }

  @Test
  void somebodyPutAwayIsNobodyToWriteAbout() {
    String omar = TestWorkspace.contact(ann, "Omar", company);
    ann.delete("/api/v1/contacts/" + omar);
    MvcTestResult refused =
        ann.post(ACTIVITIES, Map.of("kind", "note", "text", "x", "contactIds", List.of(omar)));
    assertThat(errors(refused)).contains("contactIds", omar);
  }

  @Test
  void everyChangeIsNewsAndARefusedOneIsNot() {
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    UUID id = UUID.fromString(TestWorkspace.id(note));
    assertThat(told(id)).isEqualTo(1);
    ann.patch(note, Map.of("text", "Likes coffee"));
    assertThat(told(id)).isEqualTo(2);
    ann.call("PATCH", note, Map.of("text", "x"), "If-Match", "\"1\"");
    assertThat(told(id)).isEqualTo(2);
    ann.delete(note);
    assertThat(told(id)).isEqualTo(3);
    ann.post(note + "/restore", Map.of());
    assertThat(told(id)).isEqualTo(4);
    ann.post(note + "/restore", Map.of());
    assertThat(told(id)).isEqualTo(4);
  }

  @Test
  void theSamePersonTwiceIsOnePerson() {
    List<String> many = IntStream.range(0, 50).mapToObj(_ -> contact).toList();
    String note = TestWorkspace.note(ann, "note", contact, Map.of("contactIds", many));
    assertThat(Api.body(ann.get(note)).path("contacts").size()).isEqualTo(1);
    assertThat(errors(ann.patch(note, Map.of("contactIds", Collections.nCopies(51, contact)))))
        .contains("contactIds");
  }

  private List<String> timelines() {
    return List.of(contactTimeline(contact), companyTimeline(company), ACTIVITIES);
  }

  private String lastContact(String list, String id) {
    return Api.body(ann.get("/api/v1/" + list + "/" + id)).path("lastContactedAt").asString("");
  }

  private long told(UUID id) {
    return events.stream(RecordChanged.class)
        .filter(c -> c.kind().equals("activity") && c.id().filter(id::equals).isPresent())
        .count();
  }

  private static String errors(MvcTestResult result) {
    assertThat(result).hasStatus(422);
    return Api.body(result).path("errors").toString();
  }

  private static JsonNode error(JsonNode problem, String field) {
    return problem
        .path("errors")
        .valueStream()
        .filter(e -> e.path("field").asString().equals(field))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> nulls(String... fields) {
    Map<String, Object> body = new HashMap<>();
    for (String field : fields) body.put(field, null);
    return body;
  }
}
