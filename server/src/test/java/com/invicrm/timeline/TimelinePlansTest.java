package com.invicrm.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.Plans;
import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.access.Role;
import com.invicrm.access.Viewer;
import com.invicrm.people.Companies;
import com.invicrm.people.Contacts;
import com.invicrm.people.Edits;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;

/// A timeline is read through indexes, a page at a time and in few statements, under row level
/// security too.
@InviCrmTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelinePlansTest {
  private static final int MAILS = 5_000;
  private static final int PAGE = 50;

  /// Fifty mails with their links, copies, senders and people take about a thousand; the whole
  /// timeline would take a hundred times as many.
  private static final int MOST_BLOCKS = 2_500;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired Timeline timeline;
  @Autowired SharingRules rules;
  @Autowired AccessRequests requests;
  @Autowired WhoSees whoSees;
  @Autowired Contacts contacts;
  @Autowired Companies companies;

  private TestTenant tenant;
  private Viewer colleague;
  private UUID contact;
  private UUID company;
  private UUID mail;

  @BeforeAll
  void fill() throws Exception {
    tenant = TestTenant.create(application);
    colleague = tenant.colleague("Bob Test", Role.rep);
    company =
        tenant
            .call(() -> companies.create(tenant.viewer(), Edits.company(Map.of("name", "Globex"))))
            .id();
    contact = Edits.person(contacts, tenant, "Priya Nair", "priya@globex.example").id();
    TestMail mails = new TestMail(application, tenant.id().value());
    List<UUID> all =
        mails.mails(
            contact,
            company,
            IntStream.range(0, MAILS).mapToObj(i -> START.plusSeconds(60L * i)).toList());
    for (int i = 0; i + 3 <= MAILS; i += 3) mails.thread(all.subList(i, i + 3));
    mails.copies(all, tenant.viewer().userId(), 0);
    mails.crowd(MAILS);
    mail = all.getFirst();
    analyze();
  }

  @Test
  void aPersonsTimeline() {
    readsAPage(query -> timeline.ofContact(colleague, contact, query).nextCursor());
  }

  @Test
  void aCompanysTimeline() {
    readsAPage(query -> timeline.ofCompany(colleague, company, query).nextCursor());
  }

  @Test
  void threadsInOneRowEach() {
    var collapsed = new TimelineQuery.Threads.Collapsed();
    readsAPage(
        query -> timeline.ofContact(colleague, contact, with(query, collapsed)).nextCursor(), 3);
    readsAPage(
        query -> timeline.ofCompany(colleague, company, with(query, collapsed)).nextCursor(), 3);
  }

  @Test
  void oneThread() {
    var only = new TimelineQuery.Threads.Only(mail);
    TimelineQuery query = new TimelineQuery(Optional.empty(), PAGE, Optional.empty(), only);
    assertPlans(() -> timeline.ofContact(colleague, contact, query), 2);
  }

  @Test
  void theWorkspacesTimeline() {
    readsAPage(
        query -> timeline.ofWorkspace(tenant.viewer(), Timeline.Shelf.inUse, query).nextCursor());
  }

  @Test
  void whatWasPutAway() {
    TimelineQuery query = new TimelineQuery(Optional.empty(), PAGE, Optional.empty());
    assertPlans(() -> timeline.ofWorkspace(colleague, Timeline.Shelf.putAway, query), 2);
  }

  /// Also with rules and with what was given to the viewer alone.
  @Test
  void whatIsSharedCostsTheReaderNothing() {
    tenant.run(() -> {
      rules.put(tenant.viewer(), new SharingRule.Subject.OfPerson(contact), Access.subject);
      var thread = new AccessRequest.Subject.OfThread(mail);
      UUID asked = requests.ask(colleague, thread, Access.everything).getFirst().id();
      requests.grant(tenant.viewer(), asked, Access.everything);
    });
    readsAPage(query -> timeline.ofContact(colleague, contact, query).nextCursor());
    List<String> plans = Plans.of(tenant, () -> whoSees.ofThread(colleague, mail));
    assertThat(plans).hasSize(7);
    // Users, rules and requests are so few here that no index is worth its look.
    assertThat(plans).noneMatch(p -> p.contains("Seq Scan on message"));
  }

  @Test
  void oneActivity() {
    assertPlans(() -> timeline.read(tenant.viewer(), mail), 6);
  }

  private void readsAPage(Function<TimelineQuery, Optional<String>> read) {
    readsAPage(read, 2);
  }

  /// The first page and the one after it.
  private void readsAPage(Function<TimelineQuery, Optional<String>> read, int statements) {
    TimelineQuery first = new TimelineQuery(Optional.empty(), PAGE, Optional.empty());
    Optional<String> cursor = page(read, first, statements);
    assertThat(cursor).isPresent();
    assertThat(page(read, new TimelineQuery(Optional.empty(), PAGE, cursor), statements))
        .isPresent();
  }

  private Optional<String> page(
      Function<TimelineQuery, Optional<String>> read, TimelineQuery query, int statements) {
    AtomicReference<Optional<String>> cursor = new AtomicReference<>(Optional.empty());
    assertPlans(() -> cursor.set(read.apply(query)), statements);
    return cursor.get();
  }

  private static TimelineQuery with(TimelineQuery query, TimelineQuery.Threads threads) {
    return new TimelineQuery(query.kind(), query.limit(), query.cursor(), threads);
  }

  private void assertPlans(Runnable work, int mostStatements) {
    List<String> plans = Plans.of(tenant, work);
    assertThat(plans).isNotEmpty().hasSizeLessThanOrEqualTo(mostStatements);
    for (String plan : plans) {
      assertThat(plan).doesNotContain("Seq Scan");
      assertThat(blocks(plan)).as(plan).isPositive().isLessThan(MOST_BLOCKS);
    }
  }

  private void analyze() throws Exception {
    try (Connection superuser = TestPostgres.superuser(database.getJdbcUrl());
        var statement = superuser.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private static int blocks(String plan) {
    Matcher blocks =
        Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?").matcher(plan);
    return blocks.find() ? number(blocks.group(1)) + number(blocks.group(2)) : 0;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
