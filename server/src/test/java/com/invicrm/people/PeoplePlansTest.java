package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.Plans;
import com.invicrm.TestTenant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;

/// What a person waits for is read through indexes, a page at a time, under row level security too.
@InviCrmTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeoplePlansTest {
  private static final int PEOPLE = 5_000;
  private static final int PAGE = 50;

  /// A page takes some hundred, a good two thousand where people are counted or several words are
  /// looked up; all matches of a common word would take five times as many.
  private static final int MOST_BLOCKS = 4_000;

  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  @Autowired Namesakes namesakes;
  private TestTenant tenant;

  @BeforeAll
  void fill() throws Exception {
    tenant = TestTenant.create(application);
    ManyPeople.in(tenant, database.getJdbcUrl(), PEOPLE);
  }

  @ParameterizedTest
  @EnumSource(RecordSort.class)
  void aPageOfPeople(RecordSort sort) {
    ListQuery first = Edits.list(sort, PAGE);
    readsAPage(() -> contacts.page(first));
    ListQuery next =
        Edits.after(first, tenant.call(() -> contacts.page(first)).nextCursor().orElseThrow());
    readsAPage(() -> contacts.page(next));
  }

  @ParameterizedTest
  @EnumSource(RecordSort.class)
  void aPageOfCompanies(RecordSort sort) {
    ListQuery first = Edits.list(sort, PAGE);
    readsAPage(() -> companies.page(first));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"son", "marso", "a", "example", "firm", "linda mar", "p17", "zoberg", "p17@firm"})
  void aSearchForPeople(String text) {
    ListQuery first = Edits.search(text, PAGE);
    readsAPage(() -> contacts.page(first));
    tenant
        .call(() -> contacts.page(first))
        .nextCursor()
        .ifPresent(cursor -> readsAPage(() -> contacts.page(Edits.after(first, cursor))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"irm", "son", "example", "firm10"})
  void aSearchForCompanies(String text) {
    readsAPage(() -> companies.page(Edits.search(text, PAGE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Son",
        "Linda Marson",
        "L. Marso",
        "ليندا",
        "Marson, Linda",
        "lindamarson",
        "p17@firm16"
      })
  void whoeverIsMeantByAName(String text) {
    readsAPage(() -> namesakes.people(text, 5));
    readsAPage(() -> namesakes.companies(text, 5));
  }

  @Test
  void thePeopleOfACompany() {
    readsAPage(() -> contacts.pageOf(company(), Edits.list(RecordSort.lastContacted, PAGE)));
  }

  @Test
  void onePersonAndOneCompany() {
    UUID person =
        tenant.call(() -> contacts.page(Edits.list(RecordSort.created, 1))).data().getFirst().id();
    readsAPage(() -> contacts.find(person));
    readsAPage(() -> companies.find(company()));
  }

  @Test
  void thosePutAway() {
    ListQuery query =
        new ListQuery(
            Optional.empty(), RecordSort.lastContacted, Shelf.putAway, PAGE, Optional.empty());
    readsAPage(() -> contacts.page(query));
    readsAPage(() -> companies.page(query));
  }

  private UUID company() {
    return tenant
        .call(() -> companies.page(Edits.list(RecordSort.created, 1)))
        .data()
        .getFirst()
        .id();
  }

  private void readsAPage(Runnable work) {
    List<String> plans = Plans.of(tenant, work);
    assertThat(plans).isNotEmpty();
    for (String plan : plans) {
      assertThat(plan).doesNotContain("Seq Scan");
      assertThat(blocks(plan)).as(plan).isPositive().isLessThan(MOST_BLOCKS);
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
