package com.invicrm.timeline;

import static com.invicrm.timeline.TestWorkspace.ACTIVITIES;
import static com.invicrm.timeline.TestWorkspace.companyTimeline;
import static com.invicrm.timeline.TestWorkspace.contactTimeline;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.tenancy.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// The three timelines: newest first, page by page, nothing lost and nothing twice.
@InviCrmTest
class TimelineTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");

  @Autowired MockMvcTester http;
  @Autowired ApplicationContext application;

  private Api ann;
  private TestMail mails;
  private String company;
  private String contact;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
    mails = new TestMail(application, ann.tenantId());
    company = TestWorkspace.company(ann, "Globex");
    contact = TestWorkspace.contact(ann, "Priya Nair", company);
  }

  @Test
  void pagesGoThroughEqualTimesWithoutLossOrDouble() {
    List<String> expected = newestFirst(23);
    for (String timeline :
        List.of(contactTimeline(contact), companyTimeline(company), ACTIVITIES)) {
      for (int limit : new int[] {1, 4, 23, 200}) {
        assertThat(pages(timeline + "?limit=" + limit))
            .as("%s by %d", timeline, limit)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void aFullLastPageHasNoNext() {
    newestFirst(4);
    assertThat(Api.body(ann.get(contactTimeline(contact) + "?limit=4")).has("nextCursor"))
        .isFalse();
    assertThat(Api.body(ann.get(contactTimeline(contact) + "?limit=3")).has("nextCursor")).isTrue();
  }

  @Test
  void whatComesBetweenPagesDisturbsNone() {
    List<String> expected = newestFirst(6);
    JsonNode first = Api.body(ann.get(contactTimeline(contact) + "?limit=3"));
    mails.mails(
        UUID.fromString(contact), UUID.fromString(company), List.of(START.plusSeconds(999)));
    String next = "&cursor=" + first.path("nextCursor").asString();
    assertThat(TestWorkspace.ids(ann.get(contactTimeline(contact) + "?limit=3" + next)))
        .isEqualTo(expected.subList(3, 6));
  }

  @Test
  void onlyTheKindAskedForIsShownOnAllPages() {
    newestFirst(5);
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) calls.add(TestWorkspace.note(ann, "call", contact, Map.of()));
    TestWorkspace.note(ann, "meeting", contact, Map.of());
    for (String timeline :
        List.of(contactTimeline(contact), companyTimeline(company), ACTIVITIES)) {
      assertThat(pages(timeline + "?limit=2&kind=call"))
          .containsExactlyInAnyOrderElementsOf(calls.stream().map(TestWorkspace::id).toList());
      assertThat(pages(timeline + "?limit=2&kind=email")).hasSize(5);
      assertThat(pages(timeline + "?kind=note")).isEmpty();
      assertThat(ann.get(timeline + "?kind=fax")).hasStatus(422);
    }
  }

  @Test
  void whoeverWasPutAwayKeepsTheirTimelineEvenAnEmptyOne() {
    String quiet = TestWorkspace.contact(ann, "Omar", company);
    String silent = TestWorkspace.company(ann, "Initech");
    newestFirst(1);
    ann.delete("/api/v1/contacts/" + contact);
    ann.delete("/api/v1/contacts/" + quiet);
    ann.delete("/api/v1/companies/" + silent);
    assertThat(Api.data(ann.get(contactTimeline(contact)))).hasSize(1);
    assertThat(Api.data(ann.get(contactTimeline(contact) + "?kind=note"))).isEmpty();
    assertThat(Api.data(ann.get(contactTimeline(quiet)))).isEmpty();
    assertThat(Api.data(ann.get(companyTimeline(silent)))).isEmpty();
  }

  @Test
  void whoeverWasNeverHereHasNoTimeline() {
    String stranger = UUID.randomUUID().toString();
    assertThat(ann.get(contactTimeline(stranger))).hasStatus(404);
    assertThat(ann.get(companyTimeline(stranger))).hasStatus(404);
    assertThat(ann.get(companyTimeline(contact))).hasStatus(404);
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    for (String cursor :
        List.of(
            "x",
            Cursor.of("a", "b"),
            Cursor.of(START.toString()),
            Cursor.of(Instant.MAX.toString(), contact),
            Cursor.of(Instant.MIN.toString(), contact))) {
      assertThat(ann.get(ACTIVITIES + "?cursor=" + cursor)).as(cursor).hasStatus(422);
    }
  }

  @Test
  void aMailFromSeveralSendersIsShownOnce() {
    UUID mail = mails.mail(UUID.fromString(contact), UUID.fromString(company));
    mails.alsoFrom(mail, "assistant@globex.example");
    for (String timeline :
        List.of(contactTimeline(contact), companyTimeline(company), ACTIVITIES)) {
      assertThat(TestWorkspace.ids(ann.get(timeline))).containsExactly(mail.toString());
    }
    JsonNode one = Api.body(ann.get(ACTIVITIES + "/" + mail));
    assertThat(one.path("from").path("address").asString()).isEqualTo("assistant@globex.example");
    assertThat(one.path("participants").size()).isEqualTo(3);
  }

  @Test
  void participantsWhoAreKnownHereAreNamedByTheirContact() {
    String priya =
        TestWorkspace.id(
            ann.post(
                "/api/v1/contacts",
                Map.of("displayName", "Priya", "emails", List.of("priya@globex.example"))));
    UUID mail = mails.mail(UUID.fromString(contact), UUID.fromString(company));
    JsonNode participants = Api.body(ann.get(ACTIVITIES + "/" + mail)).path("participants");
    assertThat(participants.path(0).path("role").asString()).isEqualTo("from");
    assertThat(participants.path(0).path("contactId").asString()).isEqualTo(priya);
    assertThat(participants.path(1).has("contactId")).isFalse();
  }

  @Test
  void whatWasPutAwayIsListedApart() {
    String note = TestWorkspace.note(ann, "note", contact, Map.of());
    String kept = TestWorkspace.note(ann, "note", contact, Map.of());
    ann.delete(note);
    assertThat(TestWorkspace.ids(ann.get(ACTIVITIES))).containsExactly(TestWorkspace.id(kept));
    assertThat(TestWorkspace.ids(ann.get(contactTimeline(contact))))
        .containsExactly(TestWorkspace.id(kept));
    JsonNode away = Api.data(ann.get(ACTIVITIES + "?deleted=true")).getFirst();
    assertThat(away.path("id").asString()).isEqualTo(TestWorkspace.id(note));
    assertThat(away.path("isDeleted").asBoolean()).isTrue();
    assertThat(away.path("contacts").path(0).path("displayName").asString())
        .isEqualTo("Priya Nair");
  }

  @Test
  void peoplePutAwayAreNotNamedBesideWhatHappened() {
    newestFirst(1);
    ann.delete("/api/v1/contacts/" + contact);
    assertThat(Api.data(ann.get(ACTIVITIES)).getFirst().path("contacts").size()).isZero();
  }

  /// Mails at three times that differ by a microsecond, many at each.
  private List<String> newestFirst(int count) {
    List<Instant> times =
        IntStream.range(0, count).mapToObj(i -> START.plusNanos(i % 3 * 1_000L)).toList();
    List<UUID> made = mails.mails(UUID.fromString(contact), UUID.fromString(company), times);
    // PostgreSQL sorts ids as unsigned bytes, as their texts are sorted; UUID's own order is not.
    return IntStream.range(0, count)
        .boxed()
        .sorted(
            java.util.Comparator.<Integer, Instant>comparing(times::get)
                .thenComparing(i -> made.get(i).toString())
                .reversed())
        .map(i -> made.get(i).toString())
        .toList();
  }

  private List<String> pages(String uri) {
    List<String> ids = new ArrayList<>();
    JsonNode page = Api.body(ann.get(uri));
    page.path("data").forEach(a -> ids.add(a.path("id").asString()));
    while (page.has("nextCursor") && ids.size() < 1_000) {
      String next = (uri.contains("?") ? "&" : "?") + "cursor=";
      page = Api.body(ann.get(uri + next + page.path("nextCursor").asString()));
      assertThat(page.path("data").size()).isPositive();
      page.path("data").forEach(a -> ids.add(a.path("id").asString()));
    }
    return ids;
  }
}
