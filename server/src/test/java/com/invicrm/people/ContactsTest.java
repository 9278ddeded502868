package com.invicrm.people;

import static com.invicrm.schema.Tables.CONTACTS;
import static com.invicrm.schema.Tables.CONTACT_COMPANIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.CrmException.Conflict;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Ids;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InviCrmTest
class ContactsTest {
  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
  }

  @Test
  void whatIsWrittenDownIsRead() {
    Contact ann =
        create(
            Map.of(
                "firstName", " Ann ",
                "lastName", "Lee",
                "title", "CFO",
                "emails", List.of("Ann@Acme.example", "ann.lee@mail.acme.example"),
                "phones", List.of("2222 3333", "+44 20 7946 0958")));
    assertThat(ann.displayName()).isEqualTo("Ann Lee");
    assertThat(ann.emails()).containsExactly("Ann@Acme.example", "ann.lee@mail.acme.example");
    assertThat(ann.phones()).containsExactly("2222 3333", "+44 20 7946 0958");
    assertThat(Objects.requireNonNull(ann.company()).name()).isEqualTo("Acme");
    assertThat(ann.company().domain()).isEqualTo("acme.example");
    assertThat(ann.version()).isEqualTo(1);
    assertThat(find(ann.id())).isEqualTo(ann);
  }

  @Test
  void colleaguesOfOneDomainShareACompany() {
    Contact ann = create(Map.of("emails", List.of("ann@acme.example")));
    Contact bob = create(Map.of("emails", List.of("bob@sales.acme.example")));
    assertThat(ann.company()).isEqualTo(bob.company());
  }

  @Test
  void aFreeMailboxNamesNoCompany() {
    assertThat(create(Map.of("emails", List.of("ann@gmail.com"))).company()).isNull();
  }

  @Test
  void aCompanyThatWasPutAwayIsNotBroughtBackByItsDomain() {
    Contact ann = create(Map.of("emails", List.of("ann@acme.example")));
    UUID acme = Objects.requireNonNull(ann.company()).id();
    tenant.run(() -> companies.putAway(acme, null));
    assertThat(find(ann.id()).company()).isNull();
    assertThat(create(Map.of("emails", List.of("bob@acme.example"))).company()).isNull();
  }

  @Test
  void theNamedCompanyWinsOverTheDomain() {
    Company blue = company("Blue");
    Contact ann = create(Map.of("emails", List.of("ann@acme.example"), "companyId", blue.id()));
    assertThat(Objects.requireNonNull(ann.company()).name()).isEqualTo("Blue");
    assertThat(find(ann.id())).isEqualTo(ann);
  }

  @Test
  void aCompanyThatIsNotThereIsRefused() {
    assertThat(refused(Map.of("displayName", "Ann", "companyId", Ids.next())))
        .isEqualTo("companyId");
  }

  @Test
  void withoutANameTheAddressGivesOne() {
    assertThat(create(Map.of("emails", List.of("ann.lee@acme.example"))).displayName())
        .isEqualTo("ann.lee");
  }

  @Test
  void somebodyWithoutNameAndAddressIsRefused() {
    assertThat(refused(Map.of("title", "CFO"))).isEqualTo("displayName");
  }

  @Test
  void aWrongAddressOrNumberIsNamed() {
    assertThat(refused(Map.of("emails", List.of("ann@acme.example", "ann at acme"))))
        .isEqualTo("emails[1]");
    assertThat(refused(Map.of("displayName", "Ann", "phones", List.of("n/a"))))
        .isEqualTo("phones[0]");
  }

  @Test
  void anAddressBelongsToOnePerson() {
    Contact ann = create(Map.of("emails", List.of("ann@acme.example")));
    Conflict conflict =
        catchThrowableOfType(
            Conflict.class,
            () -> create(Map.of("emails", List.of("a2@acme.example", "ANN@acme.example"))));
    assertThat(conflict.existingId()).isEqualTo(ann.id());
    assertThat(names(Edits.search("a2", 10))).isEmpty();
  }

  @Test
  void anAddressOfSomebodyPutAwayMovesToTheNewOne() {
    Contact old = create(Map.of("emails", List.of("ann@acme.example", "old@acme.example")));
    tenant.run(() -> contacts.putAway(old.id(), null));
    Contact ann = create(Map.of("emails", List.of("ann@acme.example")));
    Contact back = tenant.call(() -> contacts.restore(old.id()));
    assertThat(back.emails()).containsExactly("old@acme.example");
    assertThat(find(ann.id()).emails()).containsExactly("ann@acme.example");
    assertThat(names(Edits.search("ann@acme.example", 10))).containsExactly("ann");
  }

  @Test
  void anAddressThatWasTakenFromSomebodyIsFree() {
    Contact ann = create(Map.of("displayName", "Ann", "emails", List.of("ann@acme.example")));
    change(ann.id(), Map.of("emails", List.of()));
    assertThat(create(Map.of("emails", List.of("ann@acme.example"))).emails()).hasSize(1);
  }

  @Test
  void anotherWorkspaceMayKnowTheSamePerson() {
    create(Map.of("emails", List.of("ann@acme.example")));
    TestTenant other = TestTenant.create(application);
    Contact ann = Edits.person(contacts, other, "Ann", "ann@acme.example");
    assertThatThrownBy(() -> find(ann.id())).isInstanceOf(NotFound.class);
  }

  @Test
  void anEditLeavesWhatItDoesNotGiveAndEmptiesWhatItDoes() {
    Contact ann =
        create(
            Map.of(
                "firstName", "Ann",
                "lastName", "Lee",
                "title", "CFO",
                "emails", List.of("ann@acme.example")));
    Contact changed = change(ann.id(), Map.of("title", "", "lastName", "Li"));
    assertThat(changed.title()).isNull();
    assertThat(changed.displayName()).isEqualTo("Ann Li");
    assertThat(changed.emails()).containsExactly("ann@acme.example");
    assertThat(changed.company()).isEqualTo(ann.company());
    assertThat(changed.version()).isEqualTo(2);
  }

  @Test
  void aDisplayNameOfItsOwnStays() {
    Contact ann = create(Map.of("displayName", "Annie", "firstName", "Ann"));
    assertThat(change(ann.id(), Map.of("firstName", "Anna")).displayName()).isEqualTo("Annie");
    assertThat(change(ann.id(), Map.of("displayName", "")).displayName()).isEqualTo("Anna");
    assertThatThrownBy(() -> change(ann.id(), Map.of("displayName", "", "firstName", "")))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void addressesAndNumbersTakeTheOrderGiven() {
    Contact ann =
        create(
            Map.of(
                "emails", List.of("a@acme.example", "b@acme.example"),
                "phones", List.of("111 222", "333 444")));
    Contact changed =
        change(
            ann.id(),
            Map.of(
                "emails", List.of("c@acme.example", "a@acme.example"),
                "phones", List.of("333 444")));
    assertThat(changed.emails()).containsExactly("c@acme.example", "a@acme.example");
    assertThat(changed.phones()).containsExactly("333 444");
    assertThat(names(Edits.search("c@acme", 10))).hasSize(1);
    assertThat(names(Edits.search("b@acme", 10))).isEmpty();
  }

  @Test
  void anEditMayNotTakeSomebodyElsesAddress() {
    Contact ann = create(Map.of("emails", List.of("ann@acme.example")));
    Contact bob = create(Map.of("emails", List.of("bob@acme.example")));
    Conflict conflict =
        catchThrowableOfType(
            Conflict.class, () -> change(bob.id(), Map.of("emails", List.of("ann@acme.example"))));
    assertThat(conflict.existingId()).isEqualTo(ann.id());
    assertThat(find(bob.id()).emails()).containsExactly("bob@acme.example");
  }

  @Test
  void aStaleEditIsToldWhatStandsAndWhatWasSent() {
    Contact ann = create(Map.of("displayName", "Ann"));
    change(ann.id(), Map.of("title", "CFO"));
    Stale stale =
        catchThrowableOfType(
            Stale.class,
            () ->
                tenant.call(
                    () -> contacts.change(ann.id(), edit(Map.of("title", "CEO")), "KW", 1)));
    assertThat(stale.current()).isEqualTo(find(ann.id()));
    assertThat(stale.yours()).isEqualTo(Map.of("title", "CEO"));
  }

  @Test
  void whatAPersonWroteIsPinned() {
    Contact ann = create(Map.of("displayName", "Ann"));
    change(ann.id(), Map.of("title", ""));
    assertThat(fieldSources(ann.id()))
        .contains("\"displayName\": {\"source\": \"person\"}")
        .contains("\"title\": {\"source\": \"person\"}")
        .doesNotContain("firstName");
  }

  @Test
  void anotherJobEndsTheOneBefore() {
    Company blue = company("Blue");
    Contact ann = create(Map.of("emails", List.of("ann@acme.example")));
    UUID acme = Objects.requireNonNull(ann.company()).id();
    Contact moved = change(ann.id(), Map.of("companyId", blue.id()));
    assertThat(Objects.requireNonNull(moved.company()).id()).isEqualTo(blue.id());
    change(ann.id(), Map.of("companyId", blue.id()));
    assertThat(jobs(ann.id()))
        .containsExactlyInAnyOrder(new Job(acme, false, true), new Job(blue.id(), true, false));
    assertThat(change(ann.id(), Map.of("companyId", "")).company()).isNull();
    assertThat(jobs(ann.id())).noneMatch(Job::current);
  }

  @Test
  void whoIsPutAwayIsGoneUntilRestored() {
    Contact ann = create(Map.of("displayName", "Ann"));
    tenant.run(() -> contacts.putAway(ann.id(), 1));
    assertThatThrownBy(() -> find(ann.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> change(ann.id(), Map.of("title", "x"))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> tenant.run(() -> contacts.putAway(ann.id(), null)))
        .isInstanceOf(NotFound.class);
    assertThat(names(Edits.search("ann", 10))).isEmpty();
    Contact back = tenant.call(() -> contacts.restore(ann.id()));
    assertThat(back.version()).isEqualTo(3);
    assertThat(tenant.call(() -> contacts.restore(ann.id()))).isEqualTo(back);
    assertThatThrownBy(() -> tenant.run(() -> contacts.restore(Ids.next())))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void puttingAwayWhatChangedMeanwhileIsStale() {
    Contact ann = create(Map.of("displayName", "Ann"));
    change(ann.id(), Map.of("title", "CFO"));
    assertThatThrownBy(() -> tenant.run(() -> contacts.putAway(ann.id(), 1)))
        .isInstanceOf(Stale.class);
  }

  private Contact create(Map<String, ?> given) {
    return tenant.call(() -> contacts.create(tenant.viewer(), edit(given), "KW"));
  }

  private Contact change(UUID id, Map<String, ?> given) {
    return tenant.call(() -> contacts.change(id, edit(given), "KW", null));
  }

  private Contact find(UUID id) {
    return tenant.call(() -> contacts.find(id));
  }

  private Company company(String name) {
    return tenant.call(
        () -> companies.create(tenant.viewer(), Edits.company(Map.of("name", name))));
  }

  private List<String> names(ListQuery query) {
    return tenant.call(() -> contacts.page(query)).data().stream()
        .map(Contact::displayName)
        .toList();
  }

  private String refused(Map<String, ?> given) {
    CrmException.Invalid invalid = catchThrowableOfType(Invalid.class, () -> create(given));
    return invalid.errors().getFirst().field();
  }

  private String fieldSources(UUID id) {
    return tenant.read(() ->
        tenant
            .sql()
            .select(CONTACTS.FIELD_SOURCES)
            .from(CONTACTS)
            .where(CONTACTS.TENANT_ID.eq(tenant.id().value()))
            .and(CONTACTS.ID.eq(id))
            .and(CONTACTS.IS_DELETED.isFalse())
            .fetchSingle(r -> r.value1().data()));
  }

  private List<Job> jobs(UUID contact) {
    return tenant.read(() ->
        tenant
            .sql()
            .select(
                CONTACT_COMPANIES.COMPANY_ID,
                CONTACT_COMPANIES.IS_CURRENT,
                CONTACT_COMPANIES.TO_DATE.isNotNull())
            .from(CONTACT_COMPANIES)
            .where(CONTACT_COMPANIES.TENANT_ID.eq(tenant.id().value()))
            .and(CONTACT_COMPANIES.CONTACT_ID.eq(contact))
            .and(CONTACT_COMPANIES.IS_DELETED.isFalse())
            .fetch(r -> new Job(r.value1(), r.value2(), r.value3())));
  }

  private static ContactEdit edit(Map<String, ?> given) {
    return Edits.contact(given);
  }

  private record Job(@Nullable UUID company, boolean current, boolean ended) {}
}
