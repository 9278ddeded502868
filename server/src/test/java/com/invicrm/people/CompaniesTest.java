package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.CrmException.Conflict;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InviCrmTest
class CompaniesTest {
  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
  }

  @Test
  void aDomainAloneIsEnough() {
    Company company = create(Map.of("domains", List.of("Mail.Blue-Door.example")));
    assertThat(company.name()).isEqualTo("Blue Door");
    assertThat(company.domains()).containsExactly("blue-door.example");
    assertThat(find(company.id())).isEqualTo(company);
  }

  @Test
  void withoutNameAndDomainItIsRefused() {
    assertThat(refused(Map.of())).isEqualTo("name");
  }

  @Test
  void whatIsNoCompanysDomainIsRefused() {
    assertThat(refused(Map.of("domains", List.of("acme.example", "co.uk"))))
        .isEqualTo("domains[1]");
    assertThat(refused(Map.of("domains", List.of("gmail.com")))).isEqualTo("domains");
  }

  @Test
  void aDomainBelongsToOneCompanyUnlessThatIsPutAway() {
    Company acme = create(Map.of("domains", List.of("acme.example")));
    Conflict conflict =
        catchThrowableOfType(
            Conflict.class,
            () -> create(Map.of("name", "Other", "domains", List.of("acme.example"))));
    assertThat(conflict.existingId()).isEqualTo(acme.id());
    tenant.run(() -> companies.putAway(acme.id(), null));
    Company other = create(Map.of("name", "Other", "domains", List.of("acme.example")));
    assertThat(tenant.call(() -> companies.restore(acme.id())).domains()).isEmpty();
    assertThat(find(other.id()).domains()).containsExactly("acme.example");
  }

  @Test
  void itCountsThePeopleWhoWorkThereNow() {
    Contact ann = Edits.person(contacts, tenant, "Ann", "ann@acme.example");
    Contact bob = Edits.person(contacts, tenant, "Bob", "bob@acme.example");
    Contact eve = Edits.person(contacts, tenant, "Eve", "eve@acme.example");
    tenant.run(() -> contacts.putAway(bob.id(), null));
    tenant.run(() -> contacts.change(eve.id(), Edits.contact(Map.of("companyId", "")), "KW", null));
    assertThat(find(Objects.requireNonNull(ann.company()).id()).contactCount()).isEqualTo(1);
  }

  @Test
  void anEditLeavesWhatItDoesNotGive() {
    Company acme = create(Map.of("domains", List.of("acme.example")));
    Company named = change(acme.id(), Map.of("name", "Acme Corporation"));
    assertThat(named.domains()).containsExactly("acme.example");
    assertThat(named.version()).isEqualTo(2);
    Company moved = change(acme.id(), Map.of("domains", List.of("b.example", "acme.example")));
    assertThat(moved.name()).isEqualTo("Acme Corporation");
    assertThat(moved.domains()).containsExactly("b.example", "acme.example");
    assertThat(change(acme.id(), Map.of("name", "")).name()).isEqualTo("B");
  }

  @Test
  void aStaleEditIsRefused() {
    Company acme = create(Map.of("name", "Acme"));
    change(acme.id(), Map.of("name", "Acme 2"));
    Stale stale =
        catchThrowableOfType(
            Stale.class,
            () ->
                tenant.call(
                    () -> companies.change(acme.id(), Edits.company(Map.of("name", "Acme 3")), 1)));
    assertThat(stale.current()).isEqualTo(find(acme.id()));
    assertThat(stale.yours()).isEqualTo(Map.of("name", "Acme 3"));
    assertThatThrownBy(() -> tenant.run(() -> companies.putAway(acme.id(), 1)))
        .isInstanceOf(Stale.class);
  }

  @Test
  void whatIsPutAwayIsGoneUntilRestored() {
    Company acme = create(Map.of("name", "Acme", "domains", List.of("acme.example")));
    tenant.run(() -> companies.putAway(acme.id(), 1));
    assertThatThrownBy(() -> find(acme.id())).isInstanceOf(NotFound.class);
    assertThat(names(Edits.search("acme", 5))).isEmpty();
    tenant.run(() -> companies.restore(acme.id()));
    assertThat(names(Edits.search("cme.exam", 5))).containsExactly("Acme");
  }

  @ParameterizedTest
  @EnumSource(RecordSort.class)
  void everyOrderPagesThroughAllWithoutLossOrDouble(RecordSort sort) {
    List<String> all = List.of("A", "B", "C", "D", "E");
    all.forEach(name -> create(Map.of("name", name)));
    assertThat(names(Edits.list(sort, 2))).containsExactlyInAnyOrderElementsOf(all);
  }

  private Company create(Map<String, ?> given) {
    return tenant.call(() -> companies.create(tenant.viewer(), Edits.company(given)));
  }

  private Company change(UUID id, Map<String, ?> given) {
    return tenant.call(() -> companies.change(id, Edits.company(given), null));
  }

  private Company find(UUID id) {
    return tenant.call(() -> companies.find(id));
  }

  private String refused(Map<String, ?> given) {
    return catchThrowableOfType(Invalid.class, () -> create(given)).errors().getFirst().field();
  }

  private List<String> names(ListQuery first) {
    List<String> all = new ArrayList<>();
    Page<Company> page = tenant.call(() -> companies.page(first));
    page.data().forEach(c -> all.add(c.name()));
    while (page.nextCursor().isPresent()) {
      String cursor = page.nextCursor().get();
      page = tenant.call(() -> companies.page(Edits.after(first, cursor)));
      page.data().forEach(c -> all.add(c.name()));
    }
    return all;
  }
}
