package com.invicrm.timeline;

import static com.invicrm.timeline.TestWorkspace.companyTimeline;
import static com.invicrm.timeline.TestWorkspace.contactTimeline;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.nio.charset.StandardCharsets;
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

/// Mails that answer one another stand in one row, whole, on whatever page; and can be read one by
/// one.
@InviCrmTest
class ThreadsTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Autowired MockMvcTester http;
  @Autowired ApplicationContext application;

  private Api ann;
  private TestMail mails;
  private UUID company;
  private UUID contact;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
    mails = new TestMail(application, ann.tenantId());
    company = UUID.fromString(TestWorkspace.company(ann, "Globex"));
    contact = person("Priya Nair");
  }

  @Test
  void aThreadIsOneRowAtItsNewestMail() {
    List<UUID> thread = mails(0, 60, 120);
    UUID other = mails(90).getFirst();
    mails.thread(thread);
    for (String timeline : timelines()) {
      List<JsonNode> rows = Api.data(ann.get(timeline + "?collapse=threads"));
      assertThat(ids(rows)).containsExactly(thread.get(2), other);
      assertThat(rows.get(0).path("thread").path("mails").asInt()).isEqualTo(3);
      assertThat(rows.get(1).path("thread").path("mails").asInt()).isEqualTo(1);
      assertThat(Api.data(ann.get(timeline))).hasSize(4);
    }
  }

  @Test
  void pagesKeepThreadsWholeWithoutLossOrDouble() {
    // Threads that lie across one another, so that each page cuts through some.
    List<UUID> all = mails(IntStream.range(0, 30).map(i -> i / 2).toArray());
    List<List<UUID>> threads =
        IntStream.range(0, 7)
            .mapToObj(t -> IntStream.range(0, 30).filter(i -> i % 7 == t).mapToObj(all::get))
            .map(mailsOfOne -> mailsOfOne.toList())
            .toList();
    threads.forEach(mails::thread);
    for (String timeline : timelines()) {
      for (int limit : new int[] {1, 2, 3, 7, 50}) {
        List<JsonNode> rows = pages(timeline + "?collapse=threads&limit=" + limit);
        assertThat(rows).as("%s by %d", timeline, limit).hasSize(7);
        assertThat(rows.stream().mapToInt(r -> r.path("thread").path("mails").asInt()).sum())
            .isEqualTo(30);
        assertThat(rows.stream().map(r -> r.path("threadId").asString()).distinct()).hasSize(7);
      }
    }
  }

  @Test
  void whatPeopleNoteDownStandsByItself() {
    mails.thread(mails(0, 60));
    for (String kind : List.of("note", "call", "meeting")) {
      TestWorkspace.note(ann, kind, contact.toString(), Map.of());
    }
    for (String timeline : timelines()) {
      List<JsonNode> rows = Api.data(ann.get(timeline + "?collapse=threads"));
      assertThat(rows).hasSize(4);
      assertThat(rows.stream().filter(r -> r.has("thread"))).hasSize(1);
      assertThat(Api.data(ann.get(timeline + "?collapse=threads&kind=email"))).hasSize(1);
      assertThat(Api.data(ann.get(timeline + "?collapse=threads&kind=call"))).hasSize(1);
    }
  }

  @Test
  void aThreadCountsWhatIsOnThisTimeline() {
    UUID omar = person("Omar");
    List<UUID> withPriya = mails(0, 60);
    List<UUID> withOmar = mails.mails(omar, company, List.of(START.plusSeconds(120)));
    mails.thread(List.of(withPriya.get(0), withPriya.get(1), withOmar.getFirst()));
    assertThat(onlyRow(contactTimeline(contact.toString())).path("id").asString())
        .isEqualTo(withPriya.get(1).toString());
    assertThat(mailsIn(contactTimeline(contact.toString()))).isEqualTo(2);
    assertThat(mailsIn(contactTimeline(omar.toString()))).isEqualTo(1);
    assertThat(mailsIn(companyTimeline(company.toString()))).isEqualTo(3);
  }

  @Test
  void theMailsOfAThreadAreReadPageByPage() {
    List<UUID> thread = mails(0, 60, 120, 180, 240);
    mails(90, 150);
    UUID id = mails.thread(thread);
    for (String timeline : timelines()) {
      assertThat(ids(pages(timeline + "?limit=2&threadId=" + id)))
          .containsExactlyElementsOf(thread.reversed());
    }
  }

  @Test
  void whoWroteIsNamedOnceTheLatestFirst() {
    List<UUID> thread = mails(0, 60);
    mails.alsoFrom(thread.get(1), "omar@globex.example");
    mails.thread(thread);
    List<String> people = new ArrayList<>();
    onlyRow(contactTimeline(contact.toString()))
        .path("thread")
        .path("people")
        .forEach(p -> people.add(p.path("address").asString()));
    assertThat(people).containsExactlyInAnyOrder("priya@globex.example", "omar@globex.example");
  }

  @Test
  void aThreadTellsNoMoreThanItsMailsDo() {
    Api colleague = ann.colleague("manager");
    List<UUID> thread = mails(0, 60);
    mails.thread(thread);
    mails.copies(thread, ann.userId(), 0);
    String timeline = contactTimeline(contact.toString()) + "?collapse=threads";
    var answer = colleague.get(timeline);
    assertThat(Api.data(answer)).hasSize(1);
    assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
        .doesNotContainIgnoringCase("okapi");
    // The older one is shared, the newest is not.
    mails.copy(thread.get(0), null, 1);
    JsonNode row = Api.data(colleague.get(timeline)).getFirst();
    assertThat(row.path("access").asString()).isEqualTo("metadata");
    assertThat(row.has("subject")).isFalse();
    assertThat(row.path("thread").path("subject").asString()).isEqualTo(TestMail.SUBJECT);
  }

  @Test
  void anotherWorkspacesThreadIsNone() {
    UUID thread = mails.thread(mails(0, 60));
    Api stranger = Api.register(http);
    String company = TestWorkspace.company(stranger, "Initech");
    assertThat(Api.data(stranger.get(companyTimeline(company) + "?threadId=" + thread))).isEmpty();
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    for (String timeline : timelines()) {
      assertThat(ann.get(timeline + "?collapse=days")).hasStatus(422);
      assertThat(ann.get(timeline + "?threadId=7")).hasStatus(422);
    }
  }

  private UUID person(String name) {
    return UUID.fromString(TestWorkspace.contact(ann, name, company.toString()));
  }

  private List<UUID> mails(int... seconds) {
    return mails.mails(
        contact, company, IntStream.of(seconds).mapToObj(START::plusSeconds).toList());
  }

  private List<String> timelines() {
    return List.of(contactTimeline(contact.toString()), companyTimeline(company.toString()));
  }

  private int mailsIn(String timeline) {
    return onlyRow(timeline).path("thread").path("mails").asInt();
  }

  private JsonNode onlyRow(String timeline) {
    List<JsonNode> rows = Api.data(ann.get(timeline + "?collapse=threads"));
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private static List<UUID> ids(List<JsonNode> rows) {
    return rows.stream().map(r -> UUID.fromString(r.path("id").asString())).toList();
  }

  private List<JsonNode> pages(String uri) {
    List<JsonNode> rows = new ArrayList<>();
    JsonNode page = Api.body(ann.get(uri));
    page.path("data").forEach(rows::add);
    while (page.has("nextCursor") && rows.size() < 1_000) {
      page = Api.body(ann.get(uri + "&cursor=" + page.path("nextCursor").asString()));
      assertThat(page.path("data").size()).isPositive();
      page.path("data").forEach(rows::add);
    }
    return rows;
  }
}
