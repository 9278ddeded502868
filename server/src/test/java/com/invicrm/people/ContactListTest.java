package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InviCrmTest
class ContactListTest {
  private static final Instant MONDAY = Instant.parse("2026-03-09T10:00:00.123456Z");

  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  @Autowired LastContact lastContact;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
  }

  @ParameterizedTest
  @EnumSource(RecordSort.class)
  void everyOrderPagesThroughAllWithoutLossOrDouble(RecordSort sort) {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 11; i++) all.add(person("Person " + i % 4).id());
    for (int i = 0; i < 5; i++) raise(all.get(i), MONDAY.plusNanos(i / 2 * 1_000L));
    List<UUID> seen = walk(Edits.list(sort, 3), contacts::page).stream().map(Contact::id).toList();
    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void theLatestContactComesFirstAndThoseWithoutLast() {
    Contact never = person("Never");
    Contact early = person("Early");
    Contact late = person("Late");
    raise(early.id(), MONDAY);
    raise(late.id(), MONDAY.plusSeconds(1));
    assertThat(names(walk(Edits.list(RecordSort.lastContacted, 1), contacts::page)))
        .containsExactly("Late", "Early", never.displayName());
  }

  @Test
  void namesSortByLettersNotByAccents() {
    List.of("Zoe", "émile", "Adam", "Eve").forEach(this::person);
    assertThat(names(walk(Edits.list(RecordSort.name, 3), contacts::page)))
        .containsExactly("Adam", "émile", "Eve", "Zoe");
  }

  @Test
  void theNewestRecordComesFirst() {
    List.of("First", "Second").forEach(this::person);
    assertThat(names(walk(Edits.list(RecordSort.created, 5), contacts::page)))
        .containsExactly("Second", "First");
  }

  @Test
  void onlyPeopleOfACompanyAreListed() {
    Contact ann = Edits.person(contacts, tenant, "Ann", "ann@acme.example");
    Edits.person(contacts, tenant, "Andy", "andy@blue.example");
    UUID acme = Objects.requireNonNull(ann.company()).id();
    assertThat(names(walk(Edits.list(RecordSort.name, 5), q -> contacts.pageOf(acme, q))))
        .containsExactly("Ann");
    assertThat(names(walk(Edits.search("an", 5), q -> contacts.pageOf(acme, q))))
        .containsExactly("Ann");
  }

  @Test
  void thosePutAwayAreListedOnRequestOnly() {
    person("Here");
    Contact away = person("Away");
    tenant.run(() -> contacts.putAway(away.id(), null));
    ListQuery putAway =
        new ListQuery(
            Optional.empty(), RecordSort.lastContacted, Shelf.putAway, 5, Optional.empty());
    assertThat(names(walk(Edits.list(RecordSort.lastContacted, 5), contacts::page)))
        .containsExactly("Here");
    assertThat(walk(putAway, contacts::page))
        .singleElement()
        .matches(Contact::isDeleted)
        .matches(c -> c.displayName().equals("Away"));
  }

  @Test
  void aPageThatEndsTheListHasNoNext() {
    person("One");
    person("Two");
    assertThat(tenant.call(() -> contacts.page(Edits.list(RecordSort.name, 2))).nextCursor())
        .isEmpty();
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    person("One");
    person("Two");
    ListQuery byName = Edits.list(RecordSort.name, 1);
    String cursor = tenant.call(() -> contacts.page(byName)).nextCursor().orElseThrow();
    for (RecordSort other : List.of(RecordSort.created, RecordSort.lastContacted)) {
      assertThatThrownBy(
              () -> tenant.run(() -> contacts.page(Edits.after(Edits.list(other, 1), cursor))))
          .isInstanceOf(Invalid.class);
    }
  }

  private Contact person(String name) {
    return Edits.person(contacts, tenant, name);
  }

  private void raise(UUID contact, Instant at) {
    tenant.write(() -> lastContact.raise(Map.of(contact, at), Map.of()));
  }

  private List<Contact> walk(ListQuery first, Function<ListQuery, Page<Contact>> read) {
    List<Contact> all = new ArrayList<>();
    Page<Contact> page = tenant.call(() -> read.apply(first));
    all.addAll(page.data());
    while (page.nextCursor().isPresent()) {
      String cursor = page.nextCursor().get();
      page = tenant.call(() -> read.apply(Edits.after(first, cursor)));
      assertThat(page.data()).isNotEmpty().hasSizeLessThanOrEqualTo(first.limit());
      all.addAll(page.data());
    }
    return all;
  }

  private static List<String> names(List<Contact> contacts) {
    return contacts.stream().map(Contact::displayName).toList();
  }
}
