package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InviCrmTest
class ContactSearchTest {
  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jordan",
        "JORD",
        "rdan",
        "müller",
        "mull",
        "ller",
        "jordan muller",
        "Muller, Jordan",
        "jm@blue-door.example",
        "lue-door",
        "blue-door.exam",
        "door jord",
        "jo",
        "example"
      })
  void anyPartOfANameOrAddressFinds(String text) {
    Edits.person(contacts, tenant, "Jordan Müller", "jm@blue-door.example");
    Edits.person(contacts, tenant, "Somebody Else", "se@green.test");
    assertThat(names(text)).containsExactly("Jordan Müller");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jordann", "jordan smith", "ordanm", "or", "--", "xyz jordan"})
  void whatIsNotInItDoesNot(String text) {
    Edits.person(contacts, tenant, "Jordan Müller", "jm@blue-door.example");
    assertThat(names(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"احمد", "أحمد", "عتيبي", "العتيبى", "حمد العت"})
  void arabicNamesAreFoundHoweverTheyAreWritten(String text) {
    Edits.person(contacts, tenant, "أحمد العتيبي");
    assertThat(names(text)).hasSize(1);
  }

  @Test
  void anAddressFindsOnlyWhoHasIt() {
    Edits.person(contacts, tenant, "Joan", "joan@acme.example");
    Edits.person(contacts, tenant, "Joan Two", "two@acme.example");
    assertThat(names("joan@acme.example")).containsExactly("Joan");
    assertThat(names("Joan@Acm")).containsExactly("Joan");
    assertThat(names("oan@acme.example")).hasSize(2);
  }

  @Test
  void addressesThatBeginAlikeArePagedThrough() {
    for (int i = 0; i < 5; i++) Edits.person(contacts, tenant, "P", "a@acme" + i + ".example");
    assertThat(walk(Edits.search("a@acme", 2))).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void wholeWordsComeBeforePartsOfWords() {
    Edits.person(contacts, tenant, "Susanne Abel");
    Edits.person(contacts, tenant, "Anneke Zorn");
    Edits.person(contacts, tenant, "Zora Anne");
    assertThat(names("anne")).containsExactly("Zora Anne", "Anneke Zorn", "Susanne Abel");
  }

  @Test
  void pagesHoldEachPersonOnce() {
    for (int i = 0; i < 7; i++) {
      Edits.person(contacts, tenant, "Ann Annable Joann", "ann" + i + ".hanna@acme.example");
    }
    for (int i = 0; i < 4; i++) Edits.person(contacts, tenant, "Joanna Number" + i);
    List<Contact> found = walk(Edits.search("ann", 2));
    assertThat(found).hasSize(11).doesNotHaveDuplicates();
  }

  @Test
  void pagesOfSeveralWordsHoldEachPersonOnce() {
    for (int i = 0; i < 7; i++) Edits.person(contacts, tenant, "Johnson John " + i);
    Edits.person(contacts, tenant, "Johnson Peter");
    assertThat(walk(Edits.search("joh johns", 3))).hasSize(7 + 1).doesNotHaveDuplicates();
    assertThat(walk(Edits.search("johnson john 3", 3))).hasSize(1);
  }

  @Test
  void anotherWorkspaceFindsNothing() {
    Edits.person(contacts, tenant, "Jordan");
    tenant = TestTenant.create(application);
    assertThat(names("jordan")).isEmpty();
  }

  private List<String> names(String text) {
    return walk(Edits.search(text, 50)).stream().map(Contact::displayName).toList();
  }

  private List<Contact> walk(ListQuery first) {
    List<Contact> all = new ArrayList<>();
    Page<Contact> page = tenant.call(() -> contacts.page(first));
    all.addAll(page.data());
    while (page.nextCursor().isPresent()) {
      String cursor = page.nextCursor().get();
      page = tenant.call(() -> contacts.page(Edits.after(first, cursor)));
      all.addAll(page.data());
    }
    return all;
  }
}
